//! What the poller knows, for whoever shows it.

use std::rc::Rc;

use serde::Serialize;

use super::Millis;
use crate::model::{ApiError, Job, ShownProgress};

/// Two separate truths: the job, as the server last told it, and the connection to that server.
///
/// They are never mixed: a dead link does not turn a job into a failed one, and the last answer
/// stays while the link is down. The default is what there is to show before anything happened.
///
/// ```
/// use jobwatch::{Connection, Snapshot};
///
/// // One line for a log.
/// fn line(snapshot: &Snapshot) -> String {
///     let state = snapshot.job.as_ref().map_or("nothing yet", |job| job.status.as_str());
///     match &snapshot.connection {
///         Connection::Retrying { attempt, error, .. } => {
///             format!("{state}, as last heard; attempt {attempt} failed: {error}")
///         }
///         _ => state.to_owned(),
///     }
/// }
///
/// assert_eq!(line(&Snapshot::default()), "nothing yet");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// Counts the jobs that this poller was pointed at; answers for earlier ones are dropped.
    pub generation: u32,
    /// What the server last said, if it has said anything.
    pub job: Option<Rc<Job>>,
    /// What the bar shows.
    pub progress: ShownProgress,
    /// When the server last said it, in milliseconds since 1970. An answer that changes nothing
    /// else moves this on without an [`Action::Publish`](super::Action::Publish).
    pub answered_at: Option<i64>,
    /// What is known of the link.
    pub connection: Connection,
}

/// What is known of the link to the server.
///
/// ```
/// use jobwatch::Connection;
///
/// /// Whether only a person can make it go on.
/// fn needs_someone(connection: &Connection) -> bool {
///     matches!(
///         connection,
///         Connection::Unauthorized(_)
///             | Connection::Forbidden(_)
///             | Connection::NotFound(_)
///             | Connection::Rejected(_)
///             | Connection::TimedOut
///     )
/// }
///
/// assert!(!needs_someone(&Connection::Connecting));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Connection {
    /// The first answer is still to come: since the start, since a pause, since the page or the
    /// network was away, or since someone asked to try again after a refusal.
    #[default]
    Connecting,
    /// The last request was answered; the next one is due in time.
    Live,
    /// The last request failed in a way that may pass.
    Retrying {
        /// How many requests have failed in a row.
        attempt: u32,
        /// When the next one goes out; it shows that time until its outcome is known.
        at: Millis,
        /// How the last one failed.
        error: ApiError,
    },
    /// The browser says that there is no network.
    Offline,
    /// No request goes out until someone says so.
    Paused {
        /// Who asked for it.
        by: PausedBy,
    },
    /// Credentials are missing or have expired: waits for new ones.
    Unauthorized(ApiError),
    /// These credentials may not see the job.
    Forbidden(ApiError),
    /// There is no such job.
    NotFound(ApiError),
    /// The request was refused for good.
    Rejected(ApiError),
    /// The deadline passed before the job ended.
    TimedOut,
    /// The job has ended: there is nothing left to ask.
    Finished,
}

/// Who paused the polling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PausedBy {
    /// A person, or the page on a person's behalf.
    Person,
    /// The page, because it is hidden or frozen.
    HiddenPage,
    /// The page, because what shows the job is out of sight.
    OffScreen,
}
