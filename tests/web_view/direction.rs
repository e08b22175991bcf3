//! Which way the lines run.

use jobwatch::view::{
    Direction, JobCard, JobCardProps, ProgressBar, ProgressBarProps, StatusBadge, StatusBadgeProps,
};
use jobwatch::{Job, JobStatus, Progress};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DomRect, Element};
use yew::Callback;

use super::samples::{connections, failed, job, running, running_over, snapshot};
use super::web_support::stage::{Stage, document};

fn card(job: Job, lang: &'static str) -> JobCardProps {
    yew::props!(JobCardProps {
        snapshot: snapshot(job),
        lang,
    })
}

fn dir_of(element: &Element) -> Option<String> {
    element.get_attribute("dir")
}

/// Where the letters are, which an element may have room around.
fn letters(element: &Element) -> DomRect {
    let range = document().create_range().unwrap();
    range.select_node_contents(element).unwrap();
    range.get_bounding_client_rect()
}

#[wasm_bindgen_test]
async fn card_runs_as_its_language_does() {
    for (lang, dir) in [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("en", "ltr"),
        ("zh", "ltr"),
    ] {
        let stage = Stage::<JobCard>::show(card(running(1.0), lang)).await;
        assert_eq!(dir_of(&stage.one(".job-watch")).as_deref(), Some(dir));
    }
}

#[wasm_bindgen_test]
async fn page_may_have_it_run_the_other_way() {
    let props = yew::props!(JobCardProps {
        snapshot: snapshot(running(40.0)),
        lang: "ar",
        dir: Some(Direction::LeftToRight),
    });
    let stage = Stage::<JobCard>::show(props).await;
    assert_eq!(dir_of(&stage.one(".job-watch")).as_deref(), Some("ltr"));
    // All of it: no part says anything else.
    assert!(!stage.has("[dir=rtl]"), "{}", stage.root().inner_html());
}

#[wasm_bindgen_test]
async fn part_with_a_language_of_its_own_runs_as_that_does() {
    let badge = yew::props!(StatusBadgeProps { lang: "ar" });
    let badge = Stage::<StatusBadge>::show(badge).await;
    let icon = badge.one("svg").get_bounding_client_rect();
    let word = badge.one("bdi").get_bounding_client_rect();
    assert!(icon.left() >= word.right(), "the icon is before the word");
}

#[wasm_bindgen_test]
async fn bar_fills_from_where_lines_begin() {
    let bar = |lang| {
        Stage::<ProgressBar>::show(yew::props!(ProgressBarProps {
            progress: Progress::from_percent(25.0),
            label: "bar",
            lang: Some(yew::AttrValue::Static(lang)),
        }))
    };
    for (lang, from_left, to_right) in [("en", 0.0, 0.75), ("ar", 0.75, 0.0)] {
        let stage = bar(lang).await;
        let fill = stage.one(".job-watch-fill");
        fill.style().set_property("transition", "none").unwrap();
        let fill = fill.get_bounding_client_rect();
        let track = stage.one(".job-watch-track").get_bounding_client_rect();
        let visible = (
            (fill.left().max(track.left()) - track.left()) / track.width(),
            (track.right() - fill.right().min(track.right())) / track.width(),
        );
        assert!(
            (visible.0 - from_left).abs() < 0.01,
            "{visible:?} in {lang}"
        );
        assert!((visible.1 - to_right).abs() < 0.01, "{visible:?} in {lang}");
    }
}

/// Latin ids in an Arabic card are read from the left, and begin at the right like all else.
#[wasm_bindgen_test]
async fn text_of_another_direction_begins_where_its_neighbours_do() {
    let mut sub_job = running(1.0);
    sub_job.entities.insert("id", "i-1");
    let mut parent = running(40.0);
    parent.job_type = Some("frobnicate".to_owned());
    parent.sub_jobs = vec![sub_job];
    for (lang, label) in [("ar", "frobnicate"), ("en", "مهمة")] {
        let props = yew::props!(JobCardProps {
            snapshot: snapshot(parent.clone()),
            lang,
            label,
        });
        let stage = Stage::<JobCard>::show(props).await;
        let card = stage.one(".job-watch").get_bounding_client_rect();
        for part in [
            ".job-watch-title",
            ".job-watch-row-name",
            ".job-watch-row-detail",
        ] {
            let text = letters(&stage.one(part));
            let (before, after) = (text.left() - card.left(), card.right() - text.right());
            let begins_right = after < before;
            assert_eq!(begins_right, lang == "ar", "{part} in {lang}");
            assert!(
                after.min(before) < 24.0,
                "{part} in {lang}: {before} {after}"
            );
        }
    }
}

/// The Arabic question mark is the Latin one in a mirror; nothing else of the icons is.
#[wasm_bindgen_test]
async fn question_mark_is_that_of_the_script() {
    let scale = async |status: JobStatus, lang: &'static str| {
        let props = yew::props!(StatusBadgeProps { status, lang });
        let stage = Stage::<StatusBadge>::show(props).await;
        let style = web_sys::window().unwrap();
        let style = style
            .get_computed_style(&stage.one("svg"))
            .unwrap()
            .unwrap();
        style.get_property_value("scale").unwrap()
    };
    let unknown = || JobStatus::Other(String::new());
    assert_eq!(scale(unknown(), "ar").await, "-1 1");
    assert_eq!(scale(unknown(), "en").await, "none");
    assert_eq!(scale(JobStatus::Running, "ar").await, "none");
}

/// WCAG 2.2, 1.4.10, where what sticks out would do so at the left.
#[wasm_bindgen_test]
async fn narrow_card_does_not_scroll_sideways_in_arabic() {
    let mut long = failed("Ecs.0319_a_code_that_goes_on_and_on", &"وكلمة".repeat(200));
    long.sub_jobs = vec![failed("E.2", "no"), running(5.0)];
    long.entities
        .insert("image_id", "0123456789abcdef".repeat(3).as_str());
    let jobs = [snapshot(long), snapshot(job(JobStatus::Init))];
    let snapshots = jobs
        .into_iter()
        .chain(connections().into_iter().map(running_over));
    for snapshot in snapshots {
        let props = yew::props!(JobCardProps {
            snapshot,
            lang: "ar",
            on_refresh: Some(Callback::noop()),
            on_pause: Some(Callback::noop()),
            on_resume: Some(Callback::noop()),
        });
        let stage = Stage::<JobCard>::show(props).await;
        let card = stage.one(".job-watch");
        card.style().set_property("inline-size", "288px").unwrap();
        let (width, inside) = (card.scroll_width(), card.client_width());
        assert!(
            width <= inside,
            "{width} px in {inside} px: {}",
            stage.text()
        );
    }
}
