//! Jobs of the skins. All names and ids are made up.

use jobwatch::effect::unix_millis;
use jobwatch::{
    ApiError, Connection, ErrorKind, Job, JobStatus, Millis, Object, Progress, ShownProgress,
    Snapshot, Timestamp,
};

/// How long the jobs under way have been running.
const RUNNING_FOR_MILLIS: i64 = 154_000;

/// How long the jobs that have ended took.
const TOOK_MILLIS: i64 = 372_000;

pub(super) fn import_image(status: JobStatus, percent: f64, name: &str) -> Job {
    let ids = [
        ("image_id", "6e41b0c8-5d27-4f93-a1e6-0c9b7d38f254"),
        ("image_name", name),
    ];
    Job {
        progress: Progress::from_percent(percent),
        current_task: (status == JobStatus::Running).then(|| "TransferImageTask".to_owned()),
        entities: Object::from(ids),
        ..timed(Job::new("9c01", "imsImportImageJob", status))
    }
}

pub(super) fn create_load_balancer(status: JobStatus, name: &str) -> Job {
    Job {
        entities: Object::from([("elb_name", name)]),
        ..timed(Job::new("9c02", "createELB", status))
    }
}

/// Four servers, of which two are there.
pub(super) fn create_servers() -> Job {
    let part = |status, number: u8| Job {
        entities: Object::from([("server_name", format!("shop-{number}"))]),
        ..Job::new("", "createSingleServer", status)
    };
    Job {
        sub_jobs: vec![
            part(JobStatus::Success, 1),
            part(JobStatus::Success, 2),
            part(JobStatus::Running, 3),
            part(JobStatus::Init, 4),
        ],
        ..timed(Job::new("9c03", "createServer", JobStatus::Running))
    }
}

pub(super) fn failed(job: Job, code: &str, reason: &str) -> Job {
    Job {
        error_code: Some(code.to_owned()),
        fail_reason: Some(reason.to_owned()),
        ..job
    }
}

/// A job of which only the state matters.
pub(super) fn in_state(status: JobStatus) -> Job {
    let percent = match status {
        JobStatus::Running => 63.0,
        JobStatus::Success => 100.0,
        JobStatus::Fail => 97.0,
        _ => 0.0,
    };
    import_image(status, percent, "base")
}

/// The job with a beginning, unless it still waits for it, and with an end if it has ended.
fn timed(job: Job) -> Job {
    let now = unix_millis();
    let (begin, end) = match &job.status {
        JobStatus::Init => (None, None),
        status if status.is_terminal() => (Some(now - TOOK_MILLIS), Some(now)),
        _ => (Some(now - RUNNING_FOR_MILLIS), None),
    };
    Job {
        begin_time: begin.map(Timestamp::from_unix_millis),
        end_time: end.map(Timestamp::from_unix_millis),
        ..job
    }
}

/// What is known after the job was answered on a link without faults.
pub(super) fn snapshot(job: Job) -> Snapshot {
    Snapshot {
        connection: if job.status.is_terminal() {
            Connection::Finished
        } else {
            Connection::Live
        },
        progress: ShownProgress::default().next(&job),
        answered_at: Some(unix_millis()),
        job: Some(job.into()),
        ..Snapshot::default()
    }
}

/// The same after the server has gone.
pub(super) fn out_of_reach(job: Job) -> Snapshot {
    Snapshot {
        connection: Connection::Retrying {
            attempt: 2,
            at: Millis::default(),
            error: ApiError::new(ErrorKind::Network),
        },
        ..snapshot(job)
    }
}
