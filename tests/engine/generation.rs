//! A poller that is pointed at another job.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind, JobStatus, PausedBy};

use super::bench::{Bench, error, job, ms, running};

#[test]
fn other_job_starts_from_nothing() {
    let mut bench = Bench::live();
    bench.pass(500);
    bench.send(Input::Retarget);
    let shown = bench.published.last().unwrap();
    assert_eq!(shown.generation, 1);
    assert_eq!(shown.job, None);
    assert_eq!(shown.progress.progress, None);
    assert_eq!(shown.answered_at, None);
    assert_eq!(shown.connection, Connection::Connecting);
    assert_eq!(bench.requests.len(), 2);
    assert_eq!(bench.requests[1].1, bench.now);
}

#[test]
fn old_job_never_flashes() {
    let mut bench = Bench::live();
    bench.fire();
    let old = bench.in_flight.unwrap();
    bench.pass(300);
    bench.send(Input::Retarget);
    assert_eq!(bench.aborted, [old]);
    let published = bench.published.len();
    bench.answer_to(old, running(99.0));
    assert_eq!(bench.published.len(), published);
    assert_eq!(bench.poller.snapshot().job, None);
    bench.answer(running(5.0));
    assert_eq!(bench.percent(), Some(5), "a new job may stand lower");
}

#[test]
fn old_end_and_old_refusal_do_not_hit_the_new_job() {
    for late in [
        Ok(job(JobStatus::Success, 100.0)),
        error(ErrorKind::Unauthorized),
    ] {
        let mut bench = Bench::started();
        let old = bench.in_flight.unwrap();
        bench.pass(300);
        bench.send(Input::Retarget);
        bench.answer_to(old, late);
        assert_eq!(bench.connection(), Connection::Connecting);
        assert!(bench.in_flight.is_some());
    }
}

#[test]
fn other_job_ends_every_standstill() {
    for outcome in [
        Ok(job(JobStatus::Success, 100.0)),
        error(ErrorKind::Unauthorized),
        error(ErrorKind::BadRequest),
        error(ErrorKind::Network),
    ] {
        let mut bench = Bench::started();
        bench.answer(outcome);
        bench.pass(300);
        bench.send(Input::Retarget);
        assert_eq!(bench.requests.len(), 2);
        assert_eq!(bench.connection(), Connection::Connecting);
    }
}

#[test]
fn other_job_has_its_own_age_and_its_own_failures() {
    let mut bench = Bench::failing(6);
    bench.pass(3_600_000);
    bench.send(Input::Retarget);
    bench.pass(300);
    bench.answer(error(ErrorKind::NotFound));
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 1, .. }
    ));
    bench.fire();
    bench.answer(running(5.0));
    assert_eq!(bench.delay(), Some(ms(2_000)));
}

#[test]
fn end_of_each_job_is_published_once() {
    let mut bench = Bench::started();
    for _ in 0..3 {
        bench.answer(Ok(job(JobStatus::Success, 100.0)));
        bench.pass(300);
        bench.send(Input::Retarget);
    }
    let ends: Vec<u32> = bench
        .published
        .iter()
        .filter(|it| it.connection == Connection::Finished)
        .map(|it| it.generation)
        .collect();
    assert_eq!(ends, [0, 1, 2]);
}

#[test]
fn other_job_waits_as_long_as_the_page_does() {
    for (input, by) in [
        (Input::Pause, PausedBy::Person),
        (Input::PageHidden, PausedBy::HiddenPage),
    ] {
        let mut bench = Bench::live();
        bench.send(input);
        bench.send(Input::Retarget);
        assert_eq!(bench.poller.snapshot().job, None);
        assert_eq!(bench.connection(), Connection::Paused { by });
        bench.assert_silent();
    }
}

#[test]
fn new_target_in_a_loop_is_no_hot_loop() {
    let mut bench = Bench::live();
    for _ in 0..1_000 {
        bench.send(Input::Retarget);
        bench.pass(1);
    }
    assert!(
        bench.requests.len() <= 6,
        "{} requests",
        bench.requests.len()
    );
}
