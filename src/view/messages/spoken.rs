//! What is said to those who use a screen reader.

use super::Plural;
use super::texts::texts;

texts! {
/// What the page says aloud, in whole sentences; `{title}` is what the job is called. The texts
/// about several jobs are said of two and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// One job ended well: `{title}`.
    pub succeeded: &'static str,
    /// One job failed, without a reason: `{title}`.
    pub failed: &'static str,
    /// One job failed: `{title}`, `{reason}`.
    pub failed_because: &'static str,
    /// One job was cancelled: `{title}`.
    pub cancelled: &'static str,
    /// There are no updates for one job for now: `{title}`.
    pub lost: &'static str,
    /// There are updates for one job again: `{title}`.
    pub restored: &'static str,
    /// Anything else about one job or several, a sentence or a percentage: `{title}`, `{text}`.
    pub about: &'static str,
    /// Several jobs in the place of a title: `{count}`.
    pub jobs: Plural,
    /// Several jobs ended well: `{count}`.
    pub jobs_succeeded: Plural,
    /// Several jobs failed: `{count}`.
    pub jobs_failed: Plural,
    /// Several jobs were cancelled: `{count}`.
    pub jobs_cancelled: Plural,
    /// There are no updates for several jobs for now: `{count}`.
    pub jobs_lost: Plural,
    /// There are updates for several jobs again: `{count}`.
    pub jobs_restored: Plural,
}
}
