//! What a server answered.

use web_sys::Response;

use super::body::read_text;
use super::clock::unix_millis;
use super::json::parse_json;
use crate::model::{self, ApiError, Job};

/// What a server answered, as far as it tells anything about a job.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) http_status: u16,
    pub(super) body: String,
    pub(super) request_id: Option<String>,
    pub(super) retry_after: Option<String>,
    pub(super) date: Option<String>,
    /// When it came, in milliseconds since 1970.
    pub(super) received_at: i64,
}

impl Answer {
    /// Reads a response to its end.
    pub(super) async fn read(response: &Response) -> Result<Self, ApiError> {
        let body = match read_text(response).await {
            Ok(body) => body,
            Err(error) if response.ok() => return Err(error),
            // A refusal is told by its status, whatever is the matter with its body.
            Err(_) => String::new(),
        };
        let header = |name: &str| response.headers().get(name).ok().flatten();
        Ok(Self {
            http_status: response.status(),
            body,
            request_id: header("X-Request-Id"),
            retry_after: header("Retry-After"),
            date: header("Date"),
            received_at: unix_millis(),
        })
    }

    /// The job that it tells of, which has this id if there are several.
    pub(super) fn job(&self, job_id: &str) -> Result<Job, ApiError> {
        let response = model::Response {
            http_status: self.http_status,
            body: &self.body,
            request_id: self.request_id.as_deref(),
            retry_after: self.retry_after.as_deref(),
            date: self.date.as_deref(),
            received_at: self.received_at,
        };
        model::decode(&response, Some(job_id), parse_json)
    }
}
