//! What a server that asks to be left alone gets.

use std::time::Duration;

use jobwatch::engine::{Input, Jitter};
use jobwatch::{Connection, ErrorKind, Response, decode};

use super::bench::{Bench, Outcome, error, extremes, ms, running, told_to_wait};

const ASKING: [ErrorKind; 2] = [ErrorKind::RateLimited, ErrorKind::Unavailable];

/// A bench whose last answer asked for `seconds`, with the least jitter.
fn told(kind: ErrorKind, seconds: u64) -> Bench {
    let mut bench = Bench::live();
    bench.jitter = Jitter::new(0.0);
    bench.fire();
    bench.answer(told_to_wait(kind, Duration::from_secs(seconds)));
    bench
}

#[test]
fn retry_after_is_honoured() {
    for kind in ASKING {
        assert_eq!(told(kind, 20).delay(), Some(ms(20_000)), "{kind}");
    }
}

#[test]
fn retry_after_is_never_undercut_and_hardly_exceeded() {
    let delays = extremes().map(|jitter| {
        let mut bench = Bench::started();
        bench.jitter = jitter;
        bench.answer(told_to_wait(
            ErrorKind::RateLimited,
            Duration::from_secs(20),
        ));
        bench.delay().unwrap()
    });
    assert_eq!(delays, [ms(20_000), ms(22_000)]);
}

#[test]
fn retry_after_counts_for_five_minutes_at_most() {
    for seconds in [300, 301, 999_999_999, u64::MAX] {
        let mut bench = Bench::started();
        bench.jitter = Jitter::new(1.0);
        bench.answer(told_to_wait(
            ErrorKind::Unavailable,
            Duration::from_secs(seconds),
        ));
        assert_eq!(bench.delay(), Some(ms(300_000)), "{seconds} s");
    }
}

#[test]
fn retry_after_counts_once() {
    let mut bench = told(ErrorKind::RateLimited, 20);
    bench.jitter = Jitter::new(1.0);
    bench.fire();
    bench.answer(error(ErrorKind::RateLimited));
    assert_eq!(
        bench.delay(),
        Some(ms(2_000)),
        "the second failure's own wait"
    );
    bench.fire();
    bench.answer(running(30.0));
    assert_eq!(bench.delay(), Some(ms(2_200)));
}

#[test]
fn retry_after_is_over_after_its_request_though_the_page_comes_and_goes() {
    let mut bench = told(ErrorKind::RateLimited, 20);
    bench.fire();
    bench.answer(error(ErrorKind::ServerError));
    bench.pass(300);
    bench.send(Input::PageHidden);
    bench.send(Input::PageShown);
    assert!(bench.in_flight.is_some());
}

#[test]
fn retry_after_of_zero_is_no_extra_wait_and_no_hot_loop() {
    let mut bench = told(ErrorKind::RateLimited, 0);
    assert_eq!(bench.delay(), Some(ms(500)));

    bench.jitter = Jitter::new(1.0);
    bench.serve(60_000, 0, |_| {
        told_to_wait(ErrorKind::RateLimited, Duration::ZERO)
    });
    let count = bench.requests.len();
    assert!(count < 10, "{count} requests in a minute");
}

#[test]
fn retry_after_counts_only_where_it_has_a_meaning() {
    for kind in [
        ErrorKind::ServerError,
        ErrorKind::UnexpectedBody,
        ErrorKind::Network,
        ErrorKind::Timeout,
    ] {
        assert_eq!(told(kind, 20).delay(), Some(ms(500)), "{kind}");
    }
}

#[test]
fn retry_after_is_understood_in_every_spelling() {
    const DATE: &str = "Thu, 17 Sep 2015 03:05:38 GMT";
    let second = 1_000;
    for (value, expected) in [
        (Some("7"), 7 * second),
        (Some("Thu, 17 Sep 2015 03:05:50 GMT"), 12 * second),
        (Some("Thu, 17 Sep 2015 03:00:00 GMT"), 500),
        (Some("0"), 500),
        (Some("-1"), 500),
        (Some("120abc"), 500),
        (Some("999999999"), 300 * second),
        (None, 500),
    ] {
        let response = Response {
            http_status: 429,
            body: "{}",
            retry_after: value,
            date: Some(DATE),
            ..Response::default()
        };
        let mut bench = Bench::started();
        bench.jitter = Jitter::new(0.0);
        bench.answer(read(&response));
        assert_eq!(bench.delay(), Some(ms(expected)), "{value:?}");
    }
}

fn read(response: &Response<'_>) -> Outcome {
    decode(response, None, |text| serde_json::from_str(text).ok())
}

#[test]
fn page_that_comes_back_still_leaves_the_server_alone() {
    for (away, back) in [
        (Input::PageHidden, Input::PageShown),
        (Input::Pause, Input::Resume),
        (Input::Offline, Input::Online),
        (Input::Stop, Input::Start),
    ] {
        let mut bench = told(ErrorKind::Unavailable, 60);
        bench.pass(10_000);
        bench.send(away);
        bench.pass(10_000);
        bench.send(back);
        assert_eq!(bench.in_flight, None);
        assert_eq!(bench.delay(), Some(ms(40_000)));
    }
}

#[test]
fn someone_who_insists_is_served_at_once() {
    for input in [Input::Refresh, Input::Retarget] {
        let mut bench = told(ErrorKind::RateLimited, 60);
        bench.pass(1_000);
        bench.send(input);
        assert_eq!(bench.requests.last().unwrap().1, bench.now);
    }
}

#[test]
fn retry_after_counts_as_an_attempt() {
    let bench = told(ErrorKind::RateLimited, 20);
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 1, .. }
    ));
}

/// A live bench whose last answer was a job, and asked for this wait.
fn asked_to_wait(wait: Duration) -> Bench {
    let mut bench = Bench::live();
    bench.jitter = Jitter::new(0.0);
    bench.fire();
    bench.answer_with_wait(running(40.0).unwrap(), wait);
    bench
}

#[test]
fn wait_that_a_success_asks_for_is_kept_and_the_job_stays_live() {
    let mut bench = asked_to_wait(ms(20_000));
    assert_eq!(bench.delay(), Some(ms(20_000)));
    assert_eq!(bench.poller.snapshot().connection, Connection::Live);
    bench.fire();
    bench.answer(running(50.0));
    assert_eq!(bench.delay(), Some(ms(1_800)), "it counts once");
}

#[test]
fn wait_that_a_success_asks_for_only_lengthens_the_delay_and_not_beyond_five_minutes() {
    assert_eq!(asked_to_wait(Duration::ZERO).delay(), Some(ms(1_800)));
    assert_eq!(asked_to_wait(ms(1_000)).delay(), Some(ms(1_800)));
    assert_eq!(asked_to_wait(Duration::MAX).delay(), Some(ms(300_000)));
}

#[test]
fn someone_who_insists_does_not_wait_for_what_a_success_asks_for() {
    let mut bench = asked_to_wait(ms(20_000));
    bench.pass(1_000);
    bench.send(Input::Refresh);
    assert!(bench.in_flight.is_some());
}
