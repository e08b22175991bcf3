//! How little is touched when something new comes.

use jobwatch::view::JobCard;
use jobwatch::{Connection, JobStatus, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{card, connections, failed, job, running, running_over, snapshot};
use super::web_support::mutations::Mutations;
use super::web_support::stage::Stage;

async fn changes(before: Snapshot, after: Snapshot) -> Vec<String> {
    let mut stage = Stage::<JobCard>::show(card(before)).await;
    let mutations = Mutations::of(stage.root());
    stage.update(card(after)).await;
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
async fn lost_link_leaves_title_and_word_alone() {
    let before = running_over(Connection::Live);
    for connection in connections() {
        let changed = changes(before.clone(), running_over(connection)).await;
        let touched = |class: &str| changed.iter().any(|change| change.ends_with(class));
        assert!(!touched("in job-watch-title"), "{changed:?}");
        assert!(!touched("in job-watch-badge-word"), "{changed:?}");
    }
}
