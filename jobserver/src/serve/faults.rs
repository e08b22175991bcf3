//! Faults that a request asks for or that were switched on, and what comes of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::app::{App, lock};
use super::json;
use super::refusal::Refusal;
use super::stop::Stop;
use crate::fault::{Effect, Fault};

/// The request header that asks for a fault.
const HEADER: &str = "x-fault";

const SWITCH_EXAMPLE: &str = r#"{"fault": "status=503", "job_id": "import-image"}"#;

/// What a proxy in front of an API answers when the session is over.
const LOGIN_PAGE: &str = include_str!("login.html");

/// Faults that are switched on.
#[derive(Debug, Default, Serialize)]
pub(super) struct ActiveFaults {
    /// For all requests for jobs.
    everything: Option<Fault>,
    /// For the jobs with these ids, in any project.
    jobs: BTreeMap<String, Fault>,
}

/// The body of `PUT /faults`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    fault: Fault,
    job_id: Option<String>,
}

impl ActiveFaults {
    fn switch_on(&mut self, switch: Switch) {
        tracing::info!(fault = %switch.fault, job_id = switch.job_id, "fault switched on");
        match switch.job_id {
            Some(job_id) => {
                self.jobs.insert(job_id, switch.fault);
            }
            None => self.everything = Some(switch.fault),
        }
    }

    fn in_force(&self, job_id: Option<&str>) -> Option<&Fault> {
        job_id
            .and_then(|job_id| self.jobs.get(job_id))
            .or(self.everything.as_ref())
    }
}

/// `GET /faults`: what is switched on.
pub(super) async fn list(State(app): State<Arc<App>>) -> Result<Response, Refusal> {
    json::respond(StatusCode::OK, &*lock(&app.faults))
}

/// `PUT /faults`: switches one on.
pub(super) async fn switch_on(
    State(app): State<Arc<App>>,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let switch = json::read(&body, SWITCH_EXAMPLE)?;
    lock(&app.faults).switch_on(switch);
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /faults`: switches all off.
pub(super) async fn switch_all_off(State(app): State<Arc<App>>) -> StatusCode {
    *lock(&app.faults) = ActiveFaults::default();
    tracing::info!("faults switched off");
    StatusCode::NO_CONTENT
}

/// `DELETE /faults/{job_id}`: switches that job's off.
pub(super) async fn switch_job_off(
    State(app): State<Arc<App>>,
    path: Result<Path<String>, PathRejection>,
) -> Result<StatusCode, Refusal> {
    let Path(job_id) = path?;
    lock(&app.faults).jobs.remove(&job_id);
    tracing::info!(job_id, "fault switched off");
    Ok(StatusCode::NO_CONTENT)
}

/// The fault that a request's header asks for, else the one that is switched on.
pub(super) fn fault_of_request(
    headers: &HeaderMap,
    app: &App,
    job_id: Option<&str>,
) -> Result<Option<Fault>, Refusal> {
    match headers.get(HEADER) {
        Some(value) => {
            let text = String::from_utf8_lossy(value.as_bytes());
            let fault = text.parse::<Fault>().map_err(|error| {
                Refusal::bad_request(format!("The header X-Fault cannot be read: {error}."))
            })?;
            Ok(Some(fault))
        }
        None => Ok(lock(&app.faults).in_force(job_id).cloned()),
    }
}

/// Lets a fault happen. `None`: there is none, or it was a delay and is over.
pub(super) async fn misbehave(
    fault: Option<Fault>,
    stop: &Stop,
) -> Result<Option<Response>, Refusal> {
    let Some(fault) = fault else { return Ok(None) };
    tokio::select! {
        () = tokio::time::sleep(fault.delay) => {}
        () = stop.requested() => return Err(Refusal::stopping()),
    }
    match fault.effect {
        None => Ok(None),
        Some(Effect::Status { code, retry_after }) => Err(Refusal::staged(code, retry_after)),
        Some(Effect::Html) => Ok(Some(Html(LOGIN_PAGE).into_response())),
        Some(Effect::Hang) => {
            stop.requested().await;
            Err(Refusal::stopping())
        }
    }
}
