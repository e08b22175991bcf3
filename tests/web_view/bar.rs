//! The progress bar.

use jobwatch::Progress;
use jobwatch::view::{ProgressBar, ProgressBarProps};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::web_support::stage::Stage;

fn props(percent: Option<f64>, lang: &'static str) -> ProgressBarProps {
    yew::props!(ProgressBarProps {
        progress: percent.and_then(Progress::from_percent),
        label: "Export image",
        lang,
    })
}

async fn show(percent: Option<f64>, lang: &'static str) -> Stage<ProgressBar> {
    Stage::show(props(percent, lang)).await
}

fn track(stage: &Stage<ProgressBar>) -> HtmlElement {
    stage.one("[role=progressbar]")
}

fn value_of(stage: &Stage<ProgressBar>, attribute: &str) -> Option<String> {
    track(stage).get_attribute(attribute)
}

/// The share of the track that the fill covers, as laid out, in percent.
fn covered(stage: &Stage<ProgressBar>) -> f64 {
    let track = track(stage);
    let fill = track
        .first_element_child()
        .unwrap()
        .get_bounding_client_rect();
    let track = track.get_bounding_client_rect();
    100.0 * (fill.right() - track.left()) / track.width()
}

#[wasm_bindgen_test]
async fn value_is_whole_percent_of_a_hundred_rounded_down() {
    for (percent, now) in [(0.0, "0"), (29.0, "29"), (99.9, "99"), (100.0, "100")] {
        let stage = show(Some(percent), "en").await;
        assert_eq!(value_of(&stage, "aria-valuemin").as_deref(), Some("0"));
        assert_eq!(value_of(&stage, "aria-valuemax").as_deref(), Some("100"));
        assert_eq!(value_of(&stage, "aria-valuenow").as_deref(), Some(now));
    }
}

#[wasm_bindgen_test]
async fn number_spoken_is_the_number_shown_in_the_readers_way() {
    for (lang, words) in [
        ("en", "42%"),
        ("zh-CN", "42%"),
        ("ar-AE", "42%"),
        ("ar-EG", "٤٢٪\u{61c}"),
    ] {
        let stage = show(Some(42.7), lang).await;
        let spoken = value_of(&stage, "aria-valuetext").unwrap();
        // Engines with other locale data have other blanks and marks.
        let bare = |text: &str| text.replace(['\u{a0}', '\u{202f}', '\u{61c}', '\u{200e}'], "");
        assert_eq!(bare(&spoken), bare(words), "in {lang}");
        assert_eq!(stage.text(), spoken, "in {lang}");
    }
}

#[wasm_bindgen_test]
async fn number_shown_is_not_spoken_twice() {
    let stage = show(Some(42.0), "en").await;
    let shown = track(&stage).next_element_sibling().unwrap();
    assert_eq!(shown.text_content().as_deref(), Some("42%"));
    assert_eq!(shown.get_attribute("aria-hidden").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn indeterminate_bar_has_no_value_at_all() {
    let stage = show(None, "en").await;
    assert_eq!(value_of(&stage, "aria-valuenow"), None);
    assert_eq!(value_of(&stage, "aria-valuetext"), None);
    assert_eq!(stage.text(), "");
}

#[wasm_bindgen_test]
async fn bar_that_gains_and_loses_its_value_says_so() {
    let mut stage = show(None, "en").await;
    stage.update(props(Some(30.0), "en")).await;
    assert_eq!(value_of(&stage, "aria-valuenow").as_deref(), Some("30"));

    stage.update(props(None, "en")).await;
    assert_eq!(value_of(&stage, "aria-valuenow"), None);
    assert_eq!(value_of(&stage, "aria-valuetext"), None);
    let share = stage.one(".job-watch-fill").style();
    assert_eq!(share.get_property_value("--job-watch-share").unwrap(), "");
}

#[wasm_bindgen_test]
async fn bar_has_a_name_with_and_without_a_value() {
    for percent in [None, Some(42.0)] {
        let stage = show(percent, "en").await;
        assert_eq!(
            value_of(&stage, "aria-label").as_deref(),
            Some("Export image")
        );
    }
}

#[wasm_bindgen_test]
async fn nothing_meaningful_is_inside_the_bar() {
    for percent in [None, Some(42.0)] {
        let stage = show(percent, "en").await;
        assert_eq!(track(&stage).text_content().as_deref(), Some(""));
        assert!(!stage.has("[role=progressbar] [role], [role=progressbar] [aria-label]"));
    }
}

#[wasm_bindgen_test]
async fn fill_covers_the_share_of_the_track() {
    for percent in [0.0, 25.0, 42.5, 100.0] {
        let stage = show(Some(percent), "en").await;
        end_transitions(&stage);
        assert!(
            (covered(&stage) - percent).abs() < 1.0,
            "{} % instead of {percent} %",
            covered(&stage)
        );
    }
}

#[wasm_bindgen_test]
async fn fill_follows_the_value() {
    let mut stage = show(Some(20.0), "en").await;
    stage.update(props(Some(60.0), "en")).await;
    end_transitions(&stage);
    assert!((covered(&stage) - 60.0).abs() < 1.0);
}

/// The fill moves in its own time; where it is going is what counts.
fn end_transitions(stage: &Stage<ProgressBar>) {
    let fill: HtmlElement = stage.one(".job-watch-fill");
    fill.style().set_property("transition", "none").unwrap();
}
