//! One request: from a target to an answer or an error.

use gloo_net::http::{Headers, RequestBuilder};
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Request, RequestCache, RequestRedirect, Response, ResponseType,
};

use super::answer::Answer;
use super::fetcher;
use super::target::Target;
use crate::engine::Outcome;
use crate::model::{ApiError, ErrorKind};

/// Aborts a request when it is dropped; one that is settled does not mind.
pub(super) struct AbortOnDrop(Option<AbortController>);

impl AbortOnDrop {
    pub(super) fn new() -> Option<Self> {
        let controller = AbortController::new().ok()?;
        Some(Self(Some(controller)))
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }

    /// Aborts nothing: what is settled does not mind, but it costs the browser a part of what the
    /// whole request does.
    pub(super) fn disarm(mut self) {
        self.0 = None;
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            // Without a reason: some wrappers of fetch fail on reasons that are no Error.
            controller.abort();
        }
    }
}

/// Whether what the browser has in its cache may serve if the server says that it still holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Trust {
    #[default]
    Cache,
    /// What came last was no job. A browser may keep a body that was cut off for a whole one, and
    /// each 304 would bring it back.
    Server,
}

impl Trust {
    /// What it is when a request has brought this. A failure in between tells nothing.
    pub(super) fn after(self, result: &Outcome) -> Self {
        match result {
            Ok(_) => Self::Cache,
            Err(error) if error.kind == ErrorKind::UnexpectedBody => Self::Server,
            Err(_) => self,
        }
    }
}

impl From<Trust> for RequestCache {
    /// The server is asked each time (Fetch standard, "cache mode").
    fn from(trust: Trust) -> Self {
        match trust {
            // It can answer 304 where it knows ETags.
            Trust::Cache => Self::NoCache,
            Trust::Server => Self::Reload,
        }
    }
}

/// Asks once.
pub(super) async fn fetch_answer(
    target: Target,
    signal: Option<AbortSignal>,
    trust: Trust,
) -> Result<Answer, ApiError> {
    let request = request(&target, signal.as_ref(), trust).await?;
    // Headers can take their time; a request that is not wanted any more is not even begun.
    if signal.is_some_and(|signal| signal.aborted()) {
        return Err(no_answer());
    }
    let response = send(&target, &request).await?;
    if response.type_() == ResponseType::Opaqueredirect {
        // The API itself never redirects: it is a login page's doing.
        return Err(ApiError::new(ErrorKind::Unauthorized));
    }
    Answer::read(&response, &target).await
}

async fn request(
    target: &Target,
    signal: Option<&AbortSignal>,
    trust: Trust,
) -> Result<Request, ApiError> {
    let headers = headers(target).await?;
    RequestBuilder::new(&target.url)
        .headers(Headers::from_raw(headers))
        .cache(trust.into())
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
    if !source.may_go_to(&target.url) {
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

/// Awaited here and not in gloo-net, whose own wrapper panics when a page's interceptor rejects
/// with something that is no `Error` (gloo issue 477).
async fn send(target: &Target, request: &Request) -> Result<Response, ApiError> {
    let promise = fetcher::send(target.fetch.as_ref(), request).map_err(|_| no_answer())?;
    let answer = JsFuture::from(Promise::resolve(&promise)).await;
    let answer = answer.map_err(|_| no_answer())?;
    answer.dyn_into().map_err(|_| no_response())
}

fn no_answer() -> ApiError {
    ApiError::new(ErrorKind::Network)
}

/// No fault of the link, which the reader is told of all the same: asking again may help, and what
/// to mend is the page's matter.
fn no_response() -> ApiError {
    no_answer().with_message("The page's fetch gave something that is no Response.")
}

fn bad_request(message: &str) -> ApiError {
    ApiError::new(ErrorKind::BadRequest).with_message(message)
}
