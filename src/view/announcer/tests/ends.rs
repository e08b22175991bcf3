//! How jobs ended.

use super::listener::{Listener, failed, job, running, widget};
use crate::model::{Job, JobStatus};

const EXPORT: super::listener::Widget = widget(1, "Export image");
const IMPORT: super::listener::Widget = widget(2, "Import image");
const DELETE: super::listener::Widget = widget(3, "Delete image");

#[test]
fn successful_run_is_said_at_its_end_and_nothing_before() {
    let mut listener = Listener::before(&[EXPORT]);
    for percent in [10.0, 30.0, 60.0, 60.0, 99.0] {
        listener.wait(10.0);
        listener.answer(EXPORT, running(percent));
    }
    listener.answer(EXPORT, job(JobStatus::Success));
    assert_eq!(listener.heard(), ["Export image: succeeded"]);
}

#[test]
fn failed_run_is_said_with_the_first_line_of_the_reason() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.answer(
        EXPORT,
        failed("\n  The bucket is full.\nat Bucket.put:12\n"),
    );
    assert_eq!(
        listener.heard(),
        ["Export image: failed. The bucket is full."]
    );
}

#[test]
fn failure_without_reason_is_said_with_its_code_or_alone() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    let with_code = Job {
        error_code: Some("IMG.0025".into()),
        ..job(JobStatus::Fail)
    };
    listener.answer(EXPORT, with_code);
    assert_eq!(listener.heard(), ["Export image: failed. IMG.0025"]);
    listener.answer(IMPORT, job(JobStatus::Fail));
    assert_eq!(listener.heard(), ["Import image: failed"]);
}

#[test]
fn endless_reason_is_cut() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.answer(EXPORT, failed(&"长".repeat(100_000)));
    let said = format!("Export image: failed. {}…", "长".repeat(200));
    assert_eq!(listener.heard(), [said]);
}

#[test]
fn cancelled_run_is_said() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.answer(EXPORT, job(JobStatus::Cancelled));
    assert_eq!(listener.heard(), ["Export image: cancelled"]);
}

#[test]
fn three_jobs_that_end_within_a_second_are_one_sentence() {
    let widgets = [EXPORT, IMPORT, DELETE];
    let mut listener = Listener::before(&widgets);
    for widget in widgets {
        listener.answer(widget, job(JobStatus::Success));
        listener.wait(0.4);
    }
    assert_eq!(listener.heard(), ["3 jobs succeeded"]);
}

#[test]
fn different_ends_are_a_sentence_each() {
    let widgets = [EXPORT, IMPORT, DELETE, widget(4, "Copy image")];
    let mut listener = Listener::before(&widgets);
    listener.answer(widgets[0], job(JobStatus::Success));
    listener.answer(widgets[1], failed("No such file."));
    listener.answer(widgets[2], job(JobStatus::Success));
    listener.answer(widgets[3], job(JobStatus::Cancelled));
    assert_eq!(
        listener.heard(),
        [
            "2 jobs succeeded",
            "Import image: failed. No such file.",
            "Copy image: cancelled"
        ]
    );
}

#[test]
fn failures_for_different_reasons_are_one_sentence() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    listener.answer(EXPORT, failed("One."));
    listener.answer(IMPORT, failed("Other."));
    assert_eq!(listener.heard(), ["2 jobs failed"]);
}

#[test]
fn ends_far_apart_are_said_by_name_even_if_the_names_are_equal() {
    let twin = widget(2, "Export image");
    let mut listener = Listener::before(&[EXPORT, twin]);
    listener.answer(EXPORT, job(JobStatus::Success));
    listener.wait(3.0);
    listener.answer(twin, job(JobStatus::Success));
    assert_eq!(
        listener.heard_at(),
        [
            (2, "Export image: succeeded".to_owned()),
            (5, "Export image: succeeded".to_owned())
        ]
    );
}

#[test]
fn job_that_was_finished_when_it_appeared_is_not_spoken_of() {
    for status in [JobStatus::Success, JobStatus::Fail, JobStatus::Cancelled] {
        let mut listener = Listener::default();
        listener.appear(EXPORT);
        listener.see(EXPORT, crate::engine::Connection::Connecting);
        listener.answer(EXPORT, job(status));
        assert_eq!(listener.heard(), [""; 0]);
    }
}

#[test]
fn job_that_several_widgets_show_is_said_once() {
    let twin = widget(1, "The same in a table");
    let mut listener = Listener::before(&[EXPORT, twin]);
    listener.answer(EXPORT, job(JobStatus::Success));
    listener.answer(twin, job(JobStatus::Success));
    assert_eq!(listener.heard(), ["Export image: succeeded"]);
    listener.answer(twin, job(JobStatus::Success));
    listener.disappear(EXPORT);
    listener.answer(twin, job(JobStatus::Success));
    assert_eq!(listener.heard(), [""; 0]);
}

#[test]
fn widget_that_comes_after_the_end_brings_no_second_word() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.answer(EXPORT, job(JobStatus::Success));
    listener.disappear(EXPORT);
    listener.appear(EXPORT);
    listener.answer(EXPORT, job(JobStatus::Success));
    assert_eq!(listener.heard(), ["Export image: succeeded"]);
}

#[test]
fn end_is_said_although_its_widget_goes_at_once() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.answer(EXPORT, job(JobStatus::Success));
    listener.disappear(EXPORT);
    assert!(!listener.is_idle());
    assert_eq!(listener.heard(), ["Export image: succeeded"]);
    assert!(listener.is_idle());
}

#[test]
fn widget_that_goes_before_the_end_is_silent() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.disappear(EXPORT);
    listener.answer(EXPORT, job(JobStatus::Success));
    assert_eq!(listener.heard(), [""; 0]);
    assert!(listener.is_idle());
}
