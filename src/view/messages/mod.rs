//! The words of the widget, one file a language.
//!
//! A language is a value of [`Messages`]: one that lacks a text does not compile.

mod ar;
mod en;
mod job_types;
mod own;
mod plural;
mod spoken;
mod texts;
mod words;
mod zh_cn;

pub use job_types::JobTypes;
pub use own::UnknownText;
pub use plural::Plural;
pub use spoken::Spoken;
pub use words::Words;

use texts::texts;

use crate::model::{ApiError, ErrorKind, JobStatus};

texts! {
/// Every text that the widget shows of its own. `{name}` marks what is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Messages {
    /// The language, as a tag of BCP 47.
    pub tag: &'static str,

    /// [`JobStatus::Init`].
    pub status_init: &'static str,
    /// [`JobStatus::Running`].
    pub status_running: &'static str,
    /// [`JobStatus::Success`].
    pub status_success: &'static str,
    /// [`JobStatus::Fail`].
    pub status_fail: &'static str,
    /// [`JobStatus::Cancelled`].
    pub status_cancelled: &'static str,
    /// A job whose state the server does not name.
    pub status_unknown: &'static str,
    /// No answer yet, so no state.
    pub status_loading: &'static str,
    /// After a state that may not be the current one any more; spoken only.
    pub stale: &'static str,

    /// Names of jobs by their types.
    pub job_types: JobTypes,
    /// The title of a job of which neither label nor type is known.
    pub untitled: &'static str,
    /// The progress of a job whose sub-jobs were counted: `{done}` of `{total}`, which decides the
    /// form.
    pub counted: Plural,
    /// A running time so far: `{time}`.
    pub elapsed: &'static str,
    /// How much longer a job will take: `{time}`.
    pub time_left: &'static str,
    /// How long a job took: `{time}`.
    pub took: &'static str,
    /// How far a failed or cancelled job came: `{percent}`.
    pub stopped_at: &'static str,

    /// Label of what a job has brought, a link or a text.
    pub result: &'static str,
    /// Heading of the resource ids.
    pub resources: &'static str,
    /// Heading of the sub-jobs.
    pub sub_jobs: &'static str,
    /// Heading of a batch's results.
    pub results: &'static str,
    /// How many of a list ended well: `{done}`, which decides the form, of `{total}`.
    pub succeeded_of: Plural,
    /// How many of a list failed: `{count}`.
    pub failed_count: Plural,
    /// Label of an error code.
    pub error_code: &'static str,
    /// Label of a request's id.
    pub request_id: &'static str,
    /// A job that failed without giving a reason.
    pub no_reason: &'static str,
    /// Name of a long text that has been opened; spoken only.
    pub full_text: &'static str,
    /// Opens a long text or list.
    pub show_more: &'static str,
    /// Closes it again.
    pub show_less: &'static str,
    /// Button: copy the value of this name: `{name}`.
    pub copy: &'static str,
    /// Button: copy all that is told of a failure.
    pub copy_failure: &'static str,
    /// It is in the clipboard.
    pub copied: &'static str,
    /// The clipboard refused it, and the text has been selected instead.
    pub selected: &'static str,

    /// [`Connection::Connecting`](crate::engine::Connection::Connecting).
    pub connecting: &'static str,
    /// [`Connection::Live`](crate::engine::Connection::Live).
    pub live: &'static str,
    /// When the server last answered: `{time}`.
    pub last_answer: &'static str,
    /// When the next try comes: `{time}`.
    pub next_try: &'static str,
    /// The next try is under way.
    pub trying: &'static str,
    /// [`Connection::Offline`](crate::engine::Connection::Offline).
    pub offline: &'static str,
    /// Paused by a person.
    pub paused: &'static str,
    /// Paused because the page is hidden.
    pub paused_hidden: &'static str,
    /// [`Connection::TimedOut`](crate::engine::Connection::TimedOut).
    pub gave_up: &'static str,
    /// [`Connection::Finished`](crate::engine::Connection::Finished).
    pub finished: &'static str,

    /// [`ErrorKind::BadRequest`] of a request that could not be made, so that nobody was asked.
    pub error_not_sent: &'static str,
    /// [`ErrorKind::BadRequest`] as the server's answer.
    pub error_bad_request: &'static str,
    /// [`ErrorKind::Unauthorized`].
    pub error_unauthorized: &'static str,
    /// [`ErrorKind::Forbidden`].
    pub error_forbidden: &'static str,
    /// [`ErrorKind::NotFound`].
    pub error_not_found: &'static str,
    /// [`ErrorKind::RateLimited`].
    pub error_rate_limited: &'static str,
    /// [`ErrorKind::ServerError`].
    pub error_server_error: &'static str,
    /// [`ErrorKind::Unavailable`].
    pub error_unavailable: &'static str,
    /// [`ErrorKind::UnexpectedBody`].
    pub error_unexpected_body: &'static str,
    /// [`ErrorKind::Network`].
    pub error_network: &'static str,
    /// [`ErrorKind::Timeout`].
    pub error_timeout: &'static str,

    /// What is said aloud.
    pub spoken: Spoken,

    /// Button: stop asking for now.
    pub pause: &'static str,
    /// Button: go on asking.
    pub resume: &'static str,
    /// Button: ask now.
    pub refresh: &'static str,
    /// Button: try again now.
    pub retry: &'static str,
}
}

impl Messages {
    /// The languages that are built in.
    pub const BUILT_IN: [&'static Self; 3] = [Self::ZH_CN, Self::EN, Self::AR];
    /// Simplified Chinese.
    pub const ZH_CN: &'static Self = &zh_cn::MESSAGES;
    /// English.
    pub const EN: &'static Self = &en::MESSAGES;
    /// Modern Standard Arabic.
    pub const AR: &'static Self = &ar::MESSAGES;

    /// The built-in language for a tag of BCP 47, in whatever region.
    #[must_use]
    pub fn built_in(tag: &str) -> Option<&'static Self> {
        Self::BUILT_IN
            .into_iter()
            .find(|messages| is_same_language(messages.tag, tag))
    }

    /// The built-in language for a tag of BCP 47, else English.
    #[must_use]
    pub fn for_tag(tag: &str) -> &'static Self {
        Self::built_in(tag).unwrap_or(Self::EN)
    }

    /// The word for a job's state; of a state that is not known, the server's own word.
    #[must_use]
    pub fn status<'a>(&'a self, status: &'a JobStatus) -> &'a str {
        match status {
            JobStatus::Other(word) if !word.is_empty() => word,
            known => self.known_status(known),
        }
    }

    /// The word for a job's state, in this language whatever the state.
    pub(super) fn known_status(&self, status: &JobStatus) -> &'static str {
        match status {
            JobStatus::Init => self.status_init,
            JobStatus::Running => self.status_running,
            JobStatus::Success => self.status_success,
            JobStatus::Fail => self.status_fail,
            JobStatus::Cancelled => self.status_cancelled,
            JobStatus::Other(_) => self.status_unknown,
        }
    }

    /// The name of a job of a type, where the type is known.
    #[must_use]
    pub fn job_type(&self, job_type: &str) -> Option<&'static str> {
        self.job_types.name(job_type)
    }

    /// The sentence for a request that brought no job: what happened and what to do.
    #[must_use]
    pub fn error(&self, error: &ApiError) -> &'static str {
        match error.kind {
            ErrorKind::BadRequest if error.http_status.is_none() => self.error_not_sent,
            ErrorKind::BadRequest => self.error_bad_request,
            ErrorKind::Unauthorized => self.error_unauthorized,
            ErrorKind::Forbidden => self.error_forbidden,
            ErrorKind::NotFound => self.error_not_found,
            ErrorKind::RateLimited => self.error_rate_limited,
            ErrorKind::ServerError => self.error_server_error,
            ErrorKind::Unavailable => self.error_unavailable,
            ErrorKind::UnexpectedBody => self.error_unexpected_body,
            ErrorKind::Network => self.error_network,
            ErrorKind::Timeout => self.error_timeout,
        }
    }
}

/// Whether two tags are of one language, in whatever regions.
pub(super) fn is_same_language(one: &str, other: &str) -> bool {
    language(one).eq_ignore_ascii_case(language(other))
}

/// The language of a tag without its region. `_` is no separator of BCP 47, but one that is met.
pub(super) fn language(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}
