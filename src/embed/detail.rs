//! What is told to the page: the types of the package.

use serde::Serialize;

use crate::effect::{monotonic, unix_millis};
use crate::engine::{Connection, Millis, PausedBy, Snapshot};
use crate::model::{ApiError, Job};

/// What is known of a job, and of the link to its server.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SnapshotDetail<'a> {
    /// The job as the server last told it, in the members of its API; null before the first answer.
    job: Option<&'a Job>,
    /// How far the bar is, from 0 to 1; null where that is not known.
    progress: Option<f64>,
    /// Whether that was counted from sub-jobs.
    derived: bool,
    /// When the server last answered, in milliseconds since 1970.
    answered_at: Option<f64>,
    connection: ConnectionDetail<'a>,
}

/// What is known of the link to the server.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConnectionDetail<'a> {
    state: &'static str,
    /// Who paused it, while it is paused.
    paused_by: Option<&'static str>,
    /// How many requests have failed in a row, while it is retried.
    attempt: Option<u32>,
    /// When the next request goes out, in milliseconds since 1970, while it is retried.
    retry_at: Option<f64>,
    /// How the last request failed.
    error: Option<ErrorDetail<'a>>,
}

/// Why a request brought no job.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ErrorDetail<'a> {
    kind: &'static str,
    code: Option<&'a str>,
    message: Option<&'a str>,
    request_id: Option<&'a str>,
    http_status: Option<u16>,
}

impl<'a> SnapshotDetail<'a> {
    pub(super) fn of(snapshot: &'a Snapshot) -> Self {
        Self {
            job: snapshot.job.as_deref(),
            progress: snapshot.progress.progress.map(|it| it.fraction()),
            derived: snapshot.progress.derived,
            answered_at: snapshot.answered_at.map(to_number),
            connection: ConnectionDetail::of(&snapshot.connection),
        }
    }
}

impl<'a> ConnectionDetail<'a> {
    pub(super) fn of(connection: &'a Connection) -> Self {
        let retry = match connection {
            Connection::Retrying { attempt, at, .. } => Some((*attempt, unix_time(*at))),
            _ => None,
        };
        Self {
            state: state_name(connection),
            paused_by: paused_by(connection),
            attempt: retry.map(|(attempt, _)| attempt),
            retry_at: retry.map(|(_, at)| at),
            error: error_of(connection).map(ErrorDetail::of),
        }
    }
}

impl<'a> ErrorDetail<'a> {
    fn of(error: &'a ApiError) -> Self {
        Self {
            kind: error.kind.as_str(),
            code: error.code.as_deref(),
            message: error.message.as_deref(),
            request_id: error.request_id.as_deref(),
            http_status: error.http_status,
        }
    }
}

fn state_name(connection: &Connection) -> &'static str {
    match connection {
        Connection::Connecting => "connecting",
        Connection::Live => "live",
        Connection::Retrying { .. } => "retrying",
        Connection::Offline => "offline",
        Connection::Paused { .. } => "paused",
        Connection::Unauthorized(_) => "unauthorized",
        Connection::Forbidden(_) => "forbidden",
        Connection::NotFound(_) => "not_found",
        Connection::Rejected(_) => "rejected",
        Connection::TimedOut => "timed_out",
        Connection::Finished => "finished",
    }
}

fn paused_by(connection: &Connection) -> Option<&'static str> {
    match connection {
        Connection::Paused { by } => Some(match by {
            PausedBy::Person => "person",
            PausedBy::HiddenPage => "hidden_page",
            PausedBy::OffScreen => "off_screen",
        }),
        _ => None,
    }
}

fn error_of(connection: &Connection) -> Option<&ApiError> {
    match connection {
        Connection::Retrying { error, .. }
        | Connection::Unauthorized(error)
        | Connection::Forbidden(error)
        | Connection::NotFound(error)
        | Connection::Rejected(error) => Some(error),
        _ => None,
    }
}

/// A time of the page's own clock as one of the calendar's.
fn unix_time(at: Millis) -> f64 {
    to_number(unix_millis()) + at.since(monotonic()).as_secs_f64() * 1_000.0
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn to_number(millis: i64) -> f64 {
    millis as f64
}
