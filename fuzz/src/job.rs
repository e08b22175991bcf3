//! What holds for every job that was read.

use jobwatch::{BatchResult, Job, JobStatus, Object, Progress, ShownProgress, model::MAX_DEPTH};
use serde_json::Value;

use crate::error::check_text;
use crate::read::read;

/// Checks a job that an answer became.
pub(crate) fn check(job: &Job) {
    check_fields(job);
    check_views(job);
    check_round_trip(job);
}

/// The job without what no field holds.
pub(crate) fn fields_only(job: &Job) -> Job {
    let status_only = |result: &BatchResult| BatchResult {
        status: result.status.clone(),
        entities: Object::new(),
    };
    Job {
        entities: Object::new(),
        other: Object::new(),
        sub_jobs: job.sub_jobs.iter().map(fields_only).collect(),
        results: job.results.iter().map(status_only).collect(),
        ..job.clone()
    }
}

fn check_fields(job: &Job) {
    let texts = [
        &job.id,
        &job.job_type,
        &job.current_task,
        &job.error_code,
        &job.fail_reason,
    ];
    for text in texts {
        check_text(text.as_deref());
    }
    for time in [&job.begin_time, &job.end_time].into_iter().flatten() {
        check_text(Some(time.as_str()));
    }
    if let Some(progress) = job.progress {
        check_progress(progress);
    }
    job.sub_jobs.iter().for_each(check_fields);
}

fn check_progress(progress: Progress) {
    assert!((0.0..=1.0).contains(&progress.fraction()), "{progress:?}");
    assert!(progress.fraction().is_sign_positive(), "{progress:?}");
    assert!(progress.percent() <= 100, "{progress:?}");
}

/// What the widget shows of it.
fn check_views(job: &Job) {
    let shown = ShownProgress::default().next(job);
    if let Some(progress) = shown.progress {
        check_progress(progress);
    }
    if job.status == JobStatus::Success {
        assert_eq!(shown.progress, Some(Progress::FULL));
    }
    assert!(job.sub_job_count() >= job.sub_jobs.len());
    assert!(job.resources().iter().all(|found| !found.value.is_blank()));
    if let Some(failure) = job.failure() {
        assert!(failure.code.is_some() || failure.reason.is_some());
    }
    for now in [i64::MIN, 0, i64::MAX] {
        let _ = job.elapsed(now);
    }
}

/// Written and read again, every field is the same; written once more, so is everything.
fn check_round_trip(job: &Job) {
    let written = serde_json::to_value(job).expect("a job can be written");
    if depth(&written) > MAX_DEPTH {
        // Sub-jobs that came at the top level are written one level deeper, and may be cut.
        return;
    }
    let text = written.to_string();
    let again: Job = serde_json::from_str(&text).expect("a job can be read");
    assert_eq!(fields_only(&again), fields_only(job), "{text}");
    assert_eq!(
        serde_json::to_value(&again).expect("a job can be written"),
        written
    );
    let third: Job = serde_json::from_value(written).expect("a job can be read");
    assert_eq!(third, again);
    if job.status != JobStatus::default() {
        let answer = read(200, &text).expect("a job with a state is no error");
        assert_eq!(fields_only(&answer), fields_only(job), "{text}");
    }
}

fn depth(value: &Value) -> usize {
    let deepest = match value {
        Value::Array(items) => items.iter().map(depth).max(),
        Value::Object(members) => members.values().map(depth).max(),
        _ => return 0,
    };
    1 + deepest.unwrap_or(0)
}
