//! Jobs of the gallery. All names and ids are made up.

use jobwatch::effect::unix_millis;
use jobwatch::{
    BatchResult, Connection, Job, JobStatus, Object, Progress, ShownProgress, Snapshot, Timestamp,
};

/// Hours and minutes, without seconds, so that two pictures are alike.
const RUNNING_FOR_MILLIS: i64 = (83 * 60 + 5) * 1_000;

/// 2026-03-12T09:24:05Z: when each ended job began.
pub(super) const PAST: i64 = 1_773_307_445_000;

/// How long each ended job took.
const TOOK_MILLIS: i64 = (4 * 60 + 5) * 1_000;

/// A job that imports an image, of which the server reports the percentage.
pub(super) fn import_image(status: JobStatus, percent: f64) -> Job {
    Job {
        progress: Progress::from_percent(percent),
        current_task: (status == JobStatus::Running).then(|| "ConvertImageTask".to_owned()),
        entities: Object::from([
            ("image_id", "5d0c21f7-93be-4a68-8b1f-2f6e7a90c3d4"),
            ("image_name", "debian-12-base"),
        ]),
        ..timed(Job::new("8a7e", "imsImportImageJob", status))
    }
}

/// A job that creates servers, whose progress is counted: of three, the first `ended` have ended.
pub(super) fn create_servers(status: JobStatus, ended: usize) -> Job {
    let part = |number: usize, id: &str| {
        let state = match number {
            number if number < ended => JobStatus::Success,
            number if number == ended && status != JobStatus::Init => status.clone(),
            _ => JobStatus::Init,
        };
        server_part(state, id)
    };
    Job {
        sub_jobs: vec![
            part(0, "c1f60a3e-77d2-4e0b-b0a9-58d1c6e2f901"),
            part(1, "c1f60a3e-77d2-4e0b-b0a9-58d1c6e2f902"),
            part(2, "c1f60a3e-77d2-4e0b-b0a9-58d1c6e2f903"),
        ],
        ..timed(Job::new("8a7f", "createServer", status))
    }
}

/// A job of one server among several.
pub(super) fn server_part(status: JobStatus, server_id: &str) -> Job {
    Job {
        entities: Object::from([("server_id", server_id)]),
        ..Job::new("", "createSingleServer", status)
    }
}

/// A job of an API that reports no percentage.
pub(super) fn create_load_balancer(status: JobStatus) -> Job {
    Job {
        entities: Object::from([("vip_address", "192.168.20.8"), ("elb_name", "web-front")]),
        ..timed(Job::new("8a80", "createELB", status))
    }
}

/// What became of one item of a batch.
pub(super) fn result(status: JobStatus, image_id: &str) -> BatchResult {
    BatchResult {
        status,
        entities: Object::from([("image_id", image_id)]),
    }
}

/// The job with a code and a reason for its failure.
pub(super) fn failed(job: Job, code: &str, reason: &str) -> Job {
    Job {
        error_code: Some(code.to_owned()),
        fail_reason: Some(reason.to_owned()),
        ..job
    }
}

/// The job with a beginning, unless it still waits for it, and with an end if it has ended.
fn timed(job: Job) -> Job {
    match &job.status {
        JobStatus::Init => job,
        status if status.is_terminal() => Job {
            begin_time: Some(Timestamp::from_unix_millis(PAST)),
            end_time: Some(Timestamp::from_unix_millis(PAST + TOOK_MILLIS)),
            ..job
        },
        _ => Job {
            begin_time: Some(Timestamp::from_unix_millis(
                unix_millis() - RUNNING_FOR_MILLIS,
            )),
            ..job
        },
    }
}

/// What is known after `job` was answered on a link without faults.
pub(super) fn snapshot(job: Job) -> Snapshot {
    snapshot_after(&[], job)
}

/// The same, after earlier answers.
pub(super) fn snapshot_after(earlier: &[Job], job: Job) -> Snapshot {
    let before = earlier
        .iter()
        .fold(ShownProgress::default(), |shown, job| shown.next(job));
    // A job under way began some time before now, and cannot have been asked for before it began.
    let (connection, answered_at) = if job.status.is_terminal() {
        (Connection::Finished, PAST + TOOK_MILLIS)
    } else {
        (Connection::Live, unix_millis())
    };
    Snapshot {
        progress: before.next(&job),
        job: Some(job.into()),
        answered_at: Some(answered_at),
        connection,
        ..Snapshot::default()
    }
}
