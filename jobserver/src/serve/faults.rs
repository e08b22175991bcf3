//! Faults that a request asks for or that were switched on.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::app::{App, lock};
use super::json;
use super::refusal::Refusal;
use crate::fault::Fault;

/// The request header that asks for a fault.
const HEADER: &str = "x-fault";

const SWITCH_EXAMPLE: &str = r#"{"fault": "status=503", "job_id": "import-image", "requests": 3}"#;

/// Faults that are switched on.
#[derive(Debug, Default, Serialize)]
pub(super) struct ActiveFaults {
    /// For all requests for jobs.
    everything: Option<Active>,
    /// For the jobs with these ids, in any project.
    jobs: BTreeMap<String, Active>,
}

/// A fault that is switched on.
#[derive(Debug, Serialize)]
struct Active {
    fault: Fault,
    /// How many requests it still has; `None`: all.
    requests: Option<NonZeroU32>,
}

/// The body of `PUT /faults`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    fault: Fault,
    job_id: Option<String>,
    requests: Option<NonZeroU32>,
}

impl ActiveFaults {
    fn switch_on(&mut self, switch: Switch) {
        let Switch {
            fault,
            job_id,
            requests,
        } = switch;
        tracing::info!(%fault, job_id, requests, "fault switched on");
        let active = Active { fault, requests };
        match job_id {
            Some(job_id) => {
                self.jobs.insert(job_id, active);
            }
            None => self.everything = Some(active),
        }
    }

    /// The fault of one request. One that has had all of its requests is switched off.
    fn strike(&mut self, job_id: Option<&str>) -> Option<Fault> {
        if let Some(job_id) = job_id
            && let Some(active) = self.jobs.get_mut(job_id)
        {
            let fault = active.fault.clone();
            if active.is_used_up() {
                self.jobs.remove(job_id);
            }
            return Some(fault);
        }
        let active = self.everything.as_mut()?;
        let fault = active.fault.clone();
        if active.is_used_up() {
            self.everything = None;
        }
        Some(fault)
    }
}

impl Active {
    /// Counts a request, and tells whether it was the last.
    fn is_used_up(&mut self) -> bool {
        let Some(requests) = self.requests else {
            return false;
        };
        self.requests = NonZeroU32::new(requests.get() - 1);
        self.requests.is_none()
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
        None => Ok(lock(&app.faults).strike(job_id)),
    }
}
