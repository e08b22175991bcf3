//! Requests that do not settle.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind, JobStatus, PollConfig, PollMillis};

use super::bench::{Bench, START, job, ms, running};

#[test]
fn request_that_never_settles_is_aborted_and_tried_again() {
    let mut bench = Bench::started();
    assert_eq!(bench.fire(), ms(15_000));
    assert_eq!(bench.aborted.len(), 1);
    let Connection::Retrying { attempt, error, .. } = bench.connection() else {
        panic!("not retrying: {:?}", bench.connection());
    };
    assert_eq!((attempt, error.kind), (1, ErrorKind::Timeout));
    assert_eq!(bench.fire(), ms(750), "the delay starts at the abort");
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn hung_server_is_tried_for_ever() {
    let mut bench = Bench::live();
    bench.pass(24 * 60 * 60 * 1_000);
    let Connection::Retrying { attempt, .. } = bench.connection() else {
        panic!("not retrying: {:?}", bench.connection());
    };
    assert!(attempt > 1_000, "{attempt} attempts in a day");
    assert_eq!(bench.percent(), Some(20));
}

#[test]
fn answer_just_in_time_counts() {
    let mut bench = Bench::started();
    bench.now += 14_999;
    bench.send(Input::Timeout);
    bench.answer(running(30.0));
    assert_eq!(bench.percent(), Some(30));
    assert_eq!(bench.aborted, []);
}

#[test]
fn answer_that_is_in_hand_counts_though_its_time_is_over() {
    let mut bench = Bench::started();
    bench.now += 20_000;
    bench.answer(running(30.0));
    assert_eq!(bench.connection(), Connection::Live);
}

#[test]
fn answer_to_an_aborted_request_is_ignored() {
    let mut bench = Bench::started();
    bench.fire();
    let published = bench.published.len();
    bench.answer_to(bench.requests[0].0, Ok(job(JobStatus::Success, 100.0)));
    assert_eq!(bench.published.len(), published);
    assert_eq!(bench.poller.snapshot().job, None);
    bench.fire();
    bench.answer_to(bench.requests[0].0, Ok(job(JobStatus::Success, 100.0)));
    assert!(bench.in_flight.is_some(), "the second request goes on");
}

#[test]
fn second_answer_to_a_request_is_ignored() {
    let mut bench = Bench::live();
    bench.answer_to(bench.requests[0].0, running(90.0));
    assert_eq!(bench.percent(), Some(20));
    assert_eq!(bench.delay(), Some(ms(2_000)));
}

#[test]
fn overdue_request_is_given_up_at_the_next_occasion() {
    let mut bench = Bench::live();
    bench.fire();
    bench.now += 3_600_000;
    bench.send(Input::Refresh);
    assert_eq!(bench.aborted, [bench.requests[1].0]);
    assert_eq!(bench.requests.last().unwrap().1, bench.now);
}

#[test]
fn timeout_is_as_set() {
    let (config, _) = PollConfig::from_millis(PollMillis {
        timeout: 4_000.0,
        ..PollMillis::default()
    });
    let mut bench = Bench::with(config);
    bench.send(Input::Start);
    bench.fire();
    assert_eq!(bench.now, START + 4_000);
    assert_eq!(bench.aborted.len(), 1);
}
