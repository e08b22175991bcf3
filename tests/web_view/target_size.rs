//! Targets for fingers (WCAG 2.2, 2.5.8).

use jobwatch::view::JobCard;
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{card, connections, failed, running_over, snapshot};
use super::web_support::stage::{Stage, name_of};

const SMALLEST_PX: f64 = 24.0;

async fn assert_large_enough(snapshot: jobwatch::Snapshot) -> usize {
    let stage = Stage::<JobCard>::show(card(snapshot)).await;
    let buttons = stage.all("button");
    for button in &buttons {
        let rect = button.get_bounding_client_rect();
        assert!(
            rect.width() >= SMALLEST_PX && rect.height() >= SMALLEST_PX,
            "{} is {} by {}",
            name_of(button),
            rect.width(),
            rect.height()
        );
    }
    buttons.len()
}

#[wasm_bindgen_test]
async fn every_button_is_large_enough_to_hit() {
    let mut buttons = 0;
    for connection in connections() {
        buttons += assert_large_enough(running_over(connection)).await;
    }
    assert!(buttons > 10);
}

#[wasm_bindgen_test]
async fn fold_and_copy_buttons_are_large_enough_to_hit() {
    let mut folded = failed("E.1", &"long ".repeat(100));
    folded.entities.insert("image_id", "3f1c-77");
    assert_eq!(assert_large_enough(snapshot(folded)).await, 3);
}

/// 320 px wide is 1280 px at 400 % zoom (WCAG 2.2, 1.4.10).
#[wasm_bindgen_test]
async fn narrow_card_does_not_scroll_sideways() {
    let mut job = failed(
        "Ecs.0319_a_code_that_goes_on_and_on",
        &"wordwithoutend".repeat(40),
    );
    job.entities.insert(
        "image_id",
        "0123456789abcdef0123456789abcdef0123456789abcdef",
    );
    job.sub_jobs = vec![failed("E.2", "no"), super::samples::running(5.0)];
    let stage = Stage::<JobCard>::show(card(snapshot(job))).await;
    let root = stage.root();
    for width in [320, 288, 200] {
        let size = format!("{width}px");
        root.style().set_property("inline-size", &size).unwrap();
        assert!(root.scroll_width() <= width, "{} px", root.scroll_width());
    }
}

/// The spacing that a reader may set (WCAG 2.2, 1.4.12).
const SPACING: [(&str, &str); 3] = [
    ("line-height", "1.5"),
    ("letter-spacing", "0.12em"),
    ("word-spacing", "0.16em"),
];

#[wasm_bindgen_test]
async fn wider_spacing_of_text_cuts_nothing() {
    let mut job = failed(
        "Ecs.0319",
        "The flavor is sold out in this zone. Choose another.",
    );
    job.entities.insert("image_id", "3f1c-77");
    job.sub_jobs = vec![failed("E.2", "no"), super::samples::running(5.0)];
    let stage = Stage::<JobCard>::show(card(snapshot(job))).await;
    stage
        .root()
        .style()
        .set_property("inline-size", "320px")
        .unwrap();
    for element in stage.all(".job-watch, .job-watch *") {
        for (property, value) in SPACING {
            element.style().set_property(property, value).unwrap();
        }
    }

    let card = stage.one(".job-watch").get_bounding_client_rect();
    let texts = stage.all(".job-watch :not(.job-watch-unseen, .job-watch-track *)");
    let shown = texts.iter().filter(|text| text.client_height() > 0);
    let mut seen = 0;
    for text in shown {
        let (rect, markup) = (text.get_bounding_client_rect(), text.outer_html());
        assert!(
            rect.left() >= card.left() && rect.right() <= card.right(),
            "{markup} sticks out"
        );
        assert!(
            text.scroll_height() <= text.client_height(),
            "{markup} is cut"
        );
        seen += 1;
    }
    assert!(seen > 8, "{seen} texts");
}

/// Where a page gives a card no width of its own, and neither too little of it.
#[wasm_bindgen_test]
async fn card_is_as_wide_as_its_words_where_its_width_is_its_own_affair() {
    for (display, width, least) in [
        ("flex", "600px", 240.0),
        ("grid", "320px", 240.0),
        // Its own words, in whatever font, are all that there is to go by.
        ("inline-block", "auto", 150.0),
    ] {
        let mut job = super::samples::running(40.0);
        job.entities
            .insert("image_id", "0123456789abcdef0123456789abcdef");
        let stage = Stage::<JobCard>::show(card(snapshot(job))).await;
        let root = stage.root();
        root.style().set_property("display", display).unwrap();
        root.style().set_property("inline-size", width).unwrap();
        root.style().set_property("justify-items", "start").unwrap();
        let card = stage.one(".job-watch").get_bounding_client_rect();
        assert!(card.width() >= least, "{} px in {display}", card.width());
        assert!(card.width() < 600.0, "{} px in {display}", card.width());
        let title = stage.one(".job-watch-title").get_bounding_client_rect();
        assert!(title.height() < 30.0, "the title is broken in {display}");
    }
}
