//! Job APIs of other shapes, read by declaration.
//!
//! The built-in reader knows the API documents of this crate and their relatives by the names of
//! their members. Others nest their state, number it, or use the same word for something else: for
//! these a [`Mapping`] says where in the body each thing is, and what its words mean.

mod check;
mod field;
mod pointer;
pub mod presets;
mod read;
mod rules;

pub use check::MappingError;
pub(super) use read::Found;
pub use rules::{Pointers, ProgressRule, StatusChoice, StatusRule, TimeRule};

use super::{JobStatus, Json, Object};

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
///
/// In the examples of the methods, `read` does that with a mapping and a body, and asks for job `7`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping(Json);

impl Mapping {
    /// A mapping that says where the state is, and nothing else yet.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state");
    /// let job = read(&mapping, r#"{"state": "RUNNING"}"#);
    /// assert_eq!(job.status, JobStatus::Running);
    /// ```
    #[must_use]
    pub fn new(status: impl Into<StatusRule>) -> Self {
        Self::default().with(field::STATUS, status.into())
    }

    /// Reads the object that a page in JavaScript gives. Its members are the methods of this type,
    /// in camel case:
    ///
    /// ```
    /// use jobwatch::{Json, Mapping};
    ///
    /// let object: Json = serde_json::from_str(
    ///     r#"{
    ///         "job": ["/job", "/jobs/id={job_id}"],
    ///         "status": { "at": "/state", "is": {
    ///             "done": { "at": "/error", "is": { "": "SUCCESS", "*": "FAIL" } },
    ///             "": "INIT", "*": "RUNNING"
    ///         } },
    ///         "httpStatus": { "202": "RUNNING" },
    ///         "follow": "Operation-Location",
    ///         "progress": { "done": "/files/done", "total": "/files/all" },
    ///         "beginTime": { "seconds": "/started" },
    ///         "resources": { "disk": "/target/disk" },
    ///         "subJobs": "/steps"
    ///     }"#,
    /// )?;
    /// let mapping = Mapping::from_json(object)?;
    ///
    /// let wrong: Json = serde_json::from_str(r#"{"status": "state"}"#)?;
    /// let error = Mapping::from_json(wrong).unwrap_err();
    /// assert_eq!(error.field(), "status");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// In `is`, `""` is the key for that there is no value and `"*"` that for all other values; a
    /// state is a word that [`JobStatus::parse`] knows. A member that is `null` counts as absent.
    ///
    /// # Errors
    /// [`MappingError`] names the first field that is wrong, and says what is wrong with it.
    pub fn from_json(value: Json) -> Result<Self, MappingError> {
        let mapping = Self(value);
        mapping.check()?;
        Ok(mapping)
    }

    /// Where the job is in the body; all other pointers count from there. Without it the job is
    /// the body.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").job("/jobs/id={job_id}");
    /// let job = read(&mapping, r#"{"jobs": [{"id": "6", "state": "FAIL"}, {"id": "7", "state": "INIT"}]}"#);
    /// assert_eq!(job.status, JobStatus::Init);
    /// ```
    #[must_use]
    pub fn job(self, at: impl Into<Pointers>) -> Self {
        self.with(field::JOB, at.into().0)
    }

    /// What a status code of HTTP says of a job whose body names no state: 202 that it goes on,
    /// for example, and 200 that it has succeeded. It counts for codes that are no success, too:
    /// where a job is deleted when it is done, that may be 404.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").http_status(200, JobStatus::Success);
    /// let job = read(&mapping, r#"{"id": "7"}"#);
    /// assert_eq!(job.status, JobStatus::Success);
    /// ```
    #[must_use]
    pub fn http_status(self, code: u16, status: JobStatus) -> Self {
        self.with_member(field::HTTP_STATUS, code.to_string(), status.as_str())
    }

    /// The name of a header with the address to ask from then on, such as `Operation-Location`; or
    /// several, of which the first that an answer has counts.
    ///
    /// ```
    /// # use jobwatch::*;
    /// let mapping = Mapping::new("/state").follow(["Operation-Location", "Location"]);
    /// let header = |name: &str| (name == "Location").then(|| "/operations/7".to_owned());
    /// assert_eq!(mapping.location(header).as_deref(), Some("/operations/7"));
    /// ```
    #[must_use]
    pub fn follow<const N: usize>(self, headers: [&str; N]) -> Self {
        self.with(field::FOLLOW, headers.to_vec())
    }

    /// Where [`Job::id`](super::Job::id) is.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").id(["/uid", "/name"]);
    /// let job = read(&mapping, r#"{"state": "RUNNING", "name": "copy-7"}"#);
    /// assert_eq!(job.id.as_deref(), Some("copy-7"));
    /// ```
    #[must_use]
    pub fn id(self, at: impl Into<Pointers>) -> Self {
        self.with(field::ID, at.into().0)
    }

    /// Where [`Job::job_type`](super::Job::job_type) is.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").job_type("/kind");
    /// let job = read(&mapping, r#"{"state": "RUNNING", "kind": "backup"}"#);
    /// assert_eq!(job.job_type.as_deref(), Some("backup"));
    /// ```
    #[must_use]
    pub fn job_type(self, at: impl Into<Pointers>) -> Self {
        self.with(field::JOB_TYPE, at.into().0)
    }

    /// Where [`Job::progress`](super::Job::progress) is, and in what it is counted.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").progress(ProgressRule::fraction("/done"));
    /// let job = read(&mapping, r#"{"state": "RUNNING", "done": 0.25}"#);
    /// assert_eq!(job.progress.map(|progress| progress.percent()), Some(25));
    /// ```
    #[must_use]
    pub fn progress(self, rule: ProgressRule) -> Self {
        self.with(field::PROGRESS, rule.0)
    }

    /// Where [`Job::current_task`](super::Job::current_task) is.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").current_task("/steps/0/name");
    /// let job = read(&mapping, r#"{"state": "RUNNING", "steps": [{"name": "copy"}]}"#);
    /// assert_eq!(job.current_task.as_deref(), Some("copy"));
    /// ```
    #[must_use]
    pub fn current_task(self, at: impl Into<Pointers>) -> Self {
        self.with(field::CURRENT_TASK, at.into().0)
    }

    /// Where [`Job::begin_time`](super::Job::begin_time) is.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").begin_time(TimeRule::seconds("/started"));
    /// let job = read(&mapping, r#"{"state": "RUNNING", "started": 1767225600}"#);
    /// assert_eq!(job.begin_time.and_then(|time| time.unix_millis()), Some(1_767_225_600_000));
    /// ```
    #[must_use]
    pub fn begin_time(self, at: impl Into<TimeRule>) -> Self {
        self.with(field::BEGIN_TIME, at.into().0)
    }

    /// Where [`Job::end_time`](super::Job::end_time) is.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").end_time("/ended");
    /// let job = read(&mapping, r#"{"state": "SUCCESS", "ended": "2026-01-01T00:00:00Z"}"#);
    /// assert_eq!(job.end_time.and_then(|time| time.unix_millis()), Some(1_767_225_600_000));
    /// ```
    #[must_use]
    pub fn end_time(self, at: impl Into<TimeRule>) -> Self {
        self.with(field::END_TIME, at.into().0)
    }

    /// Where [`Job::error_code`](super::Job::error_code) is, of a job that has failed or was cancelled.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").error_code("/error/code");
    /// let job = read(&mapping, r#"{"state": "FAIL", "error": {"code": "E.12"}}"#);
    /// assert_eq!(job.error_code.as_deref(), Some("E.12"));
    /// ```
    #[must_use]
    pub fn error_code(self, at: impl Into<Pointers>) -> Self {
        self.with(field::ERROR_CODE, at.into().0)
    }

    /// Where [`Job::fail_reason`](super::Job::fail_reason) is, of a job that has failed or was
    /// cancelled.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").fail_reason("/error/text");
    /// let job = read(&mapping, r#"{"state": "FAIL", "error": {"text": "The disk is full."}}"#);
    /// assert_eq!(job.fail_reason.as_deref(), Some("The disk is full."));
    /// ```
    #[must_use]
    pub fn fail_reason(self, at: impl Into<Pointers>) -> Self {
        self.with(field::FAIL_REASON, at.into().0)
    }

    /// Where [`Job::result`](super::Job::result) is: a link or a text that is shown when the job has
    /// succeeded.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").result("/output/url");
    /// let job = read(&mapping, r#"{"state": "SUCCESS", "output": {"url": "/files/7.zip"}}"#);
    /// assert_eq!(job.result.as_deref(), Some("/files/7.zip"));
    /// ```
    #[must_use]
    pub fn result(self, at: impl Into<Pointers>) -> Self {
        self.with(field::RESULT, at.into().0)
    }

    /// Where something is that a person wants to see and copy, and the name that it is shown by:
    /// one more of [`Job::entities`](super::Job::entities).
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").resource("disk_id", "/target/disk");
    /// let job = read(&mapping, r#"{"state": "RUNNING", "target": {"disk": "d-12"}}"#);
    /// assert_eq!(job.entities.get("disk_id"), Some(&Json::from("d-12")));
    /// ```
    #[must_use]
    pub fn resource(self, name: impl Into<String>, at: impl Into<Pointers>) -> Self {
        self.with_member(field::RESOURCES, name.into(), at.into().0)
    }

    /// Where the list of [`Job::sub_jobs`](super::Job::sub_jobs) is. Each is read as the job is, or
    /// as [`sub_job`](Self::sub_job) says.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let mapping = Mapping::new("/state").sub_jobs("/steps");
    /// let job = read(&mapping, r#"{"state": "RUNNING", "steps": [{"state": "SUCCESS"}, {"state": "INIT"}]}"#);
    /// assert_eq!(job.sub_jobs.len(), 2);
    /// ```
    #[must_use]
    pub fn sub_jobs(self, at: impl Into<Pointers>) -> Self {
        self.with(field::SUB_JOBS, at.into().0)
    }

    /// How a sub-job is read, where that is not as the job is.
    ///
    /// ```
    /// # use jobwatch::*;
    /// # let read = |mapping: &Mapping, body| decode_mapped(&Response { http_status: 200, body, ..Response::default() }, Some("7"), mapping, |text| serde_json::from_str(text).ok()).expect("a job");
    /// let step = Mapping::new(StatusRule::at("/ok").when("true", JobStatus::Success));
    /// let mapping = Mapping::new("/state").sub_jobs("/steps").sub_job(step);
    /// let job = read(&mapping, r#"{"state": "RUNNING", "steps": [{"ok": true}]}"#);
    /// assert_eq!(job.sub_jobs[0].status, JobStatus::Success);
    /// ```
    #[must_use]
    pub fn sub_job(self, mapping: Self) -> Self {
        self.with(field::SUB_JOB, mapping.0)
    }

    fn with(self, field: &str, value: impl Into<Json>) -> Self {
        let mut fields = members(self.0);
        fields.insert(field, value);
        Self(fields.into())
    }

    /// With one more member of a field that is an object.
    fn with_member(self, field: &str, name: String, value: impl Into<Json>) -> Self {
        let known = self.get(field).cloned().unwrap_or_default();
        let mut members = members(known);
        members.insert(name, value);
        self.with(field, members)
    }

    fn get(&self, field: &str) -> Option<&Json> {
        self.0.as_object()?.get(field)
    }
}

fn members(value: Json) -> Object {
    match value {
        Json::Object(members) => members,
        _ => Object::new(),
    }
}
