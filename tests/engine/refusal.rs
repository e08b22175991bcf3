//! Answers that make asking again pointless, and what brings the poller back.

use jobwatch::engine::{Input, Jitter};
use jobwatch::{ApiError, Connection, ErrorKind};

use super::bench::{Bench, Outcome, START, error, ms, running};

/// A bench whose live job met this.
fn met(outcome: Outcome) -> Bench {
    let mut bench = Bench::live();
    bench.pass(60_000);
    if bench.in_flight.is_none() {
        bench.fire();
    }
    bench.answer(outcome);
    bench
}

type ShownAs = fn(ApiError) -> Connection;

fn refusals() -> [(ErrorKind, ShownAs); 4] {
    [
        (ErrorKind::Unauthorized, Connection::Unauthorized),
        (ErrorKind::Forbidden, Connection::Forbidden),
        (ErrorKind::NotFound, Connection::NotFound),
        (ErrorKind::BadRequest, Connection::Rejected),
    ]
}

#[test]
fn refusal_stops_the_poller_and_keeps_the_data() {
    for (kind, shown_as) in refusals() {
        let mut refusal = ApiError::new(kind).with_message("no");
        refusal.code = Some("APIGW.0301".into());
        let mut bench = met(Err(refusal.clone()));
        assert_eq!(bench.connection(), shown_as(refusal), "{kind}");
        assert_eq!(bench.percent(), Some(20));
        bench.assert_silent();
    }
}

#[test]
fn refusal_outlasts_whatever_the_page_does() {
    for (kind, shown_as) in refusals() {
        let mut bench = met(error(kind));
        for input in [
            Input::PageHidden,
            Input::PageShown,
            Input::Offline,
            Input::Online,
            Input::Pause,
            Input::Resume,
            Input::Configure(super::bench::every(250.0, 250.0)),
        ] {
            bench.send(input);
            assert_eq!(bench.connection(), shown_as(ApiError::new(kind)));
        }
        bench.assert_silent();
    }
}

#[test]
fn refresh_tries_again_once_after_a_refusal() {
    for (kind, shown_as) in refusals() {
        let mut bench = met(error(kind));
        bench.pass(1_000);
        let before = bench.requests.len();
        bench.send(Input::Refresh);
        bench.send(Input::Refresh);
        assert_eq!(bench.connection(), Connection::Connecting, "{kind}");
        bench.answer(error(kind));
        assert_eq!(bench.connection(), shown_as(ApiError::new(kind)));
        assert_eq!(bench.requests.len(), before + 1);
        bench.assert_silent();
    }
}

#[test]
fn refresh_goes_on_after_a_refusal_that_is_over() {
    for (kind, _) in refusals() {
        let mut bench = met(error(kind));
        bench.pass(1_000);
        bench.send(Input::Refresh);
        bench.answer(running(30.0));
        assert_eq!(bench.connection(), Connection::Live, "{kind}");
        bench.fire();
        assert!(bench.in_flight.is_some());
    }
}

#[test]
fn start_after_stop_tries_again_after_a_refusal() {
    let mut bench = met(error(ErrorKind::Unauthorized));
    bench.send(Input::Stop);
    bench.pass(1_000);
    bench.send(Input::Start);
    bench.answer(running(30.0));
    assert_eq!(bench.connection(), Connection::Live);
}

#[test]
fn new_credentials_go_on_after_401_and_403() {
    for kind in [ErrorKind::Unauthorized, ErrorKind::Forbidden] {
        let mut bench = met(error(kind));
        bench.pass(1_000);
        bench.send(Input::CredentialsChanged);
        assert_eq!(bench.requests.last().unwrap().1, bench.now, "{kind}");
        assert_eq!(bench.percent(), Some(20), "it is the same job");
    }
}

#[test]
fn new_credentials_do_not_revive_what_they_did_not_stop() {
    for kind in [ErrorKind::BadRequest, ErrorKind::NotFound] {
        let mut bench = met(error(kind));
        bench.send(Input::CredentialsChanged);
        bench.assert_silent();
    }
}

#[test]
fn new_credentials_do_not_disturb_a_live_poller() {
    let mut bench = Bench::live();
    bench.pass(500);
    bench.send(Input::CredentialsChanged);
    assert_eq!(bench.delay(), Some(ms(1_500)));
    assert_eq!(bench.requests.len(), 1);
}

#[test]
fn refusal_of_replaced_credentials_is_no_refusal_of_the_new_ones() {
    let mut bench = Bench::live();
    bench.fire();
    bench.pass(300);
    bench.send(Input::CredentialsChanged);
    bench.answer(error(ErrorKind::Unauthorized));
    assert!(bench.in_flight.is_some(), "asks again with the new ones");
    assert_eq!(bench.connection(), Connection::Live);
    bench.answer(error(ErrorKind::Unauthorized));
    assert!(matches!(bench.connection(), Connection::Unauthorized(_)));
    bench.assert_silent();
}

#[test]
fn fresh_job_that_is_not_found_yet_is_waited_for() {
    let mut bench = Bench::started();
    for wait in [2_000, 6_000, 18_000] {
        bench.answer(error(ErrorKind::NotFound));
        assert!(matches!(bench.connection(), Connection::Retrying { .. }));
        assert_eq!(bench.fire(), ms(wait));
    }
    bench.answer(error(ErrorKind::NotFound));
    assert!(matches!(bench.connection(), Connection::NotFound(_)));
    assert_eq!(bench.requests.len(), 4);
    bench.assert_silent();
}

#[test]
fn waiting_for_a_fresh_job_fits_into_its_thirty_seconds() {
    let mut bench = Bench::started();
    bench.jitter = Jitter::new(1.0);
    for _ in 0..3 {
        bench.answer(error(ErrorKind::NotFound));
        bench.fire();
    }
    assert!(bench.now <= START + 30_000);
}

#[test]
fn fresh_job_that_appears_late_is_shown() {
    let mut bench = Bench::started();
    bench.answer(error(ErrorKind::NotFound));
    bench.fire();
    bench.answer(running(0.0));
    assert_eq!(bench.connection(), Connection::Live);
}

#[test]
fn other_failures_do_not_use_up_the_waits_for_a_fresh_job() {
    let mut bench = Bench::started();
    for _ in 0..3 {
        for kind in [ErrorKind::NotFound, ErrorKind::ServerError] {
            bench.answer(error(kind));
            assert!(matches!(bench.connection(), Connection::Retrying { .. }));
            bench.pass(250);
            bench.send(Input::Refresh);
        }
    }
    bench.answer(error(ErrorKind::NotFound));
    assert!(matches!(bench.connection(), Connection::NotFound(_)));
}

#[test]
fn old_job_that_is_not_found_is_not_waited_for() {
    let mut bench = Bench::started();
    bench.now = START + 30_001;
    bench.answer(error(ErrorKind::NotFound));
    assert!(matches!(bench.connection(), Connection::NotFound(_)));
}

#[test]
fn job_is_fresh_from_its_first_request_on() {
    let mut bench = Bench::new();
    bench.send(Input::PageHidden);
    bench.send(Input::Start);
    bench.pass(3_600_000);
    bench.send(Input::PageShown);
    bench.answer(error(ErrorKind::NotFound));
    assert!(matches!(bench.connection(), Connection::Retrying { .. }));
}

#[test]
fn page_that_brings_new_credentials_at_each_refusal_makes_no_hot_loop() {
    let mut bench = Bench::started();
    bench.answer(error(ErrorKind::Unauthorized));
    while bench.now < 600_000 {
        bench.send(Input::CredentialsChanged);
        bench.fire();
        bench.answer(error(ErrorKind::Unauthorized));
    }
    let count = bench.requests.len();
    assert!((10..40).contains(&count), "{count} requests in 10 minutes");

    bench.send(Input::Refresh);
    bench.pass(250);
    assert_eq!(bench.requests.len(), count + 1, "a person need not wait");
    bench.answer(error(ErrorKind::Unauthorized));
    bench.send(Input::CredentialsChanged);
    assert_eq!(bench.delay(), Some(ms(250)));
}

#[test]
fn credentials_that_change_during_each_request_make_no_hot_loop_either() {
    let mut bench = Bench::started();
    while bench.now < 600_000 {
        bench.send(Input::CredentialsChanged);
        bench.answer(error(ErrorKind::Unauthorized));
        bench.fire();
    }
    let count = bench.requests.len();
    assert!((10..40).contains(&count), "{count} requests in 10 minutes");
}
