//! The declared job is what a job writes.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use jobwatch::{BatchResult, ErrorKind, Job, JobStatus, Progress, Timestamp};
use jobwatch_npm::job;

/// A job that has all there is.
fn whole() -> Job {
    let mut job = Job::new("ff80", "batchCreate", JobStatus::Running);
    job.progress = Progress::from_percent(40.0);
    job.current_task = Some("copying".into());
    job.begin_time = Timestamp::parse("2015-09-17T03:05:38.756Z");
    job.end_time = Timestamp::parse("2015-09-17T03:06:38.756Z");
    job.error_code = Some("IMG.0001".into());
    job.fail_reason = Some("The bucket is full.".into());
    job.result = Some("https://images.example.com/ff80".into());
    job.results = vec![BatchResult {
        status: JobStatus::Success,
        ..BatchResult::default()
    }];
    job.sub_jobs = vec![Job::new("ff81", "create", JobStatus::Success)];
    job.sub_jobs_total = Some(2);
    job
}

fn declared(job: &Job) -> job::Job {
    serde_json::from_value(serde_json::to_value(job).unwrap()).unwrap()
}

#[test]
fn every_member_that_a_job_writes_is_declared() {
    let job = declared(&whole());
    assert!(job.others.is_empty(), "{:?}", job.others.keys());
    let entities = job.entities;
    assert!(entities.others.is_empty(), "{:?}", entities.others.keys());
    assert_eq!(entities.process_percent, Some(0.4));
    assert_eq!(entities.sub_jobs_total, Some(2));
    assert_eq!(entities.sub_jobs.unwrap().len(), 1);
    assert!(entities.results.unwrap()[0].others.is_empty());
}

/// Each member that is not optional is there, in a job of which nothing is known.
#[test]
fn empty_job_has_what_is_declared_of_it() {
    let job = declared(&Job::default());
    assert_eq!((job.begin_time.as_str(), job.job_id), ("", None));
    assert!(job.others.is_empty(), "{:?}", job.others.keys());
}

#[test]
fn kinds_of_errors_are_declared_as_they_are_told() {
    let declarations = jobwatch_npm::declarations::write();
    for kind in [
        ErrorKind::BadRequest,
        ErrorKind::Unauthorized,
        ErrorKind::Forbidden,
        ErrorKind::NotFound,
        ErrorKind::RateLimited,
        ErrorKind::ServerError,
        ErrorKind::Unavailable,
        ErrorKind::UnexpectedBody,
        ErrorKind::Network,
        ErrorKind::Timeout,
    ] {
        let word = format!("\"{}\"", kind.as_str());
        assert!(declarations.contains(&word), "{word}");
    }
}

#[test]
fn states_of_a_job_are_declared_in_its_words() {
    let declarations = jobwatch_npm::declarations::write();
    for status in [
        JobStatus::Init,
        JobStatus::Running,
        JobStatus::Success,
        JobStatus::Fail,
        JobStatus::Cancelled,
    ] {
        let word = format!("\"{}\"", status.as_str());
        assert!(declarations.contains(&word), "{word}");
    }
}
