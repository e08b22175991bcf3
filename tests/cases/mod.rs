//! Cases that every reader of bodies must pass: `serde_json` on a host, `JSON.parse` in a browser.
//!
//! The runners (`model_cases.rs`, `web_model.rs`) give their parser and get what went wrong.

pub(crate) mod deep;
pub(crate) mod errors;
pub(crate) mod hostile;
pub(crate) mod jobs;

use jobwatch::{ApiError, Job, ParseJson, Response, decode};

/// What a reader made of an answer with this status and body.
pub(crate) fn answer(
    parse: ParseJson,
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

/// Fails with every complaint at once, so that one run shows them all.
pub(crate) fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// A complaint about a case, where `seen` is not what was `expected`.
pub(crate) fn compare<T: PartialEq + std::fmt::Debug>(
    case: &str,
    expected: &T,
    seen: &T,
) -> Option<String> {
    (expected != seen).then(|| format!("{case}\n  expected {expected:?}\n      seen {seen:?}"))
}
