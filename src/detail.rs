//! What a page in JavaScript is told of a job: the shape of the element's `snapshot` and of the
//! details of its events. The TypeScript declarations of the package are made from these types.

use serde::Serialize;

use crate::engine::{Connection, Millis, PausedBy, Snapshot};
#[cfg(feature = "typescript")]
use crate::model::ErrorKind;
use crate::model::{ApiError, Job};

/// What is known of a job, and of the link to its server.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Snapshot"))]
pub struct SnapshotDetail<'a> {
    /// The job as the server last told it, in the members of its API; null before the first answer.
    #[cfg_attr(feature = "typescript", ts(type = "Job | null"))]
    job: Option<&'a Job>,
    /// How far the bar is, from 0 to 1; null where that is not known.
    progress: Option<f64>,
    /// Whether that was counted from sub-jobs.
    derived: bool,
    /// When the server last answered, in milliseconds since 1970.
    answered_at: Option<f64>,
    /// The link to the server.
    connection: ConnectionDetail<'a>,
}

/// What is known of the link to the server.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Connection"))]
pub struct ConnectionDetail<'a> {
    /// How it is.
    state: ConnectionState,
    /// Who paused it, while it is paused.
    paused_by: Option<PausedBy>,
    /// How many requests have failed in a row, while it is retried.
    attempt: Option<u32>,
    /// When the next request goes out, in milliseconds since 1970, while it is retried.
    retry_at: Option<f64>,
    /// How the last request failed.
    error: Option<ErrorDetail<'a>>,
}

/// How the link to the server is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ConnectionState {
    /// Nothing has been answered yet.
    Connecting,
    /// The last request was answered.
    Live,
    /// The last request failed, and another one follows by itself.
    Retrying,
    /// The browser has no network.
    Offline,
    /// No request goes out until whoever paused it resumes it.
    Paused,
    /// Credentials are missing or have expired; `refresh()`, or new ones, try again.
    Unauthorized,
    /// These credentials may not see the job.
    Forbidden,
    /// There is no such job.
    NotFound,
    /// The server says that the request is wrong, or none could be made; the error says why.
    Rejected,
    /// The deadline has passed before the job ended.
    TimedOut,
    /// The job has ended: nothing more is asked.
    Finished,
}

/// Why a request brought no job.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ApiError"))]
pub struct ErrorDetail<'a> {
    /// What kind of failure it is.
    #[cfg_attr(feature = "typescript", ts(as = "ErrorKind"))]
    kind: &'static str,
    /// The service's code, as the body has it.
    code: Option<&'a str>,
    /// What the service says, as plain text.
    message: Option<&'a str>,
    /// What the service's support asks for.
    request_id: Option<&'a str>,
    /// The HTTP status, if there was an answer.
    http_status: Option<u16>,
}

/// The time at which something is told, on both clocks.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// On the one that the engine counts on.
    pub monotonic: Millis,
    /// On the calendar, in milliseconds since 1970.
    pub unix: i64,
}

impl Now {
    /// A time of the engine's on the calendar, in milliseconds since 1970.
    fn unix_time(self, at: Millis) -> f64 {
        to_number(self.unix) + at.since(self.monotonic).as_secs_f64() * 1_000.0
    }
}

impl<'a> SnapshotDetail<'a> {
    /// What to tell of `snapshot`.
    #[must_use]
    pub fn of(snapshot: &'a Snapshot, now: Now) -> Self {
        Self {
            job: snapshot.job.as_deref(),
            progress: snapshot.progress.progress.map(|it| it.fraction()),
            derived: snapshot.progress.derived,
            answered_at: snapshot.answered_at.map(to_number),
            connection: ConnectionDetail::of(&snapshot.connection, now),
        }
    }
}

impl<'a> ConnectionDetail<'a> {
    /// What to tell of `connection`.
    #[must_use]
    pub fn of(connection: &'a Connection, now: Now) -> Self {
        let retry = match connection {
            Connection::Retrying { attempt, at, .. } => Some((*attempt, now.unix_time(*at))),
            _ => None,
        };
        Self {
            state: ConnectionState::of(connection),
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

impl ConnectionState {
    fn of(connection: &Connection) -> Self {
        match connection {
            Connection::Connecting => Self::Connecting,
            Connection::Live => Self::Live,
            Connection::Retrying { .. } => Self::Retrying,
            Connection::Offline => Self::Offline,
            Connection::Paused { .. } => Self::Paused,
            Connection::Unauthorized(_) => Self::Unauthorized,
            Connection::Forbidden(_) => Self::Forbidden,
            Connection::NotFound(_) => Self::NotFound,
            Connection::Rejected(_) => Self::Rejected,
            Connection::TimedOut => Self::TimedOut,
            Connection::Finished => Self::Finished,
        }
    }
}

fn paused_by(connection: &Connection) -> Option<PausedBy> {
    match connection {
        Connection::Paused { by } => Some(*by),
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

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn to_number(millis: i64) -> f64 {
    millis as f64
}
