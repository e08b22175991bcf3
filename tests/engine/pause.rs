//! Pause and resume.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind, PausedBy};

use super::bench::{Bench, error, ms, running};

const PAUSED: Connection = Connection::Paused {
    by: PausedBy::Person,
};

#[test]
fn paused_poller_sends_no_request() {
    let mut bench = Bench::live();
    bench.send(Input::Pause);
    assert_eq!(bench.connection(), PAUSED);
    bench.assert_silent();
    assert_eq!(bench.percent(), Some(20), "the data stays");
}

#[test]
fn pause_aborts_the_request_in_flight() {
    let mut bench = Bench::live();
    bench.fire();
    bench.send(Input::Pause);
    assert_eq!(bench.aborted, [bench.requests[1].0]);
    bench.answer_to(bench.requests[1].0, running(90.0));
    assert_eq!(bench.percent(), Some(20), "what is paused does not move");
}

#[test]
fn pause_ends_the_wait_after_a_failure() {
    let mut bench = Bench::failing(2);
    bench.send(Input::Pause);
    bench.assert_silent();
}

#[test]
fn resume_asks_once_at_once() {
    let mut bench = Bench::live();
    bench.send(Input::Pause);
    bench.pass(60_000);
    bench.send(Input::Resume);
    bench.send(Input::Resume);
    assert_eq!(bench.requests.len(), 2);
    assert_eq!(bench.requests[1].1, bench.now);
    assert_eq!(bench.connection(), Connection::Connecting, "old news");
    bench.answer(running(30.0));
    assert_eq!(bench.connection(), Connection::Live);
    assert_eq!(bench.delay(), Some(ms(3_000)), "a twentieth of a minute");
}

#[test]
fn pause_before_the_start_holds() {
    let mut bench = Bench::new();
    bench.send(Input::Pause);
    bench.send(Input::Start);
    bench.assert_silent();
    bench.send(Input::Resume);
    assert_eq!(bench.requests.len(), 1);
}

#[test]
fn page_that_comes_and_goes_does_not_end_a_pause() {
    let mut bench = Bench::live();
    bench.send(Input::Pause);
    for input in [
        Input::PageHidden,
        Input::PageShown,
        Input::Offline,
        Input::Online,
        Input::Refresh,
        Input::CredentialsChanged,
        Input::Timeout,
    ] {
        bench.send(input);
        assert_eq!(bench.connection(), PAUSED);
    }
    bench.assert_silent();
}

#[test]
fn resume_on_a_hidden_page_waits_until_it_is_shown() {
    let mut bench = Bench::live();
    bench.send(Input::Pause);
    bench.send(Input::PageHidden);
    bench.send(Input::Resume);
    bench.assert_silent();
    bench.send(Input::PageShown);
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn refresh_while_paused_lifts_a_refusal_but_asks_after_resume() {
    let mut bench = Bench::started();
    bench.answer(error(ErrorKind::Forbidden));
    bench.send(Input::Pause);
    assert!(matches!(bench.connection(), Connection::Forbidden(_)));
    bench.send(Input::Refresh);
    assert_eq!(bench.connection(), PAUSED);
    bench.assert_silent();
    bench.send(Input::Resume);
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn pauses_and_resumes_in_turns_keep_their_distance() {
    let mut bench = Bench::live();
    for _ in 0..1_000 {
        bench.send(Input::Pause);
        bench.pass(1);
        bench.send(Input::Resume);
    }
    assert!(
        bench.requests.len() <= 6,
        "{} requests",
        bench.requests.len()
    );
}
