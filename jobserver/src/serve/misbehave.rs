//! What comes of a fault, as far as HTTP allows it; [`super::deliver`] does the rest.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::app::App;
use super::date::http_date;
use super::json;
use super::refusal::Refusal;
use crate::fault::{Effect, Fault};

const MILLIS_PER_SECOND: i64 = 1_000;

/// What a proxy in front of an API answers when the session is over.
const LOGIN_PAGE: &str = include_str!("login.html");

/// A member as an old system writes it: `é` is one byte in ISO 8859-1, and none in UTF-8.
const LATIN_1_MEMBER: &[u8] = b"\"remark\":\"caf\xe9\",";

/// `GET /login`: where redirects lead.
pub(super) async fn login() -> Html<&'static str> {
    Html(LOGIN_PAGE)
}

/// Answers with `honest`, or as `fault` has it. The time that `honest` is given is the server's,
/// wrong if that is the fault, in milliseconds since 1970.
pub(super) async fn misbehave(
    fault: &Fault,
    app: &App,
    honest: impl FnOnce(Clock) -> Result<Response, Refusal>,
) -> Response {
    tokio::select! {
        () = tokio::time::sleep(fault.delay) => {}
        () = app.stop.requested() => return Refusal::stopping().into_response(),
    }
    let clock = Clock::of(fault, app);
    let answer = answer(fault, app, || honest(clock)).await;
    let mut response = answer.unwrap_or_else(Refusal::into_response);
    if let Some(Effect::Delivery(delivery)) = fault.effect {
        response.extensions_mut().insert(delivery);
    }
    if let (true, Some(date)) = (clock.skew != 0, http_date(clock.now)) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

/// The server's clock as a fault leaves it, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    /// Since 1970.
    pub(super) now: i64,
    /// By how much it is fast.
    pub(super) skew: i64,
}

impl Clock {
    fn of(fault: &Fault, app: &App) -> Self {
        let skew = i64::from(fault.skew) * MILLIS_PER_SECOND;
        let now = app.now().saturating_add(skew);
        Self { now, skew }
    }
}

async fn answer(
    fault: &Fault,
    app: &App,
    honest: impl FnOnce() -> Result<Response, Refusal>,
) -> Result<Response, Refusal> {
    match &fault.effect {
        None | Some(Effect::Delivery(_)) => honest(),
        Some(Effect::Status { code, retry_after }) => {
            Err(Refusal::staged(*code, retry_after.clone()))
        }
        Some(Effect::Redirect { code, location }) => {
            Ok((*code, [(header::LOCATION, location.clone())]).into_response())
        }
        Some(Effect::Hang) => {
            app.stop.requested().await;
            Err(Refusal::stopping())
        }
        Some(Effect::Html) => Ok(Html(LOGIN_PAGE).into_response()),
        Some(Effect::Empty) => Ok(([(header::CONTENT_TYPE, json::MEDIA_TYPE)], "").into_response()),
        Some(Effect::NoContent) => Ok(StatusCode::NO_CONTENT.into_response()),
        Some(Effect::NotModified) => Ok(StatusCode::NOT_MODIFIED.into_response()),
        Some(Effect::Charset(name)) => Ok(with_charset(honest()?, name)),
        Some(Effect::InvalidUtf8) => with_latin_1(honest()?).await,
    }
}

fn with_charset(mut response: Response, name: &HeaderValue) -> Response {
    let value = [json::MEDIA_TYPE.as_bytes(), b"; charset=", name.as_bytes()].concat();
    let headers = response.headers_mut();
    // Both came from header values, so that this is one.
    if let Ok(value) = HeaderValue::from_bytes(&value) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    headers.remove(header::ETAG);
    response
}

/// The job with a member more. Without its tag: no cache may take these bytes for the job's.
async fn with_latin_1(response: Response) -> Result<Response, Refusal> {
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX)
        .await
        .map_err(|error| Refusal::internal(&error))?;
    let body = match body.split_first() {
        Some((brace, members)) => [&[*brace], LATIN_1_MEMBER, members].concat(),
        None => Vec::new(),
    };
    parts.headers.remove(header::ETAG);
    Ok(Response::from_parts(parts, Body::from(body)))
}
