//! Pages that are hidden and shown.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind, PausedBy};

use super::bench::{Bench, error, ms, running};

const HIDDEN: Connection = Connection::Paused {
    by: PausedBy::HiddenPage,
};

#[test]
fn hidden_page_sends_no_request() {
    let mut bench = Bench::live();
    bench.send(Input::PageHidden);
    assert_eq!(bench.connection(), HIDDEN);
    bench.assert_silent();
}

#[test]
fn page_that_is_hidden_at_the_start_sends_no_request_until_shown() {
    let mut bench = Bench::new();
    bench.send(Input::PageHidden);
    bench.send(Input::Start);
    bench.assert_silent();
    bench.send(Input::PageShown);
    assert_eq!(bench.requests.len(), 1);
    assert_eq!(bench.connection(), Connection::Connecting);
}

#[test]
fn page_that_is_shown_again_asks_once_at_once() {
    let mut bench = Bench::live();
    bench.pass(1_900);
    bench.send(Input::PageHidden);
    bench.pass(50);
    bench.send(Input::PageShown);
    bench.send(Input::PageShown);
    assert_eq!(bench.requests.len(), 2);
    assert_eq!(bench.requests[1].1, bench.now);
    bench.pass(3_000);
    assert_eq!(bench.requests.len(), 2, "the old timer does not ask too");
    bench.answer(running(30.0));
    assert_eq!(bench.delay(), Some(ms(2_000)));
}

#[test]
fn request_in_flight_is_aborted_when_the_page_hides() {
    let mut bench = Bench::live();
    bench.fire();
    bench.send(Input::PageHidden);
    assert_eq!(bench.aborted, [bench.requests[1].0]);
    bench.answer_to(bench.requests[1].0, running(90.0));
    assert_eq!(bench.percent(), Some(20));
    assert_eq!(bench.connection(), HIDDEN);
}

#[test]
fn page_hidden_for_hours_goes_on_with_one_request() {
    let mut bench = Bench::live();
    bench.send(Input::PageHidden);
    bench.pass(5 * 60 * 60 * 1_000);
    bench.send(Input::PageShown);
    assert_eq!(bench.requests.len(), 2);
    assert_eq!(bench.connection(), Connection::Connecting, "old news");
    bench.answer(running(30.0));
    assert_eq!(bench.connection(), Connection::Live);
    assert_eq!(
        bench.poller.snapshot().answered_at,
        Some(bench.unix_millis())
    );
}

#[test]
fn failures_before_the_page_hid_still_count() {
    let mut bench = Bench::failing(4);
    bench.send(Input::PageHidden);
    assert_eq!(bench.connection(), HIDDEN);
    bench.pass(60_000);
    bench.send(Input::PageShown);
    assert!(bench.in_flight.is_some());
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 4, .. }
    ));
    bench.answer(error(ErrorKind::Network));
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 5, .. }
    ));
}

#[test]
fn flapping_page_makes_no_hot_loop() {
    let mut bench = Bench::live();
    for _ in 0..1_000 {
        bench.send(Input::PageHidden);
        bench.pass(1);
        bench.send(Input::PageShown);
    }
    assert!(
        bench.requests.len() <= 6,
        "{} requests",
        bench.requests.len()
    );
}

#[test]
fn refresh_of_a_hidden_page_waits_until_it_is_shown() {
    let mut bench = Bench::live();
    bench.send(Input::PageHidden);
    bench.send(Input::Refresh);
    bench.assert_silent();
    bench.send(Input::PageShown);
    assert_eq!(bench.requests.len(), 2);
}
