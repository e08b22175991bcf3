//! Failures that may pass.

use jobwatch::engine::{Input, Jitter};
use jobwatch::{Connection, ErrorKind, Millis};

use super::bench::{Bench, EPOCH, START, error, ms, running};

const TRANSIENT: [ErrorKind; 6] = [
    ErrorKind::RateLimited,
    ErrorKind::ServerError,
    ErrorKind::Unavailable,
    ErrorKind::UnexpectedBody,
    ErrorKind::Network,
    ErrorKind::Timeout,
];

#[test]
fn every_transient_failure_is_tried_again_and_keeps_the_data() {
    for kind in TRANSIENT {
        let mut bench = Bench::live();
        bench.fire();
        bench.answer(error(kind));
        let Connection::Retrying { attempt, error, .. } = bench.connection() else {
            panic!("{kind}: {:?}", bench.connection());
        };
        assert_eq!((attempt, error.kind), (1, kind));
        assert_eq!(bench.percent(), Some(20));
        let answered_at = bench.poller.snapshot().answered_at;
        assert_eq!(answered_at, Some(EPOCH + i64::try_from(START).unwrap()));
        bench.fire();
        assert!(bench.in_flight.is_some(), "{kind}");
    }
}

#[test]
fn wait_doubles_up_to_a_minute() {
    let longest = waits(Jitter::new(1.0));
    assert_eq!(
        longest,
        [1, 2, 4, 8, 16, 32, 60, 60, 60].map(|s| ms(s * 1_000))
    );
}

#[test]
fn wait_has_full_jitter_above_a_floor() {
    assert_eq!(waits(Jitter::new(0.0)), [ms(500); 9]);
    assert_eq!(waits(Jitter::MIDDLE)[2], ms(2_250));
}

fn waits(jitter: Jitter) -> [std::time::Duration; 9] {
    let mut bench = Bench::started();
    bench.jitter = jitter;
    std::array::from_fn(|_| {
        bench.answer(error(ErrorKind::ServerError));
        bench.fire()
    })
}

#[test]
fn failing_server_is_tried_for_ever() {
    let mut bench = Bench::started();
    for attempt in 1..=10_000 {
        bench.answer(error(ErrorKind::Network));
        assert!(
            matches!(bench.connection(), Connection::Retrying { attempt: n, .. } if n == attempt)
        );
        assert!(bench.fire() <= ms(60_000));
    }
}

#[test]
fn success_resets_the_wait_at_once() {
    let mut bench = Bench::failing(8);
    bench.jitter = Jitter::new(1.0);
    bench.fire();
    bench.answer(running(30.0));
    assert_eq!(bench.connection(), Connection::Live);
    bench.fire();
    bench.answer(error(ErrorKind::ServerError));
    assert_eq!(bench.delay(), Some(ms(1_000)));
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 1, .. }
    ));
}

#[test]
fn retrying_tells_when() {
    let mut bench = Bench::failing(3);
    let at = Millis(bench.now).after(bench.delay().unwrap());
    assert!(matches!(bench.connection(), Connection::Retrying { at: told, .. } if told == at));
    let published = bench.published.len();
    bench.now += 40;
    bench.fire();
    assert_eq!(bench.published.len(), published, "asking again is no news");
}

#[test]
fn failure_of_the_very_first_request_is_tried_again() {
    let mut bench = Bench::started();
    bench.answer(error(ErrorKind::Network));
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 1, .. }
    ));
    bench.fire();
    bench.answer(running(20.0));
    assert_eq!(bench.connection(), Connection::Live);
}

#[test]
fn settings_do_not_shorten_the_wait() {
    let mut bench = Bench::failing(6);
    let delay = bench.delay();
    bench.send(Input::Configure(super::bench::every(250.0, 250.0)));
    assert_eq!(bench.delay(), delay);
}

#[test]
fn one_failure_does_not_disturb_the_cadence_after_it() {
    let mut bench = Bench::failing(1);
    bench.fire();
    bench.answer(running(20.0));
    assert_eq!(bench.delay(), Some(ms(2_000)));
}
