//! What a server answered.

use std::time::Duration;

use web_sys::Response;

use super::body::read_text;
use super::clock::unix_millis;
use super::json::parse_json;
use super::origin::resolved;
use super::target::Target;
use crate::model::{self, ApiError, ErrorKind, Job, parse_retry_after};

/// What a server answered, as far as it tells anything about a job.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) http_status: u16,
    pub(super) body: String,
    pub(super) request_id: Option<String>,
    pub(super) retry_after: Option<String>,
    pub(super) date: Option<String>,
    /// Where to ask from now on, if a header says so that the mapping names: a whole URL.
    pub(super) location: Option<String>,
    /// When it came, in milliseconds since 1970.
    pub(super) received_at: i64,
}

impl Answer {
    /// Reads a response of the target to its end.
    pub(super) async fn read(response: &Response, target: &Target) -> Result<Self, ApiError> {
        let body = match read_text(response).await {
            Ok(body) => body,
            Err(error) if response.ok() => return Err(error),
            // A refusal is told by its status, whatever is the matter with its body.
            Err(_) => String::new(),
        };
        let header = |name: &str| response.headers().get(name).ok().flatten();
        let mapping = target.mapping.as_deref();
        let location = mapping.and_then(|mapping| mapping.location(header));
        Ok(Self {
            http_status: response.status(),
            body,
            location: location.and_then(|location| resolved(&location, &target.url)),
            request_id: header("X-Request-Id"),
            retry_after: header("Retry-After"),
            date: header("Date"),
            received_at: unix_millis(),
        })
    }

    /// The job that it tells of, as the target reads it.
    pub(super) fn job(&self, target: &Target) -> Result<Job, ApiError> {
        if let Some(location) = &self.location
            && !target.may_follow_to(location)
        {
            return Err(ApiError::new(ErrorKind::BadRequest).with_message(format!(
                "The server sends on to {location}, which is not among the origins that may be asked."
            )));
        }
        let asked = Some(target.job_id.as_str());
        match &target.mapping {
            Some(mapping) => model::decode_mapped(&self.response(), asked, mapping, parse_json),
            None => model::decode(&self.response(), asked, parse_json),
        }
    }

    /// Whether both tell the same of the job, whatever else differs.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.http_status == other.http_status
            && self.body == other.body
            && self.location == other.location
    }

    /// How long the server asks to wait, of a job that goes on.
    pub(super) fn wait(&self) -> Option<Duration> {
        let value = self.retry_after.as_deref()?;
        parse_retry_after(value, self.date.as_deref(), self.received_at)
    }

    fn response(&self) -> model::Response<'_> {
        model::Response {
            http_status: self.http_status,
            body: &self.body,
            request_id: self.request_id.as_deref(),
            retry_after: self.retry_after.as_deref(),
            date: self.date.as_deref(),
            received_at: self.received_at,
        }
    }
}
