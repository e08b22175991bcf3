//! `GET …/jobs/{job_id}` and `POST …/jobs`.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::app::{App, lock};
use super::faults::fault_of_request;
use super::jobs::JobKey;
use super::misbehave::misbehave;
use super::refusal::Refusal;
use super::{etag, json};
use crate::scenario::{Api, Speed};

const START_EXAMPLE: &str = r#"{"scenario": "import-image"}"#;

/// The body of a `POST`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Start {
    scenario: String,
    /// Instead of the server's own.
    speed: Option<Speed>,
}

#[derive(Serialize)]
struct Started<'a> {
    job_id: &'a str,
}

/// Tells how a job is doing.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    Extension(api): Extension<Api>,
    path: Result<Path<JobKey>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let Path(key) = path?;
    lock(&app.requests).count(&key);
    let run = app.find(&key);
    let staged = run.as_ref().and_then(|run| run.fault_at(app.now()));
    let fault = fault_of_request(&headers, &app, Some(&key.job_id))?
        .or_else(|| staged.cloned())
        .unwrap_or_default();
    let answer = misbehave(&fault, &app, |clock| {
        let run = run.ok_or_else(|| Refusal::no_such_job(&key.job_id))?;
        let body = run
            .shifted(clock.skew)
            .body_at(clock.now, &key.job_id, api)
            .map_err(|error| Refusal::internal(&error))?;
        // Nothing can become of an answer without a body.
        let unconditional = HeaderMap::new();
        let condition = fault.effect.as_ref().map_or(&headers, |_| &unconditional);
        Ok(etag::respond(condition, body))
    });
    Ok(answer.await)
}

/// Starts a job of a scenario.
pub(super) async fn start(
    State(app): State<Arc<App>>,
    Extension(api): Extension<Api>,
    path: Result<Path<String>, PathRejection>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let Path(project_id) = path?;
    let fault = fault_of_request(&headers, &app, None)?.unwrap_or_default();
    let answer = misbehave(&fault, &app, |_| {
        let start: Start = json::read(&body, START_EXAMPLE)?;
        let scenario = app.catalog.get(&start.scenario).ok_or_else(|| {
            let names = app.catalog.names();
            Refusal::bad_request(format!(
                "There is no scenario \"{}\": choose one of {names}.",
                start.scenario
            ))
        })?;
        let job_id = app.start(project_id, scenario, start.speed);
        // The path without its version, which is how nesting hands it on; encoded as it came.
        let location = format!("/{}{}/{job_id}", api.version(), uri.path());
        let answer = json::respond(StatusCode::CREATED, &Started { job_id: &job_id })?;
        Ok(([(header::LOCATION, location)], answer).into_response())
    });
    Ok(answer.await)
}
