//! What state a job is in.

use std::fmt;

/// The state of a job.
///
/// Both API documents name `INIT`, `RUNNING`, `SUCCESS` and `FAIL`; related services use other
/// words for the same four, and some add a cancelled state. Parsing is infallible: a word that is
/// not known is kept and shown as it is.
///
/// ```
/// use jobwatch::JobStatus;
///
/// assert_eq!(JobStatus::parse(" Completed "), JobStatus::Success);
/// let pending = JobStatus::parse("PENDING_PAYMENT");
/// assert_eq!(pending, JobStatus::Other("PENDING_PAYMENT".into()));
/// assert!(!pending.is_terminal());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JobStatus {
    /// Not started yet.
    Init,
    /// Under way.
    Running,
    /// Ended well.
    Success,
    /// Ended badly.
    Fail,
    /// Ended because someone asked for it.
    Cancelled,
    /// A word that no rule knows, as the server spelt it; empty if the server named no state.
    Other(String),
}

impl JobStatus {
    /// Reads a status word, without regard to case and surrounding blanks.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        let word = word.trim();
        match word.to_ascii_lowercase().as_str() {
            "init" | "waiting" | "initializing" => Self::Init,
            "running" | "creating" | "rollbacking" => Self::Running,
            "success" | "completed" | "complete" | "succeeded" => Self::Success,
            "fail" | "failed" | "error" | "rollback_fail" => Self::Fail,
            "cancel" | "cancelled" | "canceled" => Self::Cancelled,
            _ => Self::Other(word.to_owned()),
        }
    }

    /// The word of the API documents for this state, or the server's own word.
    ///
    /// The documents have none for a cancelled job; `CANCEL` is what the related services send.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Init => "INIT",
            Self::Running => "RUNNING",
            Self::Success => "SUCCESS",
            Self::Fail => "FAIL",
            Self::Cancelled => "CANCEL",
            Self::Other(word) => word,
        }
    }

    /// Whether the job has ended, so that asking again is pointless.
    ///
    /// An unknown word is not an end: a widget that went on asking costs a few requests, one that
    /// stopped too early would lie.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::Success | Self::Fail | Self::Cancelled)
    }
}

impl Default for JobStatus {
    fn default() -> Self {
        Self::Other(String::new())
    }
}

impl fmt::Display for JobStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
