//! Someone wants to know now.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind};

use super::bench::{Bench, error, ms, running};

#[test]
fn refresh_asks_at_once_in_place_of_the_timer() {
    let mut bench = Bench::live();
    bench.pass(1_000);
    bench.send(Input::Refresh);
    assert_eq!(bench.requests.len(), 2);
    assert_eq!(bench.requests[1].1, bench.now);
    bench.pass(2_000);
    assert_eq!(bench.requests.len(), 2, "the old timer does not ask too");
    bench.answer(running(30.0));
    assert_eq!(bench.delay(), Some(ms(2_000)));
}

#[test]
fn refresh_while_a_request_is_in_flight_does_not_double_it() {
    let mut bench = Bench::started();
    bench.pass(1_000);
    bench.send(Input::Refresh);
    assert_eq!(bench.requests.len(), 1);
    assert_eq!(bench.aborted, []);
}

#[test]
fn refresh_ends_the_wait_after_a_failure_but_not_the_count() {
    let mut bench = Bench::failing(5);
    bench.pass(300);
    bench.send(Input::Refresh);
    assert!(bench.in_flight.is_some());
    bench.answer(error(ErrorKind::ServerError));
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 6, .. }
    ));
}

#[test]
fn refresh_in_a_loop_is_no_hot_loop() {
    let mut bench = Bench::live();
    for _ in 0..1_000 {
        bench.send(Input::Refresh);
        if bench.in_flight.is_some() {
            bench.answer(error(ErrorKind::ServerError));
        }
        bench.pass(1);
        if bench.in_flight.is_some() {
            bench.answer(running(20.0));
        }
    }
    assert!(
        bench.requests.len() <= 6,
        "{} requests",
        bench.requests.len()
    );
}

#[test]
fn refresh_just_after_a_request_waits_for_the_shortest_distance() {
    let mut bench = Bench::live();
    bench.pass(100);
    bench.send(Input::Refresh);
    assert_eq!(bench.in_flight, None);
    assert_eq!(bench.fire(), ms(150));
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn refresh_before_the_start_does_nothing() {
    let mut bench = Bench::new();
    bench.send(Input::Refresh);
    bench.assert_silent();
}
