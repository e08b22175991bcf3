//! One request: from a target to a job or an error.

use gloo_net::http::{Headers, RequestBuilder};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Request, RequestCache, RequestRedirect, Response, ResponseType,
    Url,
};

use super::body::read_text;
use super::clock::unix_millis;
use super::json::parse_json;
use super::target::Target;
use crate::model::{self, ApiError, ErrorKind, Job};

#[wasm_bindgen]
extern "C" {
    /// `fetch` as the page has it. Pages wrap it, and a wrapper may throw or give something that
    /// is no promise, neither of which web-sys reckons with.
    #[wasm_bindgen(catch)]
    fn fetch(request: &Request) -> Result<JsValue, JsValue>;
}

/// Aborts a request when it is dropped; one that is settled does not mind.
pub(super) struct AbortOnDrop(AbortController);

impl AbortOnDrop {
    pub(super) fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    pub(super) fn signal(&self) -> AbortSignal {
        self.0.signal()
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        // Without a reason: some wrappers of fetch fail on reasons that are no Error.
        self.0.abort();
    }
}

/// Asks for the job once.
pub(super) async fn fetch_job(
    target: Target,
    signal: Option<AbortSignal>,
) -> Result<Job, ApiError> {
    let request = request(&target, signal.as_ref()).await?;
    // Headers can take their time; a request that is not wanted any more is not even begun.
    if signal.is_some_and(|signal| signal.aborted()) {
        return Err(no_answer());
    }
    let response = send(&request).await?;
    if response.type_() == ResponseType::Opaqueredirect {
        // The API itself never redirects: it is a login page's doing.
        return Err(ApiError::new(ErrorKind::Unauthorized));
    }
    let body = read_text(&response).await?;
    let header = |name: &str| response.headers().get(name).ok().flatten();
    model::decode(
        &model::Response {
            http_status: response.status(),
            body: &body,
            request_id: header("X-Request-Id").as_deref(),
            retry_after: header("Retry-After").as_deref(),
            date: header("Date").as_deref(),
            received_at: unix_millis(),
        },
        Some(&target.job_id),
        parse_json,
    )
}

async fn request(target: &Target, signal: Option<&AbortSignal>) -> Result<Request, ApiError> {
    let headers = headers(target).await?;
    RequestBuilder::new(&target.url)
        .headers(Headers::from_raw(headers))
        // Asks the server each time, and lets it answer 304 where it knows ETags.
        .cache(RequestCache::NoCache)
        .credentials(target.credentials)
        // Followed, a redirect to a login page would look like a strange answer of the API, and
        // headers might reach another host.
        .redirect(RequestRedirect::Manual)
        .abort_signal(signal)
        .build()
        .map(Into::into)
        .map_err(|_| bad_request(&format!("{} is not a URL that can be fetched.", target.url)))
}

async fn headers(target: &Target) -> Result<web_sys::Headers, ApiError> {
    let headers = web_sys::Headers::new()
        .map_err(|_| bad_request("This browser has no headers for requests."))?;
    // Set first, so that a source may overrule it.
    let _ = headers.set("Accept", "application/json");
    let Some(source) = &target.headers else {
        return Ok(headers);
    };
    let (own, page) = origins(&target.url);
    if !source.may_go_to(&own, &page) {
        return Ok(headers);
    }
    for (name, value) in source.bring().await {
        headers
            .set(&name, &value)
            // The value is a secret and stays out of the message.
            .map_err(|_| {
                bad_request(&format!("The header {name} has an invalid name or value."))
            })?;
    }
    Ok(headers)
}

/// The origins of a URL and of the page; blank where they cannot be known.
fn origins(url: &str) -> (String, String) {
    let Some(window) = web_sys::window() else {
        return Default::default();
    };
    // Not its location's: a frame made by `srcdoc` has its parent's origin.
    let page = window.origin();
    let base = window
        .document()
        .and_then(|document| document.base_uri().ok().flatten())
        .unwrap_or_default();
    let target = Url::new_with_base(url, &base).map(|url| url.origin());
    (target.unwrap_or_default(), page)
}

/// Awaited here and not in gloo-net, whose own wrapper panics when a page's interceptor rejects
/// with something that is no `Error` (gloo issue 477).
async fn send(request: &Request) -> Result<Response, ApiError> {
    let promise = fetch(request).map_err(|_| no_answer())?;
    let answer = JsFuture::from(Promise::resolve(&promise)).await;
    answer.and_then(JsCast::dyn_into).map_err(|_| no_answer())
}

fn no_answer() -> ApiError {
    ApiError::new(ErrorKind::Network)
}

fn bad_request(message: &str) -> ApiError {
    ApiError::new(ErrorKind::BadRequest).with_message(message)
}
