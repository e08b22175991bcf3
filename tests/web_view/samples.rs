//! Jobs and snapshots to show.

use std::rc::Rc;

use jobwatch::view::{JobCard, JobCardProps};
use jobwatch::{
    ApiError, Connection, ErrorKind, Job, JobStatus, Millis, PausedBy, Progress, ShownProgress,
    Snapshot,
};
use web_sys::Element;
use yew::Callback;

use super::web_support::stage::{Stage, document};

/// A job of a type that has a name in every language.
pub fn job(status: JobStatus) -> Job {
    Job::new("j-1", "imsExportImageJob", status)
}

pub fn running(percent: f64) -> Job {
    let mut job = job(JobStatus::Running);
    job.progress = Progress::from_percent(percent);
    job
}

pub fn failed(code: &str, reason: &str) -> Job {
    let mut job = job(JobStatus::Fail);
    job.error_code = Some(code.to_owned());
    job.fail_reason = Some(reason.to_owned());
    job
}

/// A job as it stands, over a link in a state that goes with it.
pub fn snapshot(job: Job) -> Snapshot {
    let ended = job.status.is_terminal();
    Snapshot {
        progress: ShownProgress::default().next(&job),
        job: Some(Rc::new(job)),
        answered_at: Some(super::web_support::clock::FROZEN_AT),
        connection: if ended {
            Connection::Finished
        } else {
            Connection::Live
        },
        ..Snapshot::default()
    }
}

/// A running job over a link in this state.
pub fn running_over(connection: Connection) -> Snapshot {
    Snapshot {
        connection,
        ..snapshot(running(40.0))
    }
}

/// One connection of each kind; of those with an error, each with each kind that it can have.
pub fn connections() -> Vec<Connection> {
    let passing = [
        ErrorKind::RateLimited,
        ErrorKind::ServerError,
        ErrorKind::Unavailable,
        ErrorKind::UnexpectedBody,
        ErrorKind::Network,
        ErrorKind::Timeout,
    ];
    let retrying = passing.map(|kind| Connection::Retrying {
        attempt: 2,
        at: Millis(0),
        error: ApiError::new(kind),
    });
    let lasting = [
        Connection::Connecting,
        Connection::Live,
        Connection::Offline,
        Connection::Paused {
            by: PausedBy::Person,
        },
        Connection::Paused {
            by: PausedBy::HiddenPage,
        },
        Connection::Unauthorized(ApiError::new(ErrorKind::Unauthorized)),
        Connection::Forbidden(ApiError::new(ErrorKind::Forbidden)),
        Connection::NotFound(ApiError::new(ErrorKind::NotFound)),
        Connection::Rejected(ApiError {
            http_status: Some(400),
            ..ApiError::new(ErrorKind::BadRequest)
        }),
        Connection::Rejected(unsent()),
        Connection::TimedOut,
        Connection::Finished,
    ];
    lasting.into_iter().chain(retrying).collect()
}

/// The error of a request that could not be made.
pub fn unsent() -> ApiError {
    ApiError::new(ErrorKind::BadRequest).with_message("job_id is \"\"")
}

/// A card with all its buttons, in English.
pub fn card(snapshot: Snapshot) -> JobCardProps {
    yew::props!(JobCardProps {
        snapshot,
        lang: "en",
        on_refresh: Some(Callback::noop()),
        on_pause: Some(Callback::noop()),
        on_resume: Some(Callback::noop()),
    })
}

pub async fn show_card(snapshot: Snapshot) -> Stage<JobCard> {
    Stage::show(card(snapshot)).await
}

/// Whether an element has the focus.
pub fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

pub async fn show_job(job: Job) -> Stage<JobCard> {
    show_card(snapshot(job)).await
}
