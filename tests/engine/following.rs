//! Tabs of which one asks, and the others listen.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind, Millis, PausedBy};

use super::bench::{Bench, EPOCH, Outcome, error, job, ms, running, told_to_wait};
use super::fleet::Fleet;

fn overheard(result: Outcome) -> Input {
    Input::Overheard {
        result: result.map(Into::into),
        unix_millis: EPOCH,
        wait: None,
    }
}

/// One that has been told of a running job by the tab that asks.
fn follower() -> Bench {
    let mut bench = Bench::new();
    bench.send(Input::Follow);
    bench.send(Input::Start);
    bench.send(overheard(running(20.0)));
    bench
}

#[test]
fn follower_sends_no_request() {
    let mut bench = Bench::new();
    bench.send(Input::Follow);
    bench.send(Input::Start);
    assert_eq!(bench.connection(), Connection::Connecting);
    bench.assert_silent();
}

#[test]
fn follower_shows_what_it_overhears() {
    let mut bench = follower();
    assert_eq!(bench.connection(), Connection::Live);
    assert_eq!(bench.percent(), Some(20));
    let told_at = bench.poller.snapshot().answered_at;
    assert_eq!(
        told_at,
        Some(EPOCH),
        "when it was brought, not when it was heard"
    );
    bench.assert_silent();
}

#[test]
fn follower_shows_when_the_other_tab_tries_again() {
    let mut bench = follower();
    bench.send(Input::Overheard {
        result: error(ErrorKind::Network).map(Into::into),
        unix_millis: EPOCH,
        wait: Some(ms(700)),
    });
    let until = Millis(bench.now).after(ms(700));
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 1, at, .. } if at == until
    ));
    assert_eq!(bench.percent(), Some(20));
}

#[test]
fn follower_that_takes_over_asks_when_the_next_request_was_due() {
    let mut bench = follower();
    bench.pass(500);
    bench.send(Input::Lead);
    assert_eq!(bench.delay(), Some(ms(1_500)));
    bench.fire();
    assert_eq!(bench.requests.len(), 1);
}

#[test]
fn follower_that_takes_over_late_asks_at_once() {
    let mut bench = follower();
    bench.pass(60_000);
    bench.send(Input::Lead);
    assert_eq!(bench.requests.len(), 1);
}

#[test]
fn follower_that_takes_over_goes_on_counting_failures() {
    let mut bench = follower();
    bench.send(overheard(error(ErrorKind::Network)));
    bench.send(overheard(error(ErrorKind::Network)));
    bench.send(Input::Lead);
    bench.fire();
    bench.answer(error(ErrorKind::Network));
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 3, .. }
    ));
}

#[test]
fn one_that_leaves_the_asking_aborts_its_request() {
    let mut bench = Bench::live();
    bench.fire();
    bench.send(Input::Follow);
    assert_eq!(bench.aborted.len(), 1);
    assert_eq!(bench.connection(), Connection::Live);
    bench.assert_silent();
}

#[test]
fn end_that_is_overheard_is_the_end() {
    let mut bench = follower();
    bench.send(overheard(Ok(job(jobwatch::JobStatus::Success, 100.0))));
    assert_eq!(bench.connection(), Connection::Finished);
    bench.send(overheard(running(50.0)));
    bench.send(Input::Lead);
    assert_eq!(bench.connection(), Connection::Finished);
    assert_eq!(bench.percent(), Some(100));
    bench.assert_silent();
}

#[test]
fn refusal_that_is_overheard_stops_the_follower_until_it_is_lifted() {
    let mut bench = follower();
    bench.send(overheard(error(ErrorKind::Unauthorized)));
    assert!(matches!(bench.connection(), Connection::Unauthorized(_)));
    bench.send(overheard(running(30.0)));
    assert_eq!(bench.connection(), Connection::Live);
}

#[test]
fn hidden_follower_hears_on() {
    let mut bench = follower();
    bench.send(Input::PageHidden);
    bench.send(overheard(running(60.0)));
    let hidden = Connection::Paused {
        by: PausedBy::HiddenPage,
    };
    assert_eq!((bench.connection(), bench.percent()), (hidden, Some(60)));
    bench.send(Input::PageShown);
    assert_eq!(bench.connection(), Connection::Live);
    bench.assert_silent();
}

#[test]
fn one_that_asks_itself_does_not_listen() {
    let mut bench = Bench::live();
    bench.send(overheard(running(90.0)));
    assert_eq!(bench.percent(), Some(20));
}

#[test]
fn poller_is_ready_while_it_would_ask() {
    let (mut fleet, keys) = Fleet::of(1);
    let key = keys[0];
    assert!(fleet.scheduler.is_ready(key));
    fleet.send(key, Input::Follow);
    assert!(fleet.scheduler.is_ready(key), "to take over");
    fleet.send_page(Input::PageHidden);
    assert!(!fleet.scheduler.is_ready(key));
    fleet.send_page(Input::PageShown);
    fleet.send(key, Input::Pause);
    assert!(!fleet.scheduler.is_ready(key));
    fleet.send(key, Input::Resume);
    fleet.send(key, overheard(error(ErrorKind::Forbidden)));
    assert!(!fleet.scheduler.is_ready(key), "nothing to ask for");
    fleet.remove(key);
    assert!(!fleet.scheduler.is_ready(key));
}

#[test]
fn wish_of_the_server_is_over_when_it_serves_another_tab() {
    let mut bench = follower();
    bench.send(overheard(told_to_wait(ErrorKind::RateLimited, ms(60_000))));
    bench.send(overheard(running(30.0)));
    bench.send(Input::Lead);
    assert_eq!(bench.delay(), Some(ms(2_000)));
}
