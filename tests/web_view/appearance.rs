//! The row and the badge: the same job in less room.

use jobwatch::view::{Appearance, JobCard, JobCardProps};
use jobwatch::{Connection, Job, JobStatus, PausedBy, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;

use super::computed::computed;
use super::samples::{card, connections, failed, job, running, running_over, snapshot, unsent};
use super::web_support::stage::{Stage, name_of};

const PAUSED: Connection = Connection::Paused {
    by: PausedBy::Person,
};

fn props(appearance: Appearance, snapshot: Snapshot) -> JobCardProps {
    JobCardProps {
        appearance,
        ..card(snapshot)
    }
}

async fn show(appearance: Appearance, snapshot: Snapshot) -> Stage<JobCard> {
    Stage::show(props(appearance, snapshot)).await
}

async fn row(snapshot: Snapshot) -> Stage<JobCard> {
    show(Appearance::Inline, snapshot).await
}

fn note_of(stage: &Stage<JobCard>) -> String {
    stage.text_of(".job-watch-note")
}

fn at_work(task: &str) -> Job {
    Job {
        current_task: Some(task.to_owned()),
        ..running(40.0)
    }
}

/// Rows with as different texts as there are.
fn many_kinds() -> Vec<Snapshot> {
    let long = "wordwithoutend".repeat(40);
    let ended = [JobStatus::Success, JobStatus::Cancelled].map(job);
    let jobs = [
        running(3.0),
        running(100.0),
        job(JobStatus::Init),
        job(JobStatus::Other(long.clone())),
        at_work("Uploading"),
        at_work(&long),
        failed("E.1", &long),
    ];
    let jobs = jobs.into_iter().chain(ended).map(snapshot);
    let links = connections().into_iter().map(running_over);
    let unseen = [Connection::Connecting, Connection::Offline].map(|connection| Snapshot {
        connection,
        ..Snapshot::default()
    });
    jobs.chain(links).chain(unseen).collect()
}

// Words for attributes.

#[wasm_bindgen_test]
fn every_appearance_has_a_word() {
    for (word, appearance) in [
        ("card", Some(Appearance::Card)),
        ("inline", Some(Appearance::Inline)),
        ("badge", Some(Appearance::Badge)),
        ("Card", None),
        ("", None),
    ] {
        assert_eq!(Appearance::from_word(word), appearance);
        assert!(appearance.is_none_or(|known| known.word() == word));
    }
    assert_eq!(Appearance::default(), Appearance::Card);
}

#[wasm_bindgen_test]
async fn every_appearance_is_a_named_group_in_a_state() {
    for appearance in Appearance::ALL {
        let stage = show(appearance, running_over(Connection::Offline)).await;
        let group = stage.one(".job-watch[role=group]");
        let attribute = |name| group.get_attribute(name).unwrap_or_default();
        assert_eq!(attribute("aria-label"), "Export image");
        assert_eq!(attribute("data-state"), "running");
        assert_eq!(attribute("data-link"), "warning");
    }
}

// The row.

#[wasm_bindgen_test]
async fn row_shows_badge_bar_percent_and_task() {
    let stage = row(snapshot(at_work("Uploading"))).await;
    assert_eq!(stage.text_of(".job-watch-badge"), "Running");
    let bar = stage.one("[role=progressbar]");
    assert_eq!(bar.get_attribute("aria-valuenow").as_deref(), Some("40"));
    assert_eq!(stage.text_of(".job-watch-percent"), "40%");
    assert_eq!(note_of(&stage), "Uploading");
}

#[wasm_bindgen_test]
async fn row_of_a_counted_job_tells_the_count_where_there_is_no_task() {
    let mut parent = job(JobStatus::Running);
    parent.sub_jobs = vec![job(JobStatus::Success), job(JobStatus::Running)];
    let stage = row(snapshot(parent)).await;
    assert_eq!(note_of(&stage), "1 of 2 subtasks done");
}

#[wasm_bindgen_test]
async fn row_of_a_failed_job_tells_the_reason_else_the_code() {
    let stage = row(snapshot(failed("E.1", "No quota."))).await;
    assert_eq!(note_of(&stage), "No quota.");
    let mut without_reason = failed("E.1", "");
    without_reason.fail_reason = None;
    let stage = row(snapshot(without_reason)).await;
    assert_eq!(note_of(&stage), "E.1");
}

#[wasm_bindgen_test]
async fn row_over_a_bad_link_tells_what_is_wrong_and_keeps_badge_and_percent() {
    for (connection, sentence) in [
        (
            Connection::Offline,
            "No network. Updates go on by themselves when it is back.",
        ),
        (
            Connection::Rejected(unsent()),
            "No request was sent: the job's address, id, headers or mapping are not valid.",
        ),
    ] {
        let stage = row(running_over(connection)).await;
        assert_eq!(note_of(&stage), sentence);
        assert_eq!(stage.text_of(".job-watch-badge"), "Running");
        assert_eq!(stage.text_of(".job-watch-percent"), "40%");
    }
}

#[wasm_bindgen_test]
async fn mark_of_the_link_says_in_words_how_it_is_and_since_when() {
    for connection in connections() {
        let stage = row(running_over(connection.clone())).await;
        let mark = stage.one(".job-watch-link[role=img]");
        let words = mark.get_attribute("aria-label").unwrap();
        assert_eq!(mark.get_attribute("title").as_ref(), Some(&words));
        let fresh = matches!(
            connection,
            Connection::Connecting | Connection::Live | Connection::Finished
        );
        assert!(!words.is_empty());
        assert_eq!(words.contains("Last answer at Sep 17, 2015"), !fresh);
    }
}

#[wasm_bindgen_test]
async fn row_has_the_buttons_of_a_card() {
    for connection in connections() {
        let buttons = |stage: &Stage<JobCard>| {
            let buttons = stage.all(".job-watch-actions button");
            buttons.iter().map(|it| name_of(it)).collect::<Vec<_>>()
        };
        let in_card = show(Appearance::Card, running_over(connection.clone())).await;
        let in_row = row(running_over(connection)).await;
        assert_eq!(buttons(&in_row), buttons(&in_card));
    }
}

fn opacity_of_actions(stage: &Stage<JobCard>) -> String {
    computed(&stage.one(".job-watch-actions"), "opacity")
}

/// Whether the browser has something to point with; without it, nothing is on demand.
fn can_hover() -> bool {
    let media = web_sys::window().unwrap().match_media("(hover: hover)");
    media.unwrap().unwrap().matches()
}

/// On demand: the keyboard finds them as the mouse does.
#[wasm_bindgen_test]
async fn buttons_of_a_row_show_with_the_focus_and_where_a_person_is_needed() {
    let stage = row(running_over(Connection::Live)).await;
    let before = if can_hover() { "0" } else { "1" };
    assert_eq!(opacity_of_actions(&stage), before);
    stage.button("Refresh now").focus().unwrap();
    assert_eq!(opacity_of_actions(&stage), "1");
    for connection in [PAUSED, Connection::Offline, Connection::TimedOut] {
        let stage = row(running_over(connection)).await;
        assert_eq!(opacity_of_actions(&stage), "1");
    }
}

// Columns.

/// Where the parts of a row begin and end, whatever it has of them.
fn columns(stage: &Stage<JobCard>) -> Vec<Option<(f64, f64)>> {
    let parts = ["badge", "track", "percent", "note", "link", "actions"];
    let place = |part: &str| {
        let found = stage.all(&format!(".job-watch-{part}"));
        let rect = found.first()?.get_bounding_client_rect();
        Some((rect.left(), rect.right()))
    };
    parts.map(place).to_vec()
}

fn assert_lined_up(before: &[Option<(f64, f64)>], now: &[Option<(f64, f64)>]) {
    for (before, now) in before.iter().zip(now) {
        if let (Some(before), Some(now)) = (before, now) {
            assert!((before.0 - now.0).abs() < 0.5, "{before:?} and {now:?}");
            assert!((before.1 - now.1).abs() < 0.5, "{before:?} and {now:?}");
        }
    }
}

async fn row_of_width(width: i32, snapshot: Snapshot, lang: &'static str) -> Stage<JobCard> {
    let mut props = props(Appearance::Inline, snapshot);
    props.lang = Some(lang.into());
    let stage = Stage::<JobCard>::show(props).await;
    let size = format!("{width}px");
    let style = stage.root().style();
    style.set_property("inline-size", &size).unwrap();
    stage
}

#[wasm_bindgen_test]
async fn rows_of_one_width_line_up_whatever_is_in_them() {
    for (width, tallest) in [(800, 32.0), (500, 32.0), (300, 60.0), (220, 60.0)] {
        for lang in ["en", "zh-CN"] {
            let first = row_of_width(width, snapshot(at_work("Uploading")), lang).await;
            let expected = columns(&first);
            assert!(expected.iter().all(Option::is_some));
            for snapshot in many_kinds() {
                let stage = row_of_width(width, snapshot, lang).await;
                assert_lined_up(&expected, &columns(&stage));
                let height = stage.one(".job-watch").get_bounding_client_rect().height();
                assert!(height <= tallest, "{height} px at {width} px in {lang}");
                let root = stage.root();
                assert!(root.scroll_width() <= width, "{} px", root.scroll_width());
            }
        }
    }
}

/// Of the widget's own words, the badge of a row cuts none.
#[wasm_bindgen_test]
async fn badge_of_a_row_has_room_for_every_word() {
    for lang in ["en", "zh-CN"] {
        for word in ["INIT", "RUNNING", "SUCCESS", "FAIL", "CANCEL"] {
            let shown = snapshot(job(JobStatus::parse(word)));
            let stage = row_of_width(800, shown, lang).await;
            let word = stage.one(".job-watch-badge-word");
            assert!(
                word.scroll_width() <= word.client_width(),
                "{}",
                stage.text()
            );
        }
    }
}

/// A word that is cut off can be read in the tooltip, and by a screen reader as it is.
#[wasm_bindgen_test]
async fn cut_text_is_whole_in_the_tooltip() {
    let task = "Copying the blocks of the second volume to the other region";
    let stage = row_of_width(300, snapshot(at_work(task)), "en").await;
    let note = stage.one(".job-watch-note");
    assert!(note.scroll_width() > note.client_width());
    assert_eq!(note.get_attribute("title").as_deref(), Some(task));
    assert_eq!(note.text_content().as_deref(), Some(task));
}

#[wasm_bindgen_test]
async fn cut_text_shows_its_beginning_whichever_way_the_row_runs() {
    let task = "Copying the blocks of the second volume to the other region";
    let stage = row_of_width(300, snapshot(at_work(task)), "ar").await;
    let note = stage.one(".job-watch-note");
    assert!(note.scroll_width() > note.client_width());
    // What is cut is at the end of the direction.
    assert_eq!(note.matches(":dir(ltr)"), Ok(true));
}

#[wasm_bindgen_test]
async fn a_hundred_kilobytes_stay_out_of_the_row() {
    let stage = row(snapshot(failed("E.1", &"x".repeat(100_000)))).await;
    assert!(stage.root().inner_html().len() < 5_000);
}

// The badge.

#[wasm_bindgen_test]
async fn badge_alone_tells_the_rest_in_words_and_in_its_tooltip() {
    let stage = show(Appearance::Badge, running_over(Connection::Live)).await;
    assert_eq!(stage.text(), "Running (40%. Up to date)");
    let seen = stage.one(".job-watch-badge-word");
    assert_eq!(seen.text_content().as_deref(), Some("Running"));
    let title = stage.one(".job-watch").get_attribute("title");
    assert_eq!(title.as_deref(), Some("Export image: 40%. Up to date"));
    assert!(!stage.has("button, [role=progressbar]"));
}

#[wasm_bindgen_test]
async fn badge_alone_says_that_it_is_out_of_date_and_since_when() {
    let stage = show(Appearance::Badge, running_over(PAUSED)).await;
    assert!(stage.has(".job-watch-badge.job-watch-stale"));
    let text = stage.text();
    assert!(
        text.starts_with("Running (40%. Updates paused Last answer at Sep 17, 2015"),
        "{text}"
    );
}

#[wasm_bindgen_test]
async fn badge_alone_is_as_large_as_a_badge() {
    let stage = show(Appearance::Badge, running_over(Connection::Live)).await;
    let badge = stage.one(".job-watch-badge").get_bounding_client_rect();
    let whole = stage.one(".job-watch").get_bounding_client_rect();
    assert_eq!(
        (badge.width(), badge.height()),
        (whole.width(), whole.height())
    );
}

// Changes.

#[wasm_bindgen_test]
async fn appearance_can_change_while_it_is_shown() {
    let shown = running_over(Connection::Live);
    let mut stage = show(Appearance::Card, shown.clone()).await;
    for appearance in [Appearance::Badge, Appearance::Inline, Appearance::Card] {
        stage.update(props(appearance, shown.clone())).await;
        let fresh = show(appearance, shown.clone()).await;
        assert_eq!(stage.text(), fresh.text());
        let classes = |stage: &Stage<JobCard>| {
            let elements = stage.all("*");
            elements
                .iter()
                .map(|it| it.get_attribute("class"))
                .collect::<Vec<_>>()
        };
        assert_eq!(classes(&stage), classes(&fresh));
    }
}
