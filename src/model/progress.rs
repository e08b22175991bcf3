//! How far a job is: what the server reports, and what a person is shown.

use super::decimal::parse_decimal;
use super::{Job, JobStatus, Json};

/// The share of a job that is done, as the server reported it: a fraction from 0 to 1.
///
/// The scale comes from the name of the key, never from the size of the number: a
/// `process_percent` of 1 is the whole job (the IMS document's `Double`, seen as `1` on finished
/// jobs), a `progress` of 1 is one percent.
///
/// ```
/// use jobwatch::Progress;
///
/// assert_eq!(Progress::from_fraction(1.0), Some(Progress::FULL));
/// assert_eq!(Progress::from_percent(1.0).map(Progress::percent), Some(1));
/// assert_eq!(Progress::from_percent(150.0), Some(Progress::FULL));
/// assert_eq!(Progress::from_percent(-1.0), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Progress(f64);

impl Progress {
    /// Nothing is done.
    pub const NONE: Self = Self(0.0);
    /// All is done.
    pub const FULL: Self = Self(1.0);

    /// From a fraction: 0.2 is 20 %. Above 1 counts as 1; negative, NaN and infinite as unknown.
    #[must_use]
    pub fn from_fraction(fraction: f64) -> Option<Self> {
        // Adding zero makes 0 of −0, which Intl would write as "-0 %".
        (fraction.is_finite() && fraction >= 0.0).then(|| Self(fraction.min(1.0) + 0.0))
    }

    /// From a percentage: 20.0 is 20 %. Limits as in [`Progress::from_fraction`].
    #[must_use]
    pub fn from_percent(percent: f64) -> Option<Self> {
        Self::from_fraction(percent / 100.0)
    }

    /// The fraction, from 0 to 1.
    #[must_use]
    pub fn fraction(self) -> f64 {
        self.0
    }

    /// Whole percent, from 0 to 100, rounded down: 99.9 % must not read as done.
    #[must_use]
    pub fn percent(self) -> u8 {
        // 0.29 × 100 is 28.999… in binary; the nudge is far below anything a server reports.
        const NUDGE: f64 = 1e-9;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 100 by construction"
        )]
        let percent = (self.0 * 100.0 + NUDGE) as u8;
        percent
    }

    /// Reads a `process_percent`: a fraction, as number or text.
    pub(crate) fn read_fraction(value: &Json) -> Option<Self> {
        Self::from_fraction(value.to_f64()?)
    }

    /// Reads a `process` or `progress`: percent, as number or text, with or without the sign.
    pub(crate) fn read_percent(value: &Json) -> Option<Self> {
        let percent = match value {
            Json::Text(text) => parse_decimal(text.trim().trim_end_matches('%').trim_end())?,
            other => other.to_f64()?,
        };
        Self::from_percent(percent)
    }
}

/// What the bar shows, which is not always what the server reports.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ShownProgress {
    /// The length of the bar; `None` where it is not known (an indeterminate bar).
    pub progress: Option<Progress>,
    /// Whether it was counted from finished sub-jobs because the server reported none itself.
    pub derived: bool,
}

impl ShownProgress {
    /// What to show for `job`, after `self` was shown for an earlier answer of the same job.
    ///
    /// A success is full whatever was reported (the IMS document's own sample ends at 0.20). A
    /// failed or cancelled job that reports full keeps what was shown before, for some services
    /// report that of whatever has ended. Otherwise the reported value counts, else the finished
    /// sub-jobs over their total; and the bar never runs backwards.
    ///
    /// ```
    /// use jobwatch::{Job, JobStatus, Progress, ShownProgress};
    ///
    /// let mut job = Job::new("ff80", "importImage", JobStatus::Running);
    /// job.progress = Progress::from_percent(40.0);
    /// let shown = ShownProgress::default().next(&job);
    /// assert_eq!(shown.progress.map(Progress::percent), Some(40));
    ///
    /// job.progress = Progress::from_percent(30.0);
    /// assert_eq!(shown.next(&job), shown);
    ///
    /// job.status = JobStatus::Success;
    /// assert_eq!(shown.next(&job).progress, Some(Progress::FULL));
    /// ```
    #[must_use]
    pub fn next(self, job: &Job) -> Self {
        if job.status == JobStatus::Success {
            return Self {
                progress: Some(Progress::FULL),
                derived: false,
            };
        }
        let full = job.progress == Some(Progress::FULL);
        if full && job.status.is_terminal() && self.progress.is_some() {
            return self;
        }
        let reported = job.progress.map(|progress| Self {
            progress: Some(progress),
            derived: false,
        });
        match reported.or_else(|| Self::counted(job)) {
            Some(candidate) if candidate.progress >= self.progress => candidate,
            _ => self,
        }
    }

    /// Counts the sub-jobs that have ended, if there are any. Not of a job that failed: its one
    /// failed sub-job of one would fill the bar.
    fn counted(job: &Job) -> Option<Self> {
        let total = job.sub_job_count();
        if total == 0 || job.status.is_terminal() {
            return None;
        }
        let ended = job.sub_jobs.iter().filter(|sub| sub.status.is_terminal());
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of sub-jobs are far below 2^52"
        )]
        let progress = Progress::from_fraction(ended.count() as f64 / total as f64);
        Some(Self {
            progress,
            derived: true,
        })
    }
}
