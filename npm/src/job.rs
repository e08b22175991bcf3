//! The job as JSON, for TypeScript.
//!
//! [`jobwatch::Job`] writes itself by hand, in the members of the API documents. These types say
//! what comes out; `tests/job.rs` holds them to it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

/// Members that have no name here.
type Others = BTreeMap<String, Unknown>;

/// A value of any kind.
#[derive(Debug, Deserialize, TS)]
#[ts(type = "unknown")]
pub struct Unknown(pub Value);

/// A job, as the server last told it. What is not known is null or, for a time, "".
#[derive(Debug, Deserialize, TS)]
pub struct Job {
    /// The state, in the words of the API: another word is one that is not known.
    #[ts(type = "JobStatus")]
    pub status: String,
    /// What the job is about, and how far it is.
    pub entities: JobEntities,
    /// The job's id.
    pub job_id: Option<String>,
    /// What it does.
    pub job_type: Option<String>,
    /// When it began, as the server writes it.
    pub begin_time: String,
    /// When it ended, as the server writes it.
    pub end_time: String,
    /// The service's code of what went wrong.
    pub error_code: Option<String>,
    /// What went wrong, in the server's words.
    pub fail_reason: Option<String>,
    /// What it has brought: a link or a text. The API itself has no such member.
    #[ts(optional)]
    pub result: Option<String>,
    /// All other members.
    #[serde(flatten)]
    pub others: Others,
}

/// What a job is about, and how far it is.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct JobEntities {
    /// How far it is, from 0 to 1, as the server says.
    pub process_percent: Option<f64>,
    /// What it is doing.
    pub current_task: Option<String>,
    /// What became of each item of a batch.
    pub results: Option<Vec<JobResult>>,
    /// How many sub-jobs there will be.
    pub sub_jobs_total: Option<u32>,
    /// The jobs that it consists of.
    pub sub_jobs: Option<Vec<Job>>,
    /// Ids and names of the resources that it works on.
    #[serde(flatten)]
    pub others: Others,
}

/// What became of one item of a batch.
#[derive(Debug, Deserialize, TS)]
pub struct JobResult {
    /// The state, which the API writes in small letters here.
    pub status: String,
    /// Ids of the item.
    #[serde(flatten)]
    pub others: Others,
}
