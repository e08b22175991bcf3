//! Texts of the server: whatever they contain, they are text.

use jobwatch::view::JobCard;
use jobwatch::{Job, JobStatus};
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{failed, has_focus, job, show_job};
use super::web_support::stage::Stage;

const MARKUP: &str = "<img src=x onerror=alert(1)><b>bold</b> &amp; \"quoted\"";
/// Right-to-left override and isolate, which would turn the rest of the line around.
const MARKS: &str = "\u{202e}gpj.exe \u{2067}abc";

/// A job that has the text in every place that comes from the server.
fn job_full_of(text: &str) -> Job {
    let mut parent = failed(text, text);
    parent.job_type = Some(text.to_owned());
    parent.entities.insert(text, text);
    parent.sub_jobs = vec![Job::new("s", text, JobStatus::Other(text.to_owned()))];
    parent
}

fn running_job_full_of(text: &str) -> Job {
    let mut job = Job::new("j", text, JobStatus::Other(text.to_owned()));
    job.current_task = Some(text.to_owned());
    job
}

#[wasm_bindgen_test]
async fn markup_stays_text() {
    for job in [job_full_of(MARKUP), running_job_full_of(MARKUP)] {
        let stage = show_job(job).await;
        assert!(!stage.has("img, b, script"));
        assert!(stage.text().contains(MARKUP));
    }
}

#[wasm_bindgen_test]
async fn every_text_of_the_server_has_a_direction_of_its_own() {
    for text in [MARKS, MARKUP] {
        for job in [job_full_of(text), running_job_full_of(text)] {
            let stage = show_job(job).await;
            let everywhere = stage.text().matches(text).count();
            let isolated = stage.all("bdi[dir=auto]");
            let isolated = isolated
                .iter()
                .filter(|bdi| bdi.text_content().as_deref() == Some(text));
            assert_eq!(
                isolated.count(),
                everywhere,
                "{}",
                stage.root().inner_html()
            );
            assert!(everywhere >= 3);
        }
    }
}

fn long_reason() -> String {
    "The volume could not be attached. ".repeat(100)
}

fn reason_of(stage: &Stage<JobCard>) -> String {
    stage.text_of(".job-watch-reason bdi")
}

#[wasm_bindgen_test]
async fn long_text_is_folded_and_can_be_opened_and_closed() {
    let stage = show_job(failed("E.1", &long_reason())).await;
    assert!(reason_of(&stage).chars().count() < 200);
    assert!(reason_of(&stage).ends_with('…'));
    assert_eq!(expanded(&stage), "false");

    toggle(&stage).await;
    assert_eq!(reason_of(&stage), long_reason());
    assert_eq!(expanded(&stage), "true");

    toggle(&stage).await;
    assert!(reason_of(&stage).ends_with('…'));
    assert_eq!(expanded(&stage), "false");
}

async fn toggle(stage: &Stage<JobCard>) {
    stage.one("button[aria-expanded]").click();
    yew::scheduler::flush().await;
}

fn expanded(stage: &Stage<JobCard>) -> String {
    let button = stage.one("button[aria-expanded]");
    button.get_attribute("aria-expanded").unwrap()
}

#[wasm_bindgen_test]
async fn short_text_is_not_folded() {
    let stage = show_job(failed("E.1", "No quota.")).await;
    assert_eq!(reason_of(&stage), "No quota.");
    assert!(!stage.has("button[aria-expanded]"));
}

/// Three bytes each, and not in step with any number of bytes at which a text could be cut.
#[wasm_bindgen_test]
async fn text_of_wide_characters_is_cut_by_characters_too() {
    for prefix in ["", "a", "ab"] {
        let text = format!("{prefix}{}", "错".repeat(200));
        let stage = show_job(failed("E.1", &text)).await;
        let shown = reason_of(&stage);
        let head = shown.strip_suffix('…').expect("it is folded");
        assert!(text.starts_with(head));
        assert_eq!(head.chars().count(), 160);
    }
}

#[wasm_bindgen_test]
async fn a_hundred_kilobytes_stay_inside_the_card() {
    let text = "x".repeat(100_000);
    let mut job = failed(&text, &text);
    job.entities.insert(text.as_str(), text.as_str());
    let stage = show_job(job).await;
    for button in stage.all("button[aria-expanded]") {
        button.click();
        yew::scheduler::flush().await;
    }
    let card = stage.one(".job-watch");
    assert!(card.scroll_width() <= card.client_width());
    assert_eq!(stage.all("[role=region]").len(), 3);
}

/// WebKit lets nobody scroll by keyboard what cannot have the focus.
#[wasm_bindgen_test]
async fn opened_text_that_scrolls_can_be_reached_by_keyboard() {
    let stage = show_job(failed("E.1", &long_reason())).await;
    assert!(!stage.has("[role=region]"));
    toggle(&stage).await;
    let region = stage.one("[role=region]");
    assert!(region.scroll_height() > region.client_height());
    assert_eq!(region.tab_index(), 0);
    assert_eq!(
        region.get_attribute("aria-label").as_deref(),
        Some("Full text")
    );
}

#[wasm_bindgen_test]
async fn opening_leaves_the_focus_where_it_is() {
    let stage = show_job(failed("E.1", &long_reason())).await;
    let button = stage.one("button[aria-expanded]");
    button.focus().unwrap();
    toggle(&stage).await;
    assert!(has_focus(&button));
}

/// A native button answers to Enter and the space bar by itself, and to a screen reader.
#[wasm_bindgen_test]
async fn everything_that_can_be_pressed_is_a_native_button_in_the_tab_order() {
    let mut job = job(JobStatus::Running);
    for number in 1..=9 {
        job.entities.insert(format!("server_{number}"), "s");
    }
    let stage = show_job(job).await;
    let buttons = stage.all("button, [role=button], [tabindex='0'], a, summary");
    // One of each resource that is shown, one for more of them, and those of the link.
    assert_eq!(buttons.len(), 4 + 1 + 2);
    for button in buttons {
        assert_eq!(button.tag_name(), "BUTTON");
        // Without it a button inside a form of the page would send that form.
        assert_eq!(button.get_attribute("type").as_deref(), Some("button"));
        assert_eq!(button.tab_index(), 0);
        button.focus().unwrap();
        assert!(has_focus(&button));
    }
}
