//! What every answer has: a request id, no caching without asking, a line in the log.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::response::Parts;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::app::App;
use super::refusal::Refusal;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The outermost layer.
pub(super) async fn wrap(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let request_id = app.next_request_id();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let began = Instant::now();
    let response = seal(next.run(request).await, &request_id);
    let status = response.status().as_u16();
    let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::debug!(%method, path, status, millis, request_id, "answered");
    response
}

fn seal(mut response: Response, request_id: &str) -> Response {
    if let Some(refusal) = response.extensions_mut().remove::<Refusal>() {
        let (inner, _) = response.into_parts();
        response = refusal.respond(request_id);
        keep(&mut response, inner);
    }
    let headers = response.headers_mut();
    // No heuristic caching (RFC 9111, section 4.2.2) may freeze a status.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert(REQUEST_ID, value);
    }
    response
}

/// Keeps of a refusal what others have put in: a 405 must name the methods that work (RFC 9110,
/// section 15.5.6), which the router knows, and a fault may set the date and break the delivery.
fn keep(response: &mut Response, mut inner: Parts) {
    for name in [header::ALLOW, header::DATE] {
        if let Some(value) = inner.headers.remove(&name) {
            response.headers_mut().insert(name, value);
        }
    }
    *response.extensions_mut() = inner.extensions;
}
