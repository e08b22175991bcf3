//! Jobs, in every spelling that services have.

use jobwatch::{BatchResult, Job, JobStatus, Json, Object, Progress, Timestamp};
use libfuzzer_sys::arbitrary::{Result, Unstructured};

use super::{set_one, text};
use crate::job::{self, fields_only};
use crate::read::read_asked;

const ID: &[&str] = &["job_id", "id", "jobId"];
const JOB_TYPE: &[&str] = &["job_type", "job_name", "name", "jobType"];
const BEGIN_TIME: &[&str] = &["begin_time", "created", "start_time", "created_at"];
const END_TIME: &[&str] = &["end_time", "ended", "ended_at"];
const ERROR_CODE: &[&str] = &["error_code", "failed_code"];
const FAIL_REASON: &[&str] = &["fail_reason", "error_msg", "failed_detail"];
const SUB_JOBS: &[&str] = &["sub_jobs", "sub_jobs_result"];
const FRACTION: &[&str] = &["process_percent"];
const PERCENT: &[&str] = &["progress", "process"];

/// Words of the API documents and of related services, and what they mean.
const STATUSES: &[(&str, JobStatus)] = &[
    ("INIT", JobStatus::Init),
    ("waiting", JobStatus::Init),
    ("Initializing", JobStatus::Init),
    ("RUNNING", JobStatus::Running),
    ("creating", JobStatus::Running),
    ("ROLLBACKING", JobStatus::Running),
    ("SUCCESS", JobStatus::Success),
    ("Completed", JobStatus::Success),
    ("Complete", JobStatus::Success),
    ("Succeeded", JobStatus::Success),
    ("FAIL", JobStatus::Fail),
    ("Failed", JobStatus::Fail),
    ("ERROR", JobStatus::Fail),
    ("ROLLBACK_FAIL", JobStatus::Fail),
    ("CANCEL", JobStatus::Cancelled),
    ("cancelled", JobStatus::Cancelled),
];

/// Levels of sub-jobs.
const DEPTH: usize = 2;

/// A job, and one of the bodies that mean it.
struct Spelt {
    job: Job,
    body: Object,
    entities: Object,
}

pub(super) fn check(bytes: &mut Unstructured) -> Result<()> {
    let (expected, body) = spelt(bytes, DEPTH)?;
    let asked = expected.id.as_deref();
    let body = enveloped(bytes, asked, body)?;
    let text = serde_json::to_string(&body).expect("JSON can be written");
    let read = read_asked(200, &text, asked).expect("a job with a state is no error");
    assert_eq!(fields_only(&read), expected, "{text}");
    assert_eq!(read.entities.get("image_id"), Some(&Json::from("i-1")));
    job::check(&read);
    Ok(())
}

fn spelt(bytes: &mut Unstructured, depth: usize) -> Result<(Job, Object)> {
    let mut spelt = Spelt {
        job: Job::default(),
        body: Object::new(),
        entities: Object::from([("image_id", "i-1")]),
    };
    spelt.set_status(bytes)?;
    spelt.set_texts(bytes)?;
    spelt.set_times(bytes)?;
    spelt.set_progress(bytes)?;
    spelt.set_results(bytes)?;
    if depth > 0 {
        spelt.set_sub_jobs(bytes, depth)?;
    }
    spelt.body.insert("entities", spelt.entities);
    Ok((spelt.job, spelt.body))
}

impl Spelt {
    fn set_status(&mut self, bytes: &mut Unstructured) -> Result<()> {
        let (word, status) = status(bytes)?;
        self.body.insert("status", word);
        self.job.status = status;
        Ok(())
    }

    fn set_texts(&mut self, bytes: &mut Unstructured) -> Result<()> {
        let Self {
            job,
            body,
            entities,
        } = self;
        job.id = set_text(bytes, body, ID)?;
        job.job_type = set_text(bytes, body, JOB_TYPE)?;
        job.error_code = set_text(bytes, body, ERROR_CODE)?;
        job.fail_reason = set_text(bytes, body, FAIL_REASON)?;
        job.current_task = set_text(bytes, entities, &["current_task"])?;
        Ok(())
    }

    fn set_times(&mut self, bytes: &mut Unstructured) -> Result<()> {
        let Self { job, body, .. } = self;
        job.begin_time = set_time(bytes, body, BEGIN_TIME)?;
        job.end_time = set_time(bytes, body, END_TIME)?;
        Ok(())
    }

    /// A share or whole percent, as number or text, among the entities or outside.
    fn set_progress(&mut self, bytes: &mut Unstructured) -> Result<()> {
        let percent = bytes.int_in_range(0..=100_u32)?;
        let (names, value) = match bytes.int_in_range(0..=4)? {
            0 => return Ok(()),
            1 => (FRACTION, Json::from(f64::from(percent) / 100.0)),
            2 => (PERCENT, Json::from(percent)),
            3 => (PERCENT, Json::from(percent.to_string())),
            _ => (PERCENT, Json::from(format!("{percent} %"))),
        };
        self.job.progress = Progress::from_percent(percent.into());
        let object = self.either(bytes)?;
        set_one(bytes, object, names, Some(value))
    }

    fn set_results(&mut self, bytes: &mut Unstructured) -> Result<()> {
        let results = (0..bytes.int_in_range(0..=2)?).map(|_| status(bytes));
        let (words, statuses): (Vec<_>, Vec<_>) =
            results.collect::<Result<Vec<_>>>()?.into_iter().unzip();
        let items: Vec<_> = words
            .into_iter()
            .map(|word| Object::from([("status", word)]))
            .collect();
        self.entities.insert("results", items);
        self.job.results = statuses
            .into_iter()
            .map(|status| BatchResult {
                status,
                entities: Object::new(),
            })
            .collect();
        Ok(())
    }

    fn set_sub_jobs(&mut self, bytes: &mut Unstructured, depth: usize) -> Result<()> {
        let sub_jobs = (0..bytes.int_in_range(0..=3)?).map(|_| spelt(bytes, depth - 1));
        let (jobs, bodies): (Vec<_>, Vec<_>) =
            sub_jobs.collect::<Result<Vec<_>>>()?.into_iter().unzip();
        if !jobs.is_empty() {
            let total = bytes.arbitrary::<u32>()?;
            let object = self.either(bytes)?;
            object.insert("sub_jobs_total", total);
            set_one(bytes, object, SUB_JOBS, Some(Json::from(bodies)))?;
            self.job.sub_jobs_total = Some(total);
        }
        self.job.sub_jobs = jobs;
        Ok(())
    }

    /// The body or its entities, where services put the same.
    fn either(&mut self, bytes: &mut Unstructured) -> Result<&mut Object> {
        Ok(match bytes.arbitrary()? {
            true => &mut self.body,
            false => &mut self.entities,
        })
    }
}

fn status(bytes: &mut Unstructured) -> Result<(String, JobStatus)> {
    let (word, status) = bytes.choose(STATUSES)?;
    let word = match bytes.int_in_range(0..=3)? {
        0 => word.to_uppercase(),
        1 => word.to_lowercase(),
        2 => format!(" {word}\n"),
        _ => (*word).to_owned(),
    };
    Ok((word, status.clone()))
}

fn set_text(
    bytes: &mut Unstructured,
    object: &mut Object,
    names: &[&str],
) -> Result<Option<String>> {
    let value = text(bytes)?;
    set_one(bytes, object, names, value.clone().map(Json::Text))?;
    Ok(value)
}

fn set_time(
    bytes: &mut Unstructured,
    object: &mut Object,
    names: &[&str],
) -> Result<Option<Timestamp>> {
    let value = set_text(bytes, object, names)?;
    Ok(value.as_deref().and_then(Timestamp::parse))
}

/// The body as it is, in a member, or in a list among others.
fn enveloped(bytes: &mut Unstructured, asked: Option<&str>, body: Object) -> Result<Object> {
    let other = Object::from([("status", "FAIL"), ("id", "another's")]);
    let list = match asked {
        Some("another's") => vec![body.clone()],
        Some(_) => vec![other.clone(), body.clone(), other],
        None => vec![body.clone(), other],
    };
    Ok(match bytes.int_in_range(0..=3)? {
        0 => body,
        1 => Object::from([("job", body)]),
        2 => Object::from([("jobs", list)]),
        _ => Object::from([("tasks", list)]),
    })
}
