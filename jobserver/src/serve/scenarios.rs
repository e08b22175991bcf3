//! `GET /scenarios`: what can be started, for the form of the demo page.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::app::App;
use super::json;
use super::refusal::Refusal;
use crate::scenario::{Api, Scenario, Title};

#[derive(Serialize)]
struct ScenarioList<'a> {
    scenarios: Vec<ScenarioEntry<'a>>,
}

#[derive(Serialize)]
struct ScenarioEntry<'a> {
    name: &'a str,
    title: &'a Title,
    api: Api,
    /// The template of a job's path.
    src: String,
    outcome: String,
    /// In seconds, at the speed of the clock.
    duration: f64,
}

impl<'a> From<&'a Scenario> for ScenarioEntry<'a> {
    fn from(scenario: &'a Scenario) -> Self {
        let version = scenario.api.version();
        Self {
            name: &scenario.name,
            title: &scenario.title,
            api: scenario.api,
            src: format!("/{version}/{{project_id}}/jobs/{{job_id}}"),
            outcome: scenario.outcome().to_string(),
            duration: scenario.duration(),
        }
    }
}

/// `GET /scenarios`.
pub(super) async fn list(State(app): State<Arc<App>>) -> Result<Response, Refusal> {
    let scenarios = app
        .catalog
        .iter()
        .map(|scenario| ScenarioEntry::from(&**scenario))
        .collect();
    json::respond(StatusCode::OK, &ScenarioList { scenarios })
}
