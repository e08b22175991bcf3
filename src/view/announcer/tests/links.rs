//! Links that are lost, stopped and restored.

use super::listener::{Listener, Widget, expired, job, retrying, running, widget};
use crate::engine::{Connection, PausedBy};
use crate::model::JobStatus;

const EXPORT: Widget = widget(1, "Export image");

const LOST: &str = "Export image: connection lost";
const RESTORED: &str = "Export image: connection restored";
const EXPIRED: &str = "Export image: Your session has expired. Sign in again to see this job.";

fn twenty() -> Vec<Widget> {
    (1..=20)
        .map(|number| widget(number, "Create server"))
        .collect()
}

#[test]
fn lost_and_restored_link_is_said_once_each() {
    let mut listener = Listener::before(&[EXPORT]);
    for attempt in 1..=6 {
        listener.see(EXPORT, retrying(attempt));
        listener.wait(5.0);
        listener.see(EXPORT, Connection::Connecting);
    }
    listener.answer(EXPORT, running(50.0));
    listener.wait(5.0);
    listener.answer(EXPORT, job(JobStatus::Success));
    assert_eq!(
        listener.heard_at(),
        [
            (15, LOST.to_owned()),
            (32, RESTORED.to_owned()),
            (37, "Export image: succeeded".to_owned())
        ]
    );
}

#[test]
fn flicker_is_not_said() {
    let mut listener = Listener::before(&[EXPORT]);
    for _ in 0..10 {
        listener.see(EXPORT, retrying(1));
        listener.wait(14.0);
        listener.answer(EXPORT, running(50.0));
        listener.wait(2.0);
    }
    assert_eq!(listener.heard(), [""; 0]);
}

#[test]
fn short_return_is_not_said() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.see(EXPORT, Connection::Offline);
    assert_eq!(listener.heard(), [LOST]);
    listener.answer(EXPORT, running(50.0));
    listener.wait(1.0);
    listener.see(EXPORT, retrying(1));
    assert_eq!(listener.heard(), [""; 0]);
    listener.answer(EXPORT, running(50.0));
    assert_eq!(listener.heard(), [RESTORED]);
}

#[test]
fn end_says_that_the_link_is_back() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.see(EXPORT, retrying(1));
    assert_eq!(listener.heard(), [LOST]);
    listener.answer(EXPORT, job(JobStatus::Success));
    assert_eq!(listener.heard(), ["Export image: succeeded"]);
}

#[test]
fn twenty_jobs_that_lose_the_link_are_one_sentence() {
    let widgets = twenty();
    let mut listener = Listener::before(&widgets);
    // Each notices when its next request is due, at the slowest cadence.
    for widget in &widgets {
        listener.see(*widget, retrying(1));
        listener.wait(0.55);
    }
    assert_eq!(listener.heard(), ["Connection lost for 20 jobs"]);
    // Each comes back when its own backoff ends.
    for widget in &widgets {
        listener.answer(*widget, running(50.0));
        listener.wait(2.9);
    }
    assert_eq!(listener.heard(), ["Connection restored for 20 jobs"]);
}

#[test]
fn those_that_are_back_wait_a_minute_for_the_others_and_no_longer() {
    let widgets = twenty();
    let mut listener = Listener::before(&widgets);
    for widget in &widgets {
        listener.see(*widget, Connection::Offline);
    }
    listener.wait(20.0);
    for widget in &widgets[1..] {
        listener.answer(*widget, running(50.0));
    }
    listener.wait(100.0);
    listener.answer(widgets[0], running(50.0));
    assert_eq!(
        listener.heard_at(),
        [
            (15, "Connection lost for 20 jobs".to_owned()),
            (80, "Connection restored for 19 jobs".to_owned()),
            (122, "Create server: connection restored".to_owned())
        ]
    );
}

#[test]
fn loss_that_was_said_is_not_said_again_with_the_next_one() {
    let other = widget(2, "Import image");
    let mut listener = Listener::before(&[EXPORT, other]);
    listener.see(EXPORT, retrying(1));
    assert_eq!(listener.heard(), [LOST]);
    listener.see(other, retrying(1));
    assert_eq!(listener.heard(), ["Import image: connection lost"]);
}

#[test]
fn pause_by_a_person_is_no_loss() {
    let by = PausedBy::Person;
    let mut listener = Listener::before(&[EXPORT]);
    listener.see(EXPORT, retrying(1));
    listener.wait(10.0);
    listener.see(EXPORT, Connection::Paused { by });
    assert_eq!(listener.heard(), [""; 0]);
}

#[test]
fn refusal_is_said_once_in_the_words_of_the_card() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.see(EXPORT, expired("r-1"));
    listener.wait(5.0);
    listener.see(EXPORT, expired("r-2"));
    assert_eq!(listener.heard(), [EXPIRED]);
    listener.see(EXPORT, Connection::Connecting);
    listener.answer(EXPORT, running(50.0));
    assert_eq!(listener.heard(), [RESTORED]);
}

#[test]
fn another_try_that_is_refused_too_is_said_again() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.see(EXPORT, expired("r-1"));
    assert_eq!(listener.heard(), [EXPIRED]);
    listener.see(EXPORT, Connection::Connecting);
    listener.see(EXPORT, expired("r-2"));
    assert_eq!(listener.heard(), [EXPIRED]);
}

#[test]
fn twenty_refusals_are_one_sentence() {
    let widgets = twenty();
    let mut listener = Listener::before(&widgets);
    for widget in &widgets {
        listener.see(*widget, expired("r-1"));
    }
    assert_eq!(
        listener.heard(),
        ["20 jobs: Your session has expired. Sign in again to see this job."]
    );
}

#[test]
fn refusal_does_not_make_a_flicker_of_another_job_a_loss() {
    let other = widget(2, "Import image");
    let mut listener = Listener::before(&[EXPORT, other]);
    listener.see(EXPORT, expired("r-1"));
    listener.see(other, retrying(1));
    listener.wait(5.0);
    listener.answer(other, running(50.0));
    assert_eq!(listener.heard(), [EXPIRED]);
}

#[test]
fn deadline_that_has_passed_is_said() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.see(EXPORT, Connection::TimedOut);
    assert_eq!(
        listener.heard(),
        ["Export image: The job is taking longer than expected. Updates have stopped."]
    );
}
