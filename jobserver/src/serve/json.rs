//! JSON in and out of requests.

use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::refusal::Refusal;

/// The media type of all answers but faults.
pub(super) const MEDIA_TYPE: &str = "application/json";

pub(super) fn respond(status: StatusCode, value: &impl Serialize) -> Result<Response, Refusal> {
    let body = serde_json::to_string(value).map_err(|error| Refusal::internal(&error))?;
    Ok((status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body).into_response())
}

/// Reads a request's body; `example` is what a refusal tells to send.
pub(super) fn read<T: DeserializeOwned>(body: &Bytes, example: &str) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| {
        Refusal::bad_request(format!(
            "The body cannot be read: {error}. Send JSON such as {example}."
        ))
    })
}
