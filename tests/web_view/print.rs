//! A card on paper. The rules for it are put in force on the screen: that they say what they
//! should is tested here, in each engine; that a browser breaks pages and prints grounds as they
//! ask is not.

use jobwatch::view::JobCard;
use jobwatch::{Connection, Job, JobStatus, PausedBy};
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
    #[wasm_bindgen(js_name = onPaper)]
    fn on_paper() -> u32;
    #[wasm_bindgen(js_name = onScreen)]
    fn on_screen() -> u32;
}

/// The rules for paper, in force until this is dropped.
struct Paper;

impl Paper {
    fn instead_of_the_screen() -> Self {
        assert!(on_paper() > 0, "no rules for print");
        Self
    }
}

impl Drop for Paper {
    fn drop(&mut self) {
        on_screen();
    }
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
        let buttons = stage.all("button").len();
        assert_eq!(shown_buttons(&stage), buttons);

        let _paper = Paper::instead_of_the_screen();
        assert_eq!(shown_buttons(&stage), 0);
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
        let _paper = Paper::instead_of_the_screen();
        assert_eq!(value(&stage.one(".job-watch"), "background-color"), WHITE);
        for text in stage.all(".job-watch *").iter().filter(|it| is_shown(it)) {
            assert_eq!(value(text, "color"), BLACK, "{}", text.outer_html());
        }
    }
}

#[wasm_bindgen_test]
async fn bar_on_paper_is_filled_and_outlined_and_stands_still() {
    for job in [running(40.0), job(JobStatus::Running)] {
        let stage = show_job(job).await;
        let fill = stage.one(".job-watch-fill");
        let track = stage.one(".job-watch-track");

        let _paper = Paper::instead_of_the_screen();
        assert_eq!(value(&fill, "background-color"), BLACK);
        let exact = ["print-color-adjust", "-webkit-print-color-adjust"];
        let exact = exact.map(|property| value(&fill, property));
        assert!(exact.contains(&"exact".to_owned()), "{exact:?}");
        assert_eq!(value(&track, "border-top-color"), BLACK);
        for moving in [&fill, &stage.one(".job-watch-badge > svg")] {
            assert_eq!(value(moving, "animation-name"), "none");
            assert_eq!(value(moving, "transition-duration"), "0s");
        }
        let (fill, track) = (
            fill.get_bounding_client_rect(),
            track.get_bounding_client_rect(),
        );
        let seen = fill.right().min(track.right()) - fill.left().max(track.left());
        assert!(
            seen > 10.0 && seen < track.width() - 10.0,
            "{seen} px of the fill"
        );
    }
}

#[wasm_bindgen_test]
async fn what_is_folded_stays_so_and_what_is_open_is_printed_to_its_end() {
    let reason = "a long reason. ".repeat(400);
    let stage = show_job(failed("E.1", &reason)).await;
    {
        let _paper = Paper::instead_of_the_screen();
        assert!(!stage.has(".job-watch-text-open"));
    }
    stage.button("Show more").click();
    yew::scheduler::flush().await;
    let text = stage.one(".job-watch-text-open");
    assert!(text.scroll_height() > text.client_height());

    let _paper = Paper::instead_of_the_screen();
    assert_eq!(text.scroll_height(), text.client_height());
}

#[wasm_bindgen_test]
async fn cards_are_kept_in_one_piece() {
    let paused = Connection::Paused {
        by: PausedBy::Person,
    };
    let stage = show_card(running_over(paused)).await;
    let _paper = Paper::instead_of_the_screen();
    assert_eq!(
        value(&stage.one(".job-watch-card"), "break-inside"),
        "avoid"
    );
}
