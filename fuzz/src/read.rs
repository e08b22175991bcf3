//! Reading answers as a server's tests do, with `serde_json`.

use jobwatch::{ApiError, Job, Json, Response, decode};

/// The parser of the host.
pub(crate) fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

/// What an answer with this status and body, and nothing in its head, is read as.
pub(crate) fn read(http_status: u16, body: &str) -> Result<Job, ApiError> {
    read_asked(http_status, body, None)
}

/// As [`read`], with the id that was asked for.
pub(crate) fn read_asked(
    http_status: u16,
    body: &str,
    asked: Option<&str>,
) -> Result<Job, ApiError> {
    let response = Response {
        http_status,
        body,
        ..Response::default()
    };
    decode(&response, asked, parse)
}
