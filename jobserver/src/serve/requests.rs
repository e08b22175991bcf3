//! `/requests`: how often each job was asked for, so that a test can tell a poller that stopped
//! from one that did not.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::app::{App, lock};
use super::jobs::JobKey;
use super::json;
use super::refusal::Refusal;

/// Requests for each job, answered or not.
#[derive(Debug, Default)]
pub(super) struct RequestCounts(BTreeMap<JobKey, u64>);

#[derive(Serialize)]
struct RequestCount<'a> {
    #[serde(flatten)]
    key: &'a JobKey,
    count: u64,
}

#[derive(Serialize)]
struct RequestList<'a> {
    requests: Vec<RequestCount<'a>>,
}

impl RequestCounts {
    pub(super) fn count(&mut self, key: &JobKey) {
        if let Some(count) = self.0.get_mut(key) {
            *count += 1;
        } else {
            self.0.insert(key.clone(), 1);
        }
    }
}

/// `GET /requests`.
pub(super) async fn list(State(app): State<Arc<App>>) -> Result<Response, Refusal> {
    let counts = lock(&app.requests);
    let requests = counts.0.iter();
    let requests = requests
        .map(|(key, &count)| RequestCount { key, count })
        .collect();
    json::respond(StatusCode::OK, &RequestList { requests })
}

/// `DELETE /requests`: counts from zero again.
pub(super) async fn reset(State(app): State<Arc<App>>) -> StatusCode {
    *lock(&app.requests) = RequestCounts::default();
    StatusCode::NO_CONTENT
}
