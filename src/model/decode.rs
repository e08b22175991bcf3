//! From an HTTP answer to a job or an error: envelopes, error shapes, bodies that are neither.

use super::error_body::ErrorBody;
use super::retry_after::parse_retry_after;
use super::{ApiError, ErrorKind, Job, JobStatus, Json, Object};

/// An HTTP answer, as far as a job's state depends on it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Response<'a> {
    /// The status code.
    pub http_status: u16,
    /// The body as text.
    pub body: &'a str,
    /// The header `X-Request-Id`.
    pub request_id: Option<&'a str>,
    /// The header `Retry-After`.
    pub retry_after: Option<&'a str>,
    /// The header `Date`: what a date in `Retry-After` is relative to.
    pub date: Option<&'a str>,
    /// When the answer came, in milliseconds since 1970: used where there is no `Date`.
    pub received_at: i64,
}

/// Parses a JSON text: `serde_json` on a server, `JSON.parse` in a browser. `None` if it is none.
pub type ParseJson = fn(&str) -> Option<Json>;

/// Longest first line of HTML or plain text that is kept as a message, in characters: two lines
/// of a card.
const MAX_TEXT_MESSAGE: usize = 200;

/// Reads the job out of an answer.
///
/// `asked` is the id that was asked for: in a list (`{"jobs": […]}`, `{"tasks": […]}`) that job is
/// taken, and without it the first.
///
/// # Errors
///
/// An [`ApiError`] if the status is no success, or the body is an error or no job at all.
pub fn decode(
    response: &Response<'_>,
    asked: Option<&str>,
    parse: ParseJson,
) -> Result<Job, ApiError> {
    let body = parse(response.body);
    if !(200..300).contains(&response.http_status) {
        return Err(refusal(response, body.as_ref()));
    }
    let Some(Json::Object(object)) = body else {
        return Err(unexpected(response, first_line(response.body)));
    };
    job_in(object, asked)
        .map(|mut job| {
            open_error_texts(&mut job, parse);
            job
        })
        .map_err(|error| fill(error, response))
}

/// The error of an answer whose status is no success.
fn refusal(response: &Response<'_>, body: Option<&Json>) -> ApiError {
    let object = body.and_then(Json::as_object);
    let mut error = ApiError::new(ErrorKind::from_http_status(response.http_status));
    match object.map(|object| (object, ErrorBody::find(object))) {
        Some((object, Some(found))) => {
            error.code = found.code;
            error.message = found.message;
            error.request_id = request_id(object);
        }
        Some((object, None)) => error.request_id = request_id(object),
        None => error.message = first_line(response.body),
    }
    fill(error, response)
}

/// Adds what only the answer's head tells.
fn fill(mut error: ApiError, response: &Response<'_>) -> ApiError {
    error.http_status = Some(response.http_status);
    error.request_id = error
        .request_id
        .or_else(|| response.request_id.map(str::to_owned));
    error.retry_after = response
        .retry_after
        .and_then(|value| parse_retry_after(value, response.date, response.received_at));
    error
}

fn unexpected(response: &Response<'_>, message: Option<String>) -> ApiError {
    let mut error = ApiError::new(ErrorKind::UnexpectedBody);
    error.message = message;
    fill(error, response)
}

fn request_id(object: &Object) -> Option<String> {
    object.text(&["request_id", "requestId"])
}

/// The job in a body, whatever envelope it comes in.
fn job_in(mut body: Object, asked: Option<&str>) -> Result<Job, ApiError> {
    if body.get("status").is_none() {
        if body.get("job").is_some_and(|job| job.as_object().is_some())
            && let Some(Json::Object(job)) = body.remove("job")
        {
            return bare_job(job);
        }
        for list in ["jobs", "tasks"] {
            if body.get(list).is_some_and(|jobs| jobs.as_list().is_some())
                && let Some(Json::List(jobs)) = body.remove(list)
            {
                return job_in_list(jobs, asked);
            }
        }
    }
    bare_job(body)
}

fn job_in_list(items: Vec<Json>, asked: Option<&str>) -> Result<Job, ApiError> {
    let mut jobs = items.into_iter().filter_map(|item| match item {
        Json::Object(object) => bare_job(object).ok(),
        _ => None,
    });
    let found = match asked {
        Some(asked) => jobs.find(|job| job.id.as_deref().is_none_or(|id| id == asked)),
        None => jobs.next(),
    };
    found.ok_or_else(|| {
        ApiError::new(ErrorKind::NotFound).with_message("The answer's list has no such job.")
    })
}

fn bare_job(object: Object) -> Result<Job, ApiError> {
    if !names_status(&object)
        && let Some(found) = ErrorBody::find(&object)
    {
        let mut error = ApiError::new(found.kind());
        error.code = found.code;
        error.message = found.message;
        error.request_id = request_id(&object);
        return Err(error);
    }
    let job = Job::from_object(object);
    if says_nothing(&job) {
        return Err(ApiError::new(ErrorKind::UnexpectedBody)
            .with_message("The answer is a JSON object, but not a job."));
    }
    Ok(job)
}

fn names_status(object: &Object) -> bool {
    object
        .get("status")
        .is_some_and(|status| !status.is_blank())
}

/// Whether no member of the body was one of a job.
fn says_nothing(job: &Job) -> bool {
    let nothing = Job {
        other: job.other.clone(),
        ..Job::default()
    };
    *job == nothing && !names_status(&job.other)
}

/// Fills in reasons that come as JSON in a string: `entities.errorcode_message` of a failed ECS
/// sub-job is `{"error": {"code": …, "message": …}}`, as text.
fn open_error_texts(job: &mut Job, parse: ParseJson) {
    for sub_job in &mut job.sub_jobs {
        open_error_texts(sub_job, parse);
    }
    if job.status != JobStatus::Fail || job.fail_reason.is_some() {
        return;
    }
    let Some(text) = job.entities.text(&["errorcode_message"]) else {
        return;
    };
    let found = parse(&text)
        .as_ref()
        .and_then(Json::as_object)
        .and_then(ErrorBody::find);
    match found {
        Some(found) => {
            job.error_code = job.error_code.take().or(found.code);
            job.fail_reason = found.message;
        }
        None => job.fail_reason = Some(text),
    }
}

/// The first line of a text that is not blank, without HTML's tags, shortened.
fn first_line(body: &str) -> Option<String> {
    let text = if body.trim_start().starts_with('<') {
        without_tags(body)
    } else {
        body.to_owned()
    };
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let mut shortened: String = line.chars().take(MAX_TEXT_MESSAGE).collect();
    if shortened.len() < line.len() {
        shortened.push('…');
    }
    Some(shortened)
}

/// Only for showing as text, never as markup: nothing here makes HTML safe.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            _ => text.push(c),
        }
    }
    text
}
