//! Clocks that jump.

use jobwatch::engine::Input;
use jobwatch::{Connection, Millis};

use super::bench::{Bench, START, ms, running};

#[test]
fn clock_that_is_set_back_does_not_stretch_the_delay() {
    let mut bench = Bench::live();
    bench.pass(500);
    bench.send(Input::Timeout);
    bench.now = 17;
    bench.send(Input::Timeout);
    assert_eq!(bench.delay(), Some(ms(1_500)));
    bench.fire();
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn clock_that_is_set_back_does_not_stretch_a_request() {
    let mut bench = Bench::started();
    bench.now = 0;
    bench.send(Input::Online);
    assert_eq!(bench.fire(), ms(15_000));
    assert_eq!(bench.aborted.len(), 1);
}

#[test]
fn clock_that_is_set_back_again_and_again_does_not_stop_the_poller() {
    let mut bench = Bench::live();
    for _ in 0..100 {
        bench.pass(1_000);
        bench.send(Input::Timeout);
        bench.now -= 1_000;
        bench.send(Input::Timeout);
        if bench.in_flight.is_some() {
            bench.answer(running(20.0));
        }
    }
    assert!(
        bench.requests.len() > 30,
        "{} requests",
        bench.requests.len()
    );
}

#[test]
fn clock_that_jumps_ahead_asks_once() {
    let mut bench = Bench::live();
    bench.now += 365 * 24 * 60 * 60 * 1_000;
    bench.send(Input::Timeout);
    bench.send(Input::Timeout);
    assert_eq!(bench.requests.len(), 2);
    bench.answer(running(30.0));
    assert_eq!(bench.delay(), Some(ms(10_000)));
}

#[test]
fn clock_that_jumps_ahead_and_back_does_no_harm() {
    let mut bench = Bench::live();
    bench.now = u64::MAX / 4;
    bench.send(Input::Timeout);
    bench.now = START + 3_000;
    bench.answer(running(30.0));
    assert_eq!(bench.delay(), Some(ms(10_000)));
    bench.fire();
    assert!(bench.in_flight.is_some());
}

#[test]
fn time_of_the_next_try_is_told_on_the_clock_as_it_is_now() {
    let mut bench = Bench::failing(3);
    let delay = bench.delay().unwrap();
    bench.now = 40;
    bench.send(Input::Timeout);
    let told = Millis(40).after(delay);
    assert!(matches!(bench.connection(), Connection::Retrying { at, .. } if at == told));
}
