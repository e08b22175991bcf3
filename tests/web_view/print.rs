//! A card on paper. The rules for it are put in force on the screen: that they say what they
//! should is tested here, in each engine; that a browser breaks pages and prints grounds as they
//! ask is not.

use std::collections::BTreeSet;

use jobwatch::view::JobCard;
use jobwatch::{Job, JobStatus};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CssStyleDeclaration, HtmlElement};

use super::samples::{
    connections, failed, job, running, running_over, show_card, show_job, snapshot,
};
use super::web_support::stage::Stage;

const BLACK: &str = "rgb(0, 0, 0)";
const WHITE: &str = "rgb(255, 255, 255)";

#[wasm_bindgen(module = "/tests/web_view/print.js")]
extern "C" {
    #[wasm_bindgen(js_name = putOnPaper)]
    fn put_on_paper() -> u32;
    #[wasm_bindgen(js_name = putOnScreen)]
    fn put_on_screen() -> u32;
}

/// What is measured while the rules for paper are in force. Nothing may fail meanwhile: in wasm a
/// panic unwinds nothing, and would leave the other tests on paper.
fn on_paper<T>(measure: impl FnOnce() -> T) -> T {
    let rules = put_on_paper();
    let measured = measure();
    put_on_screen();
    assert!(rules > 0, "no rules for print");
    measured
}

fn style(element: &HtmlElement) -> CssStyleDeclaration {
    let window = web_sys::window().unwrap();
    window.get_computed_style(element).unwrap().unwrap()
}

fn value(element: &HtmlElement, property: &str) -> String {
    style(element).get_property_value(property).unwrap()
}

fn is_shown(element: &HtmlElement) -> bool {
    let rect = element.get_bounding_client_rect();
    rect.width() > 0.0 && rect.height() > 0.0
}

/// A failed job with something to open and something to copy.
fn much_to_press() -> Job {
    let mut job = failed("E.1", &"long ".repeat(100));
    job.entities.insert("image_id", "3f1c-77");
    job
}

fn shown_buttons(stage: &Stage<JobCard>) -> usize {
    stage.all("button").iter().filter(|it| is_shown(it)).count()
}

#[wasm_bindgen_test]
async fn paper_has_no_buttons() {
    let cards = connections().into_iter().map(running_over);
    for snapshot in cards.chain([snapshot(much_to_press())]) {
        let stage = show_card(snapshot).await;
        assert_eq!(shown_buttons(&stage), stage.all("button").len());
        assert_eq!(on_paper(|| shown_buttons(&stage)), 0);
    }
}

#[wasm_bindgen_test]
async fn paper_is_black_on_white_in_a_dark_theme_with_colours_of_its_own() {
    for job in [
        running(40.0),
        much_to_press(),
        job(JobStatus::Success),
        job(JobStatus::parse("PENDING_PAYMENT")),
    ] {
        let stage = show_job(job).await;
        let theme = stage.root().style();
        for (property, dark) in [
            ("color-scheme", "dark"),
            ("--job-watch-text", "#eeeeee"),
            ("--job-watch-surface", "#101010"),
            ("--job-watch-fail", "#ff8888"),
        ] {
            theme.set_property(property, dark).unwrap();
        }
        let card = stage.one(".job-watch");
        assert_eq!(on_paper(|| value(&card, "background-color")), WHITE);
        let inks: BTreeSet<_> = on_paper(|| {
            let parts = stage.all(".job-watch *");
            let shown = parts.iter().filter(|part| is_shown(part));
            shown.map(|part| value(part, "color")).collect()
        });
        assert_eq!(inks, BTreeSet::from([BLACK.to_owned()]));
    }
}

#[wasm_bindgen_test]
async fn bar_on_paper_is_filled_and_outlined() {
    let stage = show_job(running(40.0)).await;
    let (fill, track) = (stage.one(".job-watch-fill"), stage.one(".job-watch-track"));
    assert_eq!(on_paper(|| value(&fill, "background-color")), BLACK);
    assert_eq!(on_paper(|| value(&track, "border-top-color")), BLACK);
    assert_eq!(on_paper(|| value(&track, "border-top-width")), "1px");
    // WebKit has the older name.
    let exact = ["print-color-adjust", "-webkit-print-color-adjust"]
        .map(|property| on_paper(|| value(&fill, property)));
    assert!(exact.contains(&"exact".to_owned()), "{exact:?}");
}

#[wasm_bindgen_test]
async fn nothing_on_paper_moves_and_no_bar_is_empty() {
    for job in [running(40.0), job(JobStatus::Running)] {
        let stage = show_job(job).await;
        let (fill, track) = (stage.one(".job-watch-fill"), stage.one(".job-watch-track"));
        for moving in [&fill, &stage.one(".job-watch-turning")] {
            assert_eq!(on_paper(|| value(moving, "animation-name")), "none");
            assert_eq!(on_paper(|| value(moving, "transition-duration")), "0s");
        }
        let seen = on_paper(|| {
            let (fill, track) = (
                fill.get_bounding_client_rect(),
                track.get_bounding_client_rect(),
            );
            let seen = fill.right().min(track.right()) - fill.left().max(track.left());
            seen / track.width()
        });
        assert!(seen > 0.1 && seen < 0.9, "{seen} of the bar is filled");
    }
}

#[wasm_bindgen_test]
async fn what_is_folded_stays_so_and_what_is_open_is_printed_to_its_end() {
    let stage = show_job(failed("E.1", &"a long reason. ".repeat(400))).await;
    let folded = stage.text_of(".job-watch-reason");
    assert_eq!(on_paper(|| stage.text_of(".job-watch-reason")), folded);

    stage.button("Show more").click();
    yew::scheduler::flush().await;
    let text = stage.one(".job-watch-text-open");
    assert!(text.scroll_height() > text.client_height());
    let (all, printed) = on_paper(|| (text.scroll_height(), text.client_height()));
    assert_eq!(printed, all);
}

#[wasm_bindgen_test]
async fn cards_are_kept_in_one_piece() {
    let stage = show_job(running(40.0)).await;
    let card = stage.one(".job-watch-card");
    assert_eq!(on_paper(|| value(&card, "break-inside")), "avoid");
}
