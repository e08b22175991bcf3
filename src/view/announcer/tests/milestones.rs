//! Progress, for those who ask for it.

use super::listener::{Listener, Widget, job, running, widget};
use crate::model::JobStatus;

const EXPORT: Widget = widget(1, "Export image").with_milestones();
const IMPORT: Widget = widget(2, "Import image").with_milestones();

fn said(at: u64, text: &str) -> (u64, String) {
    (at, text.to_owned())
}

#[test]
fn milestones_are_said_only_where_they_are_asked_for() {
    let silent = widget(3, "Delete image");
    let mut listener = Listener::before(&[EXPORT, silent]);
    for percent in [10.0, 26.0, 49.0, 50.0, 74.0, 75.0, 100.0] {
        listener.answer(EXPORT, running(percent));
        listener.answer(silent, running(percent));
        listener.wait(40.0);
    }
    listener.answer(EXPORT, job(JobStatus::Success));
    assert_eq!(
        listener.heard(),
        [
            "Export image: 25%",
            "Export image: 50%",
            "Export image: 75%",
            "Export image: succeeded"
        ]
    );
}

#[test]
fn milestones_are_half_a_minute_apart_and_the_last_counts() {
    let mut listener = Listener::before(&[EXPORT]);
    for percent in [30.0, 40.0, 55.0, 70.0, 80.0] {
        listener.answer(EXPORT, running(percent));
        listener.wait(5.0);
    }
    assert_eq!(
        listener.heard_at(),
        [said(2, "Export image: 25%"), said(32, "Export image: 75%")]
    );
}

#[test]
fn milestone_that_waits_is_not_taken_back() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.answer(EXPORT, running(30.0));
    listener.wait(5.0);
    listener.answer(EXPORT, running(80.0));
    listener.answer(EXPORT, job(JobStatus::Running));
    assert_eq!(
        listener.heard_at(),
        [said(2, "Export image: 25%"), said(32, "Export image: 75%")]
    );
}

#[test]
fn milestones_of_different_jobs_are_half_a_minute_apart_too() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    listener.answer(EXPORT, running(30.0));
    listener.wait(5.0);
    listener.answer(IMPORT, running(60.0));
    assert_eq!(
        listener.heard_at(),
        [said(2, "Export image: 25%"), said(32, "Import image: 50%")]
    );
}

#[test]
fn jobs_at_the_same_milestone_are_one_sentence() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    listener.answer(EXPORT, running(51.0));
    listener.answer(IMPORT, running(60.0));
    assert_eq!(listener.heard(), ["2 jobs: 50%"]);
}

#[test]
fn milestone_that_the_end_overtakes_is_not_said() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.answer(EXPORT, running(80.0));
    listener.wait(1.0);
    listener.answer(EXPORT, job(JobStatus::Success));
    assert_eq!(listener.heard(), ["Export image: succeeded"]);
}

#[test]
fn what_was_done_when_the_job_appeared_is_not_said() {
    let mut listener = Listener::default();
    listener.appear(EXPORT);
    listener.answer(EXPORT, running(60.0));
    assert_eq!(listener.heard(), [""; 0]);
    listener.answer(EXPORT, running(75.0));
    assert_eq!(listener.heard(), ["Export image: 75%"]);
}

#[test]
fn what_was_done_before_anyone_asked_for_milestones_is_not_said() {
    let without = widget(1, "Export image");
    let mut listener = Listener::before(&[without]);
    listener.answer(without, running(60.0));
    listener.appear(EXPORT);
    listener.answer(EXPORT, running(60.0));
    assert_eq!(listener.heard(), [""; 0]);
    listener.disappear(EXPORT);
    listener.answer(without, running(80.0));
    assert_eq!(listener.heard(), [""; 0]);
}
