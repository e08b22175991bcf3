//! Error answers in the shape that the services of the API documents share.

use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::json;

/// An error answer.
///
/// As a response it has no body yet: the outermost layer, which alone knows the request's id,
/// writes it (see [`super::envelope`]).
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: String,
    retry_after: Option<HeaderValue>,
}

#[derive(Serialize)]
struct ErrorBody<'a> {
    error_code: &'a str,
    error_msg: &'a str,
    request_id: &'a str,
}

impl Refusal {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            retry_after: None,
        }
    }

    /// 400: the request makes no sense; the message says what to send instead.
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "JOB.0400", message)
    }

    /// 404: no job has this id.
    pub(super) fn no_such_job(job_id: &str) -> Self {
        let message = format!("The job {job_id} does not exist.");
        Self::new(StatusCode::NOT_FOUND, "JOB.0404", message)
    }

    /// 404: nothing is served at this path.
    pub(super) fn no_such_path() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "APIGW.0101",
            "The API does not exist or has not been published: jobs are at \
             /v1/{project_id}/jobs/{job_id}, scenarios at /scenarios.",
        )
    }

    /// 405: the path exists, but not for this method.
    pub(super) fn no_such_method() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "APIGW.0101",
            "This path does not take that method: see the header Allow.",
        )
    }

    /// 500: a fault of this server.
    pub(super) fn internal(error: &dyn std::error::Error) -> Self {
        let message = format!("The answer could not be written: {error}.");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "JOB.0500", message)
    }

    /// 503: a request that was held back is let go because the server stops.
    pub(super) fn stopping() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "JOB.0503",
            "The server is stopping.",
        )
    }

    /// What a real gateway or service says with this status.
    pub(super) fn staged(status: StatusCode, retry_after: Option<HeaderValue>) -> Self {
        let (code, message) = match status {
            StatusCode::UNAUTHORIZED => (
                "APIGW.0301",
                "Incorrect IAM authentication information: the token has expired.",
            ),
            StatusCode::FORBIDDEN => (
                "APIGW.0302",
                "The user is not authorized to access the resource.",
            ),
            StatusCode::TOO_MANY_REQUESTS => (
                "APIGW.0308",
                "The throttling threshold has been reached: policy user over ratelimit,limit:200,time:5 minute.",
            ),
            StatusCode::NOT_FOUND => ("JOB.0404", "The job does not exist."),
            StatusCode::SERVICE_UNAVAILABLE => {
                ("serviceUnavailable", "The service is unavailable.")
            }
            _ if status.is_server_error() => ("authFault", "An internal error occurred."),
            _ => ("badRequest", "The request is not valid."),
        };
        Self {
            retry_after,
            ..Self::new(status, code, message)
        }
    }

    /// The answer with its body.
    pub(super) fn respond(self, request_id: &str) -> Response {
        let body = ErrorBody {
            error_code: self.code,
            error_msg: &self.message,
            request_id,
        };
        let mut response = json::respond(self.status, &body).unwrap_or_else(Self::into_response);
        if let Some(value) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<PathRejection> for Refusal {
    fn from(rejection: PathRejection) -> Self {
        Self::bad_request(format!(
            "The path cannot be read: {}.",
            rejection.body_text().trim_end_matches('.')
        ))
    }
}
