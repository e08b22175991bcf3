//! From an HTTP answer to a job or an error: envelopes, error shapes, bodies that are neither.

use super::error_body::ErrorBody;
use super::job::ERROR_TEXT;
use super::mapping::{Found, Mapping};
use super::retry_after::parse_retry_after;
use super::{ApiError, ErrorKind, Job, JobStatus, Json, Object};

/// An HTTP answer, as far as a job's state depends on it.
///
/// ```
/// use jobwatch::Response;
///
/// let response = Response {
///     http_status: 429,
///     body: r#"{"error_code": "APIGW.0308"}"#,
///     retry_after: Some("30"),
///     ..Response::default()
/// };
/// let parse = |text: &str| serde_json::from_str(text).ok();
/// let error = jobwatch::decode(&response, None, parse).unwrap_err();
/// assert_eq!(error.retry_after.map(|wait| wait.as_secs()), Some(30));
/// ```
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
/// ```
/// use jobwatch::{ErrorKind, JobStatus, Response, decode};
///
/// let parse = |text: &str| serde_json::from_str(text).ok();
/// let body = r#"{"job": {"id": "31b8", "status": "Running", "process": "50"}}"#;
/// let answer = Response { http_status: 200, body, ..Response::default() };
/// let job = decode(&answer, Some("31b8"), parse)?;
/// assert_eq!(job.status, JobStatus::Running);
///
/// let body = r#"{"error_code": "APIGW.0308", "error_msg": "over ratelimit"}"#;
/// let answer = Response { http_status: 429, body, ..Response::default() };
/// let error = decode(&answer, None, parse).unwrap_err();
/// assert_eq!(error.kind, ErrorKind::RateLimited);
/// # Ok::<(), jobwatch::ApiError>(())
/// ```
///
/// # Errors
///
/// An [`ApiError`] if the status is no success, or the body is an error or no job at all.
pub fn decode(
    response: &Response<'_>,
    asked: Option<&str>,
    parse: ParseJson,
) -> Result<Job, ApiError> {
    let response = &Response {
        body: without_mark(response.body),
        ..*response
    };
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

/// Reads the job out of an answer of an API of another shape, as a [`Mapping`] says.
///
/// `asked` is the id that was asked for, which a mapping can name as `{job_id}`. Refusals are read
/// as [`decode`] reads them.
///
/// ```
/// use jobwatch::mapping::presets;
/// use jobwatch::{JobStatus, Response, decode_mapped};
///
/// let parse = |text: &str| serde_json::from_str(text).ok();
/// let body = r#"{"id": 30433642, "status": "completed", "conclusion": "success"}"#;
/// let answer = Response { http_status: 200, body, ..Response::default() };
/// let job = decode_mapped(&answer, None, &presets::github(), parse)?;
/// assert_eq!(job.status, JobStatus::Success);
/// # Ok::<(), jobwatch::ApiError>(())
/// ```
///
/// # Errors
///
/// An [`ApiError`] if neither body nor status code tell of a job, or the body is an error.
pub fn decode_mapped(
    response: &Response<'_>,
    asked: Option<&str>,
    mapping: &Mapping,
    parse: ParseJson,
) -> Result<Job, ApiError> {
    let response = &Response {
        body: without_mark(response.body),
        ..*response
    };
    let body = parse(response.body);
    let by_code = mapping.status_of(response.http_status);
    if by_code.is_none() && !(200..300).contains(&response.http_status) {
        return Err(refusal(response, body.as_ref()));
    }
    let found = body.as_ref().map_or(Found::Nothing, |body| {
        mapping.read(body, asked.unwrap_or_default())
    });
    match (found, by_code) {
        (Found::Job(job), _) => Ok(job),
        (Found::Stateless(job), Some(status)) => Ok(Job { status, ..job }),
        (Found::Nothing, Some(status)) => Ok(Job {
            status,
            ..Job::default()
        }),
        (Found::Stateless(job), None) => stateless(job, body.as_ref(), response),
        (Found::Nothing, None) => Err(no_job(body.as_ref(), response)),
    }
}

/// A job whose state is told nowhere: unless it is an error, or no job at all.
fn stateless(job: Job, body: Option<&Json>, response: &Response<'_>) -> Result<Job, ApiError> {
    let nothing = Job {
        status: job.status.clone(),
        ..Job::default()
    };
    if job == nothing || error_in(body).is_some() {
        return Err(no_job(body, response));
    }
    Ok(job)
}

/// Names of members that are told, for whoever looks for a place in a body that is not there.
const NAMES_TOLD: usize = 12;

/// An answer in which a mapping finds nothing: an error, or something else.
fn no_job(body: Option<&Json>, response: &Response<'_>) -> ApiError {
    if let Some(error) = error_in(body) {
        return fill(error, response);
    }
    let Some(Json::Object(object)) = body else {
        return unexpected(response, first_line(response.body));
    };
    let names: Vec<&str> = object
        .iter()
        .map(|(name, _)| name)
        .take(NAMES_TOLD)
        .collect();
    let what = "The mapping finds no job in the answer, which has: ";
    unexpected(response, Some([what, &names.join(", ")].concat()))
}

/// The error that a body is.
fn error_in(body: Option<&Json>) -> Option<ApiError> {
    let object = body.and_then(Json::as_object)?;
    let found = ErrorBody::find(object)?;
    Some(ApiError {
        request_id: request_id(object),
        ..error_of(found)
    })
}

fn error_of(found: ErrorBody) -> ApiError {
    let mut error = ApiError::new(found.kind());
    error.code = found.code;
    error.message = found.message;
    error
}

/// A byte order mark is no JSON (RFC 8259, section 8.1), but fetch drops it, so everyone may.
fn without_mark(body: &str) -> &str {
    body.strip_prefix('\u{feff}').unwrap_or(body)
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
        .or_else(|| response.request_id.map(str::trim).map(str::to_owned))
        .filter(|id| !id.is_empty());
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
    if !names_status(&body) {
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

/// The asked job of a list, or the first where none was asked for or it bears no id.
fn job_in_list(items: Vec<Json>, asked: Option<&str>) -> Result<Job, ApiError> {
    let jobs = items.into_iter().filter_map(|item| match item {
        Json::Object(object) => bare_job(object).ok(),
        _ => None,
    });
    let mut jobs: Vec<Job> = jobs.collect();
    let index_of = |id: Option<&str>| jobs.iter().position(|job| job.id.as_deref() == id);
    let index = match asked {
        Some(_) => index_of(asked).or_else(|| index_of(None)),
        None => (!jobs.is_empty()).then_some(0),
    };
    match index {
        Some(index) => Ok(jobs.swap_remove(index)),
        None => {
            Err(ApiError::new(ErrorKind::NotFound)
                .with_message("The answer's list has no such job."))
        }
    }
}

fn bare_job(object: Object) -> Result<Job, ApiError> {
    if !names_status(&object)
        && let Some(found) = ErrorBody::find(&object)
    {
        return Err(ApiError {
            request_id: request_id(&object),
            ..error_of(found)
        });
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
    let Some(text) = job.entities.text(&[ERROR_TEXT]) else {
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
pub(crate) fn first_line(body: &str) -> Option<String> {
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

/// The text between the tags, each of which ends a line: a page on one line begins with its title.
///
/// Only for showing as text, never as markup: nothing here makes HTML safe.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push('\n');
            }
            _ if in_tag => {}
            _ => text.push(c),
        }
    }
    text
}
