//! Job APIs of other shapes, read by declaration.
//!
//! The built-in reader knows the API documents of this crate and their relatives by the names of
//! their members. Others nest their state, number it, or use the same word for something else: for
//! these a [`Mapping`] says where in the body each thing is, and what its words mean.

mod check;
mod http;
mod pointer;
pub mod presets;
mod progress;
mod read;
mod status;
mod time;
mod value;
mod written;

pub use check::MappingError;
pub use pointer::Pointers;
pub use progress::ProgressRule;
pub(super) use read::Found;
pub use status::{StatusChoice, StatusRule};
pub use time::TimeRule;

use super::JobStatus;

/// Where another API says what of a job.
///
/// A mapping is made here, or read from the object that a page in JavaScript gives
/// ([`from_json`](Self::from_json)); those of some well-known APIs are [`presets`].
///
/// ```
/// use jobwatch::{JobStatus, Mapping, ProgressRule, Response, StatusRule, decode_mapped};
///
/// // {"task": {"phase": "busy", "items": {"done": 3, "all": 12}}}
/// let phase = StatusRule::at("/phase")
///     .when("queued", JobStatus::Init)
///     .when("busy", JobStatus::Running)
///     .when("ok", JobStatus::Success)
///     .otherwise(JobStatus::Fail);
/// let mapping = Mapping::new(phase)
///     .job("/task")
///     .progress(ProgressRule::share("/items/done", "/items/all"));
/// mapping.check()?;
///
/// let body = r#"{"task": {"phase": "busy", "items": {"done": 3, "all": 12}}}"#;
/// let answer = Response { http_status: 200, body, ..Response::default() };
/// let parse = |text: &str| serde_json::from_str(text).ok();
/// let job = decode_mapped(&answer, None, &mapping, parse).expect("a job");
/// assert_eq!(job.status, JobStatus::Running);
/// assert_eq!(job.progress.map(|progress| progress.percent()), Some(25));
/// # Ok::<(), jobwatch::MappingError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    job: Pointers,
    status: StatusRule,
    http_status: Vec<(u16, JobStatus)>,
    follow: Vec<String>,
    id: Pointers,
    job_type: Pointers,
    progress: Option<ProgressRule>,
    current_task: Pointers,
    begin_time: TimeRule,
    end_time: TimeRule,
    error_code: Pointers,
    fail_reason: Pointers,
    result: Pointers,
    resources: Vec<(String, Pointers)>,
    sub_jobs: Pointers,
    /// How a sub-job is read, where that is not as the job is.
    sub_job: Option<Box<Mapping>>,
    /// What was wrong with the object that this was to be read from.
    fault: Option<MappingError>,
}

impl Mapping {
    /// A mapping that says where the state is, and nothing else yet.
    #[must_use]
    pub fn new(status: impl Into<StatusRule>) -> Self {
        Self {
            status: status.into(),
            ..Self::default()
        }
    }

    /// Where the job is in the body; all other pointers count from there. Without it the job is
    /// the body.
    #[must_use]
    pub fn job(self, at: impl Into<Pointers>) -> Self {
        let job = at.into();
        Self { job, ..self }
    }

    /// What a status code of HTTP says of a job whose body names no state: 202 that it goes on,
    /// for example, and 200 that it has succeeded. It counts for codes that are no success, too:
    /// where a job is deleted when it is done, that may be 404.
    #[must_use]
    pub fn http_status(mut self, code: u16, status: JobStatus) -> Self {
        self.http_status.push((code, status));
        self
    }

    /// The name of a header with the address to ask from then on, such as `Operation-Location`. Of
    /// several the first that an answer has counts.
    #[must_use]
    pub fn follow(mut self, header: impl Into<String>) -> Self {
        self.follow.push(header.into());
        self
    }

    /// Where [`Job::id`](super::Job::id) is.
    #[must_use]
    pub fn id(self, at: impl Into<Pointers>) -> Self {
        let id = at.into();
        Self { id, ..self }
    }

    /// Where [`Job::job_type`](super::Job::job_type) is.
    #[must_use]
    pub fn job_type(self, at: impl Into<Pointers>) -> Self {
        let job_type = at.into();
        Self { job_type, ..self }
    }

    /// Where [`Job::progress`](super::Job::progress) is, and in what it is counted.
    #[must_use]
    pub fn progress(self, rule: ProgressRule) -> Self {
        let progress = Some(rule);
        Self { progress, ..self }
    }

    /// Where [`Job::current_task`](super::Job::current_task) is.
    #[must_use]
    pub fn current_task(self, at: impl Into<Pointers>) -> Self {
        let current_task = at.into();
        Self {
            current_task,
            ..self
        }
    }

    /// Where [`Job::begin_time`](super::Job::begin_time) is.
    #[must_use]
    pub fn begin_time(self, at: impl Into<TimeRule>) -> Self {
        let begin_time = at.into();
        Self { begin_time, ..self }
    }

    /// Where [`Job::end_time`](super::Job::end_time) is.
    #[must_use]
    pub fn end_time(self, at: impl Into<TimeRule>) -> Self {
        let end_time = at.into();
        Self { end_time, ..self }
    }

    /// Where [`Job::error_code`](super::Job::error_code) is.
    #[must_use]
    pub fn error_code(self, at: impl Into<Pointers>) -> Self {
        let error_code = at.into();
        Self { error_code, ..self }
    }

    /// Where [`Job::fail_reason`](super::Job::fail_reason) is.
    #[must_use]
    pub fn fail_reason(self, at: impl Into<Pointers>) -> Self {
        let fail_reason = at.into();
        Self {
            fail_reason,
            ..self
        }
    }

    /// Where [`Job::result`](super::Job::result) is: a link or a text that is shown when the job has
    /// succeeded.
    #[must_use]
    pub fn result(self, at: impl Into<Pointers>) -> Self {
        let result = at.into();
        Self { result, ..self }
    }

    /// Where something is that a person wants to see and copy, and the name that it is shown by:
    /// one more of [`Job::entities`](super::Job::entities).
    #[must_use]
    pub fn resource(mut self, name: impl Into<String>, at: impl Into<Pointers>) -> Self {
        self.resources.push((name.into(), at.into()));
        self
    }

    /// Where the list of [`Job::sub_jobs`](super::Job::sub_jobs) is. Each is read as the job is, or
    /// as [`sub_job`](Self::sub_job) says.
    #[must_use]
    pub fn sub_jobs(self, at: impl Into<Pointers>) -> Self {
        let sub_jobs = at.into();
        Self { sub_jobs, ..self }
    }

    /// How a sub-job is read, where that is not as the job is.
    #[must_use]
    pub fn sub_job(self, mapping: Self) -> Self {
        let sub_job = Some(Box::new(mapping));
        Self { sub_job, ..self }
    }
}
