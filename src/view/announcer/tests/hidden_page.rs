//! A page that nobody looks at.

use super::listener::{Listener, Widget, failed, job, retrying, running, widget};
use crate::engine::{Connection, PausedBy};
use crate::model::JobStatus;

const EXPORT: Widget = widget(1, "Export image").with_milestones();
const IMPORT: Widget = widget(2, "Import image");
const HIDDEN: Connection = Connection::Paused {
    by: PausedBy::HiddenPage,
};

#[test]
fn hidden_page_says_only_the_ends_and_those_when_it_is_back() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    listener.answer(EXPORT, running(30.0));
    listener.hide();
    listener.answer(EXPORT, running(60.0));
    listener.see(IMPORT, retrying(1));
    listener.wait(60.0);
    listener.answer(IMPORT, running(50.0));
    listener.answer(EXPORT, failed("The bucket is full."));
    assert_eq!(listener.heard(), [""; 0]);
    listener.show();
    assert_eq!(
        listener.heard(),
        ["Export image: failed. The bucket is full."]
    );
}

#[test]
fn nothing_that_happens_makes_a_hidden_page_speak() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    listener.hide();
    listener.answer(EXPORT, job(JobStatus::Success));
    listener.wait(60.0);
    listener.answer(IMPORT, running(50.0));
    assert_eq!(listener.heard(), [""; 0]);
}

#[test]
fn milestone_that_was_about_to_be_said_is_not_said_later() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.answer(EXPORT, running(30.0));
    listener.hide();
    listener.show();
    assert_eq!(listener.heard(), [""; 0]);
}

#[test]
fn milestone_that_was_passed_meanwhile_is_not_said_later() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.hide();
    listener.answer(EXPORT, running(60.0));
    listener.show();
    assert_eq!(listener.heard(), [""; 0]);
    listener.answer(EXPORT, running(80.0));
    assert_eq!(listener.heard(), ["Export image: 75%"]);
}

#[test]
fn ends_from_while_it_was_hidden_and_from_its_first_look_are_one_sentence() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    listener.hide();
    listener.answer(EXPORT, job(JobStatus::Success));
    listener.wait(60.0);
    listener.show();
    listener.wait(1.0);
    listener.answer(IMPORT, job(JobStatus::Success));
    assert_eq!(listener.heard(), ["2 jobs succeeded"]);
}

#[test]
fn link_that_is_back_when_the_page_is_seen_is_said_only_if_its_loss_was() {
    let mut listener = Listener::before(&[EXPORT, IMPORT]);
    listener.see(EXPORT, retrying(1));
    assert_eq!(listener.heard(), ["Export image: connection lost"]);
    listener.see(IMPORT, retrying(1));
    listener.hide();
    for widget in [EXPORT, IMPORT] {
        listener.see(widget, HIDDEN);
    }
    listener.wait(60.0);
    listener.show();
    for widget in [EXPORT, IMPORT] {
        listener.see(widget, Connection::Connecting);
        listener.answer(widget, running(10.0));
    }
    assert_eq!(listener.heard(), ["Export image: connection restored"]);
}

/// With polling that goes on while it is hidden.
#[test]
fn link_that_was_lost_meanwhile_is_given_its_time_from_the_return_on() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.hide();
    listener.see(EXPORT, retrying(1));
    listener.wait(60.0);
    listener.show();
    listener.wait(14.0);
    listener.answer(EXPORT, running(10.0));
    assert_eq!(listener.heard(), [""; 0]);
}

#[test]
fn page_that_is_seen_all_the_time_and_says_so_delays_nothing() {
    let mut listener = Listener::before(&[EXPORT]);
    listener.answer(EXPORT, job(JobStatus::Success));
    listener.wait(1.0);
    listener.show();
    assert_eq!(
        listener.heard_at(),
        [(2, "Export image: succeeded".to_owned())]
    );
}
