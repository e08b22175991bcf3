//! `jobserver decode`: what the widget makes of a body, as one line of JSON.

mod error;
mod mapping;
mod overfull;

use std::io::{self, Read};
use std::path::Path;

use jobwatch::{
    ApiError, Job, JobStatus, Json, Object, ParseJson, Progress, Resource, Response, ShownProgress,
    Timestamp,
};

pub use self::error::DecodeError;
pub use self::overfull::Overfull;
use crate::cli::DecodeArgs;

/// What the widget makes of a body.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The job, or the error.
    pub line: Object,
    /// What a job reports above full. The line has it as full, and cannot tell.
    pub overfull: Vec<Overfull>,
}

const PARSE: ParseJson = |text| serde_json::from_str(text).ok();

/// Reads the body and tells what it is: a job or an error, both being answers.
///
/// # Errors
///
/// If the body cannot be read, or there is no such mapping.
pub fn run(args: &DecodeArgs) -> Result<Decoded, DecodeError> {
    let mapping = args.mapping.as_deref().map(mapping::named).transpose()?;
    let bytes = read(&args.file).map_err(|error| DecodeError::body(&args.file, error))?;
    // As `Response.text()` does: a replacement character for what is not UTF-8.
    let body = String::from_utf8_lossy(&bytes);
    let response = Response {
        http_status: args.http_status,
        body: &body,
        ..Response::default()
    };
    let asked = args.job_id.as_deref();
    let decoded = match &mapping {
        Some(mapping) => jobwatch::decode_mapped(&response, asked, mapping, PARSE),
        None => jobwatch::decode(&response, asked, PARSE),
    };
    Ok(match decoded {
        Ok(job) => Decoded {
            line: describe_job(&job),
            // Only the built-in reader says by a name what a number is.
            overfull: match mapping {
                Some(_) => Vec::new(),
                None => parse(&body).iter().flat_map(Overfull::find).collect(),
            },
        },
        Err(error) => Decoded {
            line: describe_error(&error, &body),
            overfull: Vec::new(),
        },
    })
}

/// A byte order mark is no JSON, but fetch drops it, and so does `decode`.
fn parse(body: &str) -> Option<Json> {
    PARSE(body.strip_prefix('\u{feff}').unwrap_or(body))
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(file)
}

fn describe_job(job: &Job) -> Object {
    let shown = ShownProgress::default().next(job);
    let failure = job.failure();
    let mut line = Object::from([("status", Json::from(status_word(&job.status)))]);
    if let JobStatus::Other(text) = &job.status
        && !text.is_empty()
    {
        line.insert("status_text", text.as_str());
    }
    line.insert("progress", job.progress.map(Progress::fraction));
    line.insert("shown_progress", shown.progress.map(Progress::fraction));
    line.insert("shown_progress_derived", shown.derived);
    line.insert("job_id", job.id.clone());
    line.insert("job_type", job.job_type.clone());
    line.insert("current_task", job.current_task.clone());
    line.insert("begin_time", iso(job.begin_time.as_ref()));
    line.insert("end_time", iso(job.end_time.as_ref()));
    line.insert("error_code", failure.and_then(|failure| failure.code));
    line.insert("fail_reason", failure.and_then(|failure| failure.reason));
    line.insert("result", job.result.clone());
    let resources = job.resources().into_iter().map(resource);
    line.insert("resources", resources.collect::<Vec<_>>());
    line.insert("results", count(job.results.len()));
    line.insert("sub_jobs", count(job.sub_jobs.len()));
    line.insert("sub_jobs_total", job.sub_jobs_total);
    line
}

/// An answer with its reason: the server's words, or what the body lacks.
fn describe_error(error: &ApiError, body: &str) -> Object {
    let message = error.message.as_deref().unwrap_or_else(|| lack(body));
    let seconds = error
        .retry_after
        .map(|wait| i64::try_from(wait.as_secs()).unwrap_or(i64::MAX));
    let error = Object::from([
        ("kind", Json::from(error.kind.as_str())),
        ("code", error.code.clone().into()),
        ("message", message.into()),
        ("http_status", error.http_status.map(u32::from).into()),
        ("request_id", error.request_id.clone().into()),
        ("retry_after", seconds.into()),
    ]);
    Object::from([("error", error)])
}

fn lack(body: &str) -> &'static str {
    match parse(body) {
        Some(_) => "The body gives no reason.",
        None if body.trim().is_empty() => "The body is empty.",
        None => "The body is not JSON.",
    }
}

/// The state as a word of the API documents, `CANCELLED`, or `UNKNOWN`.
fn status_word(status: &JobStatus) -> &str {
    match status {
        JobStatus::Cancelled => "CANCELLED",
        JobStatus::Other(_) => "UNKNOWN",
        known => known.as_str(),
    }
}

/// ISO 8601 where the spelling is known, else the server's own text.
fn iso(time: Option<&Timestamp>) -> Option<String> {
    let time = time?;
    let known = time.unix_millis().map(Timestamp::from_unix_millis);
    Some(known.as_ref().unwrap_or(time).to_string())
}

fn resource(resource: Resource<'_>) -> Object {
    Object::from([
        ("key", Json::from(resource.key)),
        ("value", resource.value.clone()),
    ])
}

fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}
