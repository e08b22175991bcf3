//! How little is touched when something new comes.

use jobwatch::view::{Appearance, JobCard, JobCardProps};
use jobwatch::{Connection, JobStatus, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{card, connections, failed, job, running, running_over, snapshot};
use super::web_support::mutations::Mutations;
use super::web_support::stage::Stage;

async fn changes(before: Snapshot, after: Snapshot) -> Vec<String> {
    changes_as(Appearance::Card, before, after).await
}

async fn changes_as(appearance: Appearance, before: Snapshot, after: Snapshot) -> Vec<String> {
    let props = |snapshot| JobCardProps {
        appearance,
        ..card(snapshot)
    };
    let mut stage = Stage::<JobCard>::show(props(before)).await;
    let mutations = Mutations::of(stage.root());
    stage.update(props(after)).await;
    mutations.take()
}

#[wasm_bindgen_test]
async fn equal_snapshot_touches_nothing() {
    let mut with_parts = running(40.0);
    with_parts.entities.insert("image_id", "3f1c");
    with_parts.sub_jobs = vec![job(JobStatus::Success)];
    let of_jobs = [
        with_parts,
        job(JobStatus::Success),
        failed("E.1", &"long ".repeat(100)),
    ];
    let of_connections = connections().into_iter().map(running_over);
    for snapshot in of_jobs.map(snapshot).into_iter().chain(of_connections) {
        assert_eq!(changes(snapshot.clone(), snapshot).await, [""; 0]);
    }
}

#[wasm_bindgen_test]
async fn later_answer_that_says_the_same_touches_nothing() {
    let before = snapshot(running(40.0));
    let after = Snapshot {
        answered_at: before.answered_at.map(|at| at + 2_000),
        ..before.clone()
    };
    assert_eq!(changes(before, after).await, [""; 0]);
}

#[wasm_bindgen_test]
async fn a_hundred_answers_that_say_the_same_touch_nothing() {
    for appearance in Appearance::ALL {
        let mut job = running(40.0);
        job.current_task = Some("Uploading".to_owned());
        job.entities.insert("image_id", "3f1c");
        let props = |turn: i64| {
            let first = snapshot(job.clone());
            let answered_at = first.answered_at.map(|at| at + turn * 2_000);
            JobCardProps {
                appearance,
                ..card(Snapshot {
                    answered_at,
                    ..first
                })
            }
        };
        let mut stage = Stage::<JobCard>::show(props(0)).await;
        let mutations = Mutations::of(stage.root());
        for turn in 1..=100 {
            stage.update(props(turn)).await;
        }
        assert_eq!(mutations.take(), [""; 0], "as {appearance:?}");
    }
}

#[wasm_bindgen_test]
async fn progress_touches_the_bar_alone() {
    let mut changed = changes(snapshot(running(40.0)), snapshot(running(41.0))).await;
    changed.sort();
    assert_eq!(
        changed,
        [
            "aria-valuenow of job-watch-track",
            "aria-valuetext of job-watch-track",
            "characterData in job-watch-percent",
            "style of job-watch-fill",
        ]
    );
}

#[wasm_bindgen_test]
async fn progress_touches_no_more_in_a_row_or_a_badge() {
    let (before, after) = (snapshot(running(40.0)), snapshot(running(41.0)));
    let in_card = changes(before.clone(), after.clone()).await;
    let in_row = changes_as(Appearance::Inline, before.clone(), after.clone()).await;
    assert_eq!(in_row, in_card);
    let in_badge = changes_as(Appearance::Badge, before, after).await;
    assert_eq!(
        in_badge,
        [
            "title of job-watch job-watch-lone-badge",
            "characterData in job-watch-unseen",
        ]
    );
}

#[wasm_bindgen_test]
async fn lost_link_leaves_title_and_word_alone() {
    let before = running_over(Connection::Live);
    for connection in connections() {
        let changed = changes(before.clone(), running_over(connection)).await;
        let touched = |class: &str| changed.iter().any(|change| change.ends_with(class));
        assert!(!touched("in job-watch-title"), "{changed:?}");
        assert!(!touched("in job-watch-badge-word"), "{changed:?}");
    }
}
