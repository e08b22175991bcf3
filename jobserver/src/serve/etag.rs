//! Entity tags and conditional requests (RFC 9110, sections 8.8.3 and 13.1.2).

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::json::MEDIA_TYPE;

/// The body, or 304 if the client has it already.
pub(super) fn respond(request: &HeaderMap, body: String) -> Response {
    let tag = strong_tag(&body);
    if matches(request, &tag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    let headers = [
        (header::CONTENT_TYPE, MEDIA_TYPE.to_owned()),
        (header::ETAG, tag),
    ];
    (headers, body).into_response()
}

/// A tag of the bytes alone, so that it stays valid across a restart of the server.
fn strong_tag(body: &str) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// The weak comparison that `If-None-Match` asks for. Our tags hold no comma, so a list can be
/// split at each.
fn matches(request: &HeaderMap, tag: &str) -> bool {
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}
