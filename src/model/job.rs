//! The job: one type that a server writes and the widget reads.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{JobStatus, Json, Object, Progress, Timestamp};

/// An asynchronous job, as `GET /v1.0/{project_id}/jobs/{job_id}` (ELB) and
/// `GET /v1/{project_id}/jobs/{job_id}` (IMS) answer it.
///
/// Reading is lenient: any order, unknown members, every member missing, null or blank, and the
/// names that related services use. Writing is exact: the members of the API documents, in their
/// order, `null` and `""` where the documents have them. What has no field of its own is kept in
/// [`entities`](Self::entities) and [`other`](Self::other) and written back.
///
/// ```
/// use jobwatch::{Job, JobStatus, Progress};
///
/// let mut job = Job::new("ff80", "createImageByInstance", JobStatus::Running);
/// job.progress = Progress::from_percent(40.0);
/// job.entities.insert("image_name", "web");
///
/// let text = serde_json::to_string(&job)?;
/// assert_eq!(serde_json::from_str::<Job>(&text)?, job);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Job {
    /// `job_id`, also read as `id` or `jobId`.
    pub id: Option<String>,
    /// `job_type`, also read as `job_name`, `name` or `jobType`.
    pub job_type: Option<String>,
    /// `status`.
    pub status: JobStatus,
    /// `entities.process_percent`, also read from `progress` and `process`: as reported, which is
    /// not always what is shown (see [`ShownProgress`](super::ShownProgress)).
    pub progress: Option<Progress>,
    /// `entities.current_task`.
    pub current_task: Option<String>,
    /// `begin_time`, also read as `created`, `start_time` or `created_at`.
    pub begin_time: Option<Timestamp>,
    /// `end_time`, also read as `ended` or `ended_at`. Some services set it before the end.
    pub end_time: Option<Timestamp>,
    /// `error_code`, also read as `failed_code`.
    pub error_code: Option<String>,
    /// `fail_reason`, also read as `error_msg` or `failed_detail`.
    pub fail_reason: Option<String>,
    /// `result`: what the job has brought, a link or a text that is shown when it has succeeded. The
    /// API documents have no such member; a server that has something to link to may write it.
    pub result: Option<String>,
    /// `entities.results`: what became of each item of a batch.
    pub results: Vec<BatchResult>,
    /// `entities.sub_jobs`, also read from `entities.sub_jobs_result` and from the top level. The
    /// state of a job never follows from theirs.
    pub sub_jobs: Vec<Job>,
    /// `entities.sub_jobs_total`: how many sub-jobs there will be.
    pub sub_jobs_total: Option<u32>,
    /// All other `entities`: the ids and names of the resources that the job works on.
    pub entities: Object,
    /// All other members of the job.
    pub other: Object,
}

/// What became of one item of a batch job.
///
/// ```
/// use jobwatch::{Job, JobStatus};
///
/// let body = r#"{
///     "job_id": "ff80", "job_type": "imsDeleteImageJob", "status": "SUCCESS",
///     "entities": { "results": [
///         { "image_id": "edc8", "status": "success" },
///         { "image_id": "89f1", "status": "fail" }
///     ] }
/// }"#;
/// let job: Job = serde_json::from_str(body)?;
/// let failed = job.results.iter().filter(|it| it.status == JobStatus::Fail);
/// let ids: Vec<_> = failed.filter_map(|it| it.entities.get("image_id")?.to_text()).collect();
/// assert_eq!(ids, ["89f1"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BatchResult {
    /// `status`, which the IMS document writes in small letters here.
    pub status: JobStatus,
    /// All other members: `image_id`, `project_id` and the like.
    pub entities: Object,
}

/// A named value that the job is about: a resource's id, name or address.
///
/// ```
/// use jobwatch::{Job, JobStatus};
///
/// let mut job = Job::new("ff80", "createImageByInstance", JobStatus::Success);
/// job.entities.insert("image_id", "edc89b49");
/// let resources = job.resources();
/// assert_eq!(resources[0].key, "image_id");
/// assert_eq!(resources[0].value.to_text().as_deref(), Some("edc89b49"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resource<'a> {
    /// The member's name, such as `image_id`.
    pub key: &'a str,
    /// Its value, a text or number.
    pub value: &'a Json,
}

/// Why a job failed.
///
/// ```
/// use jobwatch::{Job, JobStatus};
///
/// let mut job = Job::new("ff80", "createImageByInstance", JobStatus::Fail);
/// assert!(job.failure().is_none(), "the server says no more than that");
/// job.fail_reason = Some("The server is not stopped.".into());
/// let failure = job.failure().unwrap();
/// assert_eq!(failure.reason, Some("The server is not stopped."));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobFailure<'a> {
    /// The service's error code.
    pub code: Option<&'a str>,
    /// The reason in the server's words.
    pub reason: Option<&'a str>,
}

impl Job {
    /// A job with an id, a type and a state, and nothing else yet.
    #[must_use]
    pub fn new(id: impl Into<String>, job_type: impl Into<String>, status: JobStatus) -> Self {
        Self {
            id: Some(id.into()),
            job_type: Some(job_type.into()),
            status,
            ..Self::default()
        }
    }

    /// How many sub-jobs there are or will be.
    #[must_use]
    pub fn sub_job_count(&self) -> usize {
        let announced = self.sub_jobs_total.unwrap_or(0) as usize;
        announced.max(self.sub_jobs.len())
    }

    /// How long the job has been running, or ran; `now` in milliseconds since 1970.
    ///
    /// `None` where it is not known: no readable beginning, an ended job without an end, an end
    /// before the beginning, a beginning in the future.
    #[must_use]
    pub fn elapsed(&self, now: i64) -> Option<Duration> {
        let begin = self.begin_time.as_ref()?.unix_millis()?;
        let end = if self.status.is_terminal() {
            self.end_time.as_ref()?.unix_millis()?
        } else {
            now
        };
        let millis = u64::try_from(end.checked_sub(begin)?).ok()?;
        Some(Duration::from_millis(millis))
    }

    /// Why the job failed: its own code and reason, else those of the first sub-job that failed.
    #[must_use]
    pub fn failure(&self) -> Option<JobFailure<'_>> {
        if self.error_code.is_some() || self.fail_reason.is_some() {
            return Some(JobFailure {
                code: self.error_code.as_deref(),
                reason: self.fail_reason.as_deref(),
            });
        }
        self.sub_jobs
            .iter()
            .filter(|sub| sub.status == JobStatus::Fail)
            .find_map(Self::failure)
    }

    /// The named values in [`entities`](Self::entities), nested ones and lists included, and the
    /// top level's `resource_id`; without the error's text, which is no resource.
    #[must_use]
    pub fn resources(&self) -> Vec<Resource<'_>> {
        let mut found = Vec::new();
        let entities = self.entities.iter().filter(|(key, _)| *key != ERROR_TEXT);
        let top = self.other.iter().filter(|(key, _)| *key == "resource_id");
        for (key, value) in entities.chain(top) {
            collect_resources(key, value, &mut found);
        }
        found
    }

    /// Reads a job from a body without envelope.
    pub(crate) fn from_object(members: Object) -> Self {
        Reader(members).job()
    }
}

fn collect_resources<'a>(key: &'a str, value: &'a Json, found: &mut Vec<Resource<'a>>) {
    match value {
        Json::Object(object) => {
            for (key, value) in object.iter() {
                collect_resources(key, value, found);
            }
        }
        Json::List(items) => {
            for item in items {
                collect_resources(key, item, found);
            }
        }
        Json::Bool(_) => {}
        _ if value.is_blank() => {}
        _ => found.push(Resource { key, value }),
    }
}

/// The member of a failed sub-job's entities that holds its error as JSON in a string.
pub(super) const ERROR_TEXT: &str = "errorcode_message";

/// The names under which members come, the documents' own first.
mod names {
    pub(super) const ID: &[&str] = &["job_id", "id", "jobId"];
    pub(super) const JOB_TYPE: &[&str] = &["job_type", "job_name", "name", "jobType"];
    pub(super) const BEGIN_TIME: &[&str] = &["begin_time", "created", "start_time", "created_at"];
    pub(super) const END_TIME: &[&str] = &["end_time", "ended", "ended_at"];
    pub(super) const ERROR_CODE: &[&str] = &["error_code", "failed_code"];
    pub(super) const FAIL_REASON: &[&str] = &["fail_reason", "error_msg", "failed_detail"];
    pub(super) const SUB_JOBS: &[&str] = &["sub_jobs", "sub_jobs_result"];
    pub(super) const PERCENT: &[&str] = &["progress", "process"];
    pub(super) const FRACTION: &[&str] = &["process_percent"];
    pub(super) const CURRENT_TASK: &[&str] = &["current_task"];
    pub(super) const SUB_JOBS_TOTAL: &[&str] = &["sub_jobs_total"];
    pub(super) const RESULTS: &[&str] = &["results"];
    pub(super) const RESULT: &[&str] = &["result"];
    pub(super) const STATUS: &[&str] = &["status"];
    pub(super) const ENTITIES: &[&str] = &["entities"];
}

/// Takes what it understands out of an object; what it does not understand stays there.
struct Reader(Object);

impl Reader {
    fn job(mut self) -> Job {
        let mut entities = Self(
            self.take(names::ENTITIES, read_entities)
                .unwrap_or_default(),
        );
        Job {
            status: self.status(),
            id: self.text(names::ID),
            job_type: self.text(names::JOB_TYPE),
            begin_time: self.timestamp(names::BEGIN_TIME),
            end_time: self.timestamp(names::END_TIME),
            error_code: self.text(names::ERROR_CODE),
            fail_reason: self.text(names::FAIL_REASON),
            result: self.text(names::RESULT),
            progress: entities.progress().or_else(|| self.progress()),
            current_task: entities.text(names::CURRENT_TASK),
            results: entities
                .take(names::RESULTS, read_results)
                .unwrap_or_default(),
            sub_jobs: entities
                .take(names::SUB_JOBS, read_sub_jobs)
                .or_else(|| self.take(names::SUB_JOBS, read_sub_jobs))
                .unwrap_or_default(),
            sub_jobs_total: entities
                .take(names::SUB_JOBS_TOTAL, read_count)
                .or_else(|| self.take(names::SUB_JOBS_TOTAL, read_count)),
            entities: entities.0,
            other: self.0,
        }
    }

    fn batch_result(mut self) -> BatchResult {
        BatchResult {
            status: self.status(),
            entities: self.0,
        }
    }

    /// Takes the first of `names` that `read` understands. Blank members of these names go too:
    /// they say nothing, and a job is written with its own blanks.
    fn take<T>(&mut self, names: &[&str], read: impl Fn(&Json) -> Option<T>) -> Option<T> {
        let mut found = None;
        for name in names {
            let Some(value) = self.0.get(name) else {
                continue;
            };
            let now = if found.is_none() { read(value) } else { None };
            if now.is_some() || value.is_blank() {
                self.0.remove(name);
            }
            found = found.or(now);
        }
        found
    }

    fn text(&mut self, names: &[&str]) -> Option<String> {
        self.take(names, Json::to_text)
    }

    fn timestamp(&mut self, names: &[&str]) -> Option<Timestamp> {
        self.take(names, |value| Timestamp::parse(&value.to_text()?))
    }

    fn status(&mut self) -> JobStatus {
        self.text(names::STATUS)
            .map(|word| JobStatus::parse(&word))
            .unwrap_or_default()
    }

    fn progress(&mut self) -> Option<Progress> {
        self.take(names::FRACTION, Progress::read_fraction)
            .or_else(|| self.take(names::PERCENT, Progress::read_percent))
    }
}

/// `entities` is an object; ELB v3 makes it an array of objects in sub-jobs, whose items are kept
/// under their positions.
fn read_entities(value: &Json) -> Option<Object> {
    match value {
        Json::Object(object) => Some(object.clone()),
        Json::List(items) => Some(Object::from_distinct(
            (0..)
                .zip(items)
                .map(|(i, item)| (i32::to_string(&i), item.clone()))
                .collect(),
        )),
        _ => None,
    }
}

/// An empty list stays where it is: the one that counts may have another name.
fn read_objects<T>(value: &Json, read: impl Fn(Object) -> T) -> Option<Vec<T>> {
    value
        .as_list()
        .filter(|items| !items.is_empty())?
        .iter()
        .map(|item| item.as_object().cloned().map(&read))
        .collect()
}

fn read_sub_jobs(value: &Json) -> Option<Vec<Job>> {
    read_objects(value, Job::from_object)
}

fn read_results(value: &Json) -> Option<Vec<BatchResult>> {
    read_objects(value, |object| Reader(object).batch_result())
}

fn read_count(value: &Json) -> Option<u32> {
    let count = value.to_f64().filter(|count| count.fract() == 0.0)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "integral and within the range of u32, as checked"
    )]
    (0.0..=f64::from(u32::MAX))
        .contains(&count)
        .then_some(count as u32)
}

impl From<&Job> for Object {
    /// The JSON object that the API documents describe, members in their order.
    fn from(job: &Job) -> Self {
        let mut fields = Self::from([
            ("status", Json::from(job.status.as_str())),
            ("entities", Json::Object(write_entities(job))),
            ("job_id", job.id.clone().into()),
            ("job_type", job.job_type.clone().into()),
            ("begin_time", write_time(job.begin_time.as_ref())),
            ("end_time", write_time(job.end_time.as_ref())),
            ("error_code", job.error_code.clone().into()),
            ("fail_reason", job.fail_reason.clone().into()),
        ]);
        if let Some(result) = &job.result {
            fields.insert("result", result.as_str());
        }
        // What a field could not read comes back, unless the field has a value all the same.
        let mut others = Vec::new();
        for (key, value) in job.other.iter() {
            match fields.get(key) {
                Some(known) if !known.is_empty() => {}
                Some(_) => drop(fields.insert(key, value.clone())),
                None => others.push((key.to_owned(), value.clone())),
            }
        }
        Self::from_distinct(fields.into_iter().chain(others).collect())
    }
}

impl From<&BatchResult> for Json {
    fn from(result: &BatchResult) -> Self {
        let mut object = result.entities.clone();
        if object.get("status").is_none_or(Self::is_empty) {
            object.insert("status", write_result_status(&result.status));
        }
        Self::Object(object)
    }
}

/// The IMS document writes the states of a batch's items in small letters; a word that is not the
/// documents' own stays as it came.
fn write_result_status(status: &JobStatus) -> String {
    match status {
        JobStatus::Other(word) => word.clone(),
        known => known.as_str().to_ascii_lowercase(),
    }
}

fn write_entities(job: &Job) -> Object {
    let mut entities = job.entities.clone();
    if let Some(progress) = job.progress {
        entities.insert("process_percent", progress.fraction());
    }
    if let Some(task) = &job.current_task {
        entities.insert("current_task", task.as_str());
    }
    if !job.results.is_empty() {
        entities.insert(
            "results",
            Json::List(job.results.iter().map(Json::from).collect()),
        );
    }
    if let Some(total) = job.sub_jobs_total {
        entities.insert("sub_jobs_total", total);
    }
    if !job.sub_jobs.is_empty() {
        let sub_jobs = job.sub_jobs.iter().map(|sub| Json::Object(sub.into()));
        entities.insert("sub_jobs", Json::List(sub_jobs.collect()));
    }
    entities
}

/// The documents write a time that is not known yet as `""`.
fn write_time(time: Option<&Timestamp>) -> Json {
    Json::from(time.map_or("", Timestamp::as_str))
}

impl Serialize for Job {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Object::from(self).serialize(serializer)
    }
}

impl Serialize for BatchResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Job {
    /// Reads a job without envelope from any self-describing format.
    ///
    /// Fails only where the format itself fails or the value is no object.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Json::deserialize(deserializer)? {
            Json::Object(object) => Ok(Self::from_object(object)),
            _ => Err(serde::de::Error::custom("a job must be a JSON object")),
        }
    }
}
