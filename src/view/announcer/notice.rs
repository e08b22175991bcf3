//! Something that is worth saying.

use yew::AttrValue;

use crate::model::{Job, JobStatus, first_line};
use crate::view::Locale;

/// What a job is called, and in which language it is spoken of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) title: AttrValue,
    pub(super) locale: Locale,
}

/// Something that is worth saying about a job.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Notice {
    pub(super) name: Name,
    pub(super) news: News,
}

/// What has become of a job, or of the link to its server.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum News {
    Succeeded,
    /// With the first line of the reason, or the code, where there is one.
    Failed(Option<String>),
    Cancelled,
    Lost,
    /// Updates have stopped, for this reason, until a person does something.
    Stopped(AttrValue),
    Restored,
    /// A milestone, in percent.
    Reached(u8),
}

impl News {
    /// How a job ended, if it did.
    pub(super) fn of_end(job: &Job) -> Option<Self> {
        match job.status {
            JobStatus::Success => Some(Self::Succeeded),
            JobStatus::Fail => Some(Self::Failed(reason(job))),
            JobStatus::Cancelled => Some(Self::Cancelled),
            _ => None,
        }
    }
}

impl Notice {
    /// Whether both are said in one sentence, which then names no job.
    pub(super) fn joins(&self, other: &Self) -> bool {
        let alike = match (&self.news, &other.news) {
            (News::Failed(_), News::Failed(_)) => true,
            (one, other) => one == other,
        };
        alike && self.name.locale == other.name.locale
    }
}

fn reason(job: &Job) -> Option<String> {
    let failure = job.failure()?;
    first_line(failure.reason.or(failure.code)?)
}
