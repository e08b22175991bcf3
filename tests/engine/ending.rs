//! Jobs that have ended.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind, JobStatus};

use super::bench::{Bench, error, job, running};

fn ended(status: JobStatus) -> Bench {
    let mut bench = Bench::live();
    bench.fire();
    bench.answer(Ok(job(status, 24.0)));
    bench
}

fn published_ends(bench: &Bench) -> usize {
    let ends = bench.published.iter();
    ends.filter(|it| it.connection == Connection::Finished)
        .count()
}

#[test]
fn end_stops_the_poller() {
    for status in [JobStatus::Success, JobStatus::Fail, JobStatus::Cancelled] {
        let mut bench = ended(status.clone());
        assert_eq!(bench.connection(), Connection::Finished);
        assert_eq!(bench.poller.snapshot().job.as_ref().unwrap().status, status);
        bench.assert_silent();
    }
}

#[test]
fn end_is_published_once_whatever_follows() {
    let mut bench = ended(JobStatus::Success);
    let requests = bench.requests.clone();
    let everything = [
        Input::Timeout,
        Input::PageHidden,
        Input::PageShown,
        Input::Offline,
        Input::Online,
        Input::Pause,
        Input::Resume,
        Input::Refresh,
        Input::CredentialsChanged,
        Input::Configure(super::bench::every(250.0, 250.0)),
        Input::Stop,
        Input::Start,
    ];
    for input in everything {
        bench.send(input);
        bench.now += 1_000;
    }
    for (request, _) in requests {
        bench.answer_to(request, running(50.0));
        bench.answer_to(request, error(ErrorKind::NotFound));
        bench.answer_to(request, Ok(job(JobStatus::Success, 24.0)));
    }
    assert_eq!(published_ends(&bench), 1);
    assert_eq!(
        bench.published.last().unwrap().connection,
        Connection::Finished
    );
    bench.assert_silent();
}

#[test]
fn running_after_the_end_is_ignored() {
    let mut bench = ended(JobStatus::Success);
    let late = bench.requests[1].0;
    bench.answer_to(late, running(30.0));
    let shown = bench.poller.snapshot();
    assert_eq!(shown.job.as_ref().unwrap().status, JobStatus::Success);
    assert_eq!(shown.connection, Connection::Finished);
}

#[test]
fn job_that_is_finished_at_the_start_costs_one_request() {
    let mut bench = Bench::started();
    bench.answer(Ok(job(JobStatus::Success, 20.0)));
    assert_eq!(bench.published.len(), 1);
    bench.assert_silent();
    assert_eq!(bench.requests.len(), 1);
}

#[test]
fn unknown_status_is_not_an_end() {
    let mut bench = Bench::started();
    bench.answer(Ok(job(JobStatus::Other("PENDING_PAYMENT".into()), 0.0)));
    assert_eq!(bench.connection(), Connection::Live);
    bench.fire();
    assert!(bench.in_flight.is_some());
}

#[test]
fn full_bar_is_not_an_end() {
    let mut bench = Bench::started();
    bench.answer(running(100.0));
    assert_eq!(bench.connection(), Connection::Live);
    assert!(bench.delay().is_some());
}

#[test]
fn success_is_shown_full_and_failure_keeps_its_percent() {
    assert_eq!(ended(JobStatus::Success).percent(), Some(100));
    assert_eq!(ended(JobStatus::Fail).percent(), Some(24));
}

#[test]
fn end_after_failures_is_an_end() {
    let mut bench = Bench::failing(5);
    bench.fire();
    bench.answer(Ok(job(JobStatus::Fail, 24.0)));
    assert_eq!(bench.connection(), Connection::Finished);
    bench.assert_silent();
}
