//! Jobs that have been started.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::scenario::{Api, Catalog, RunClock, Scenario, Speed};

/// What names a job: ids are unique within a project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub(super) struct JobKey {
    pub(super) project_id: String,
    pub(super) job_id: String,
}

/// A started job.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) scenario: Arc<Scenario>,
    pub(super) clock: RunClock,
}

impl Run {
    pub(super) fn start(scenario: &Arc<Scenario>, speed: Speed, started_at: i64) -> Self {
        let clock = RunClock {
            started_at,
            speed,
            spelling: scenario.times,
        };
        Self {
            scenario: Arc::clone(scenario),
            clock,
        }
    }

    /// The same run by a clock that is `millis` fast.
    pub(super) fn shifted(mut self, millis: i64) -> Self {
        self.clock.started_at = self.clock.started_at.saturating_add(millis);
        self
    }

    pub(super) fn body_at(&self, now: i64, id: &str, api: Api) -> serde_json::Result<String> {
        self.scenario.body_at(now, id, &self.clock, api)
    }

    pub(super) fn fault_at(&self, now: i64) -> Option<&Fault> {
        self.scenario.fault_at(self.clock.seconds_at(now))
    }
}

/// The jobs that were started because a request had their scenario's name for an id.
#[derive(Debug, Default)]
pub(super) struct NamedJobs(HashMap<JobKey, Run>);

impl NamedJobs {
    /// The job, which starts now if it has not yet.
    pub(super) fn find_or_start(
        &mut self,
        key: &JobKey,
        catalog: &Catalog,
        speed: Speed,
        now: i64,
    ) -> Option<Run> {
        if let Some(run) = self.0.get(key) {
            return Some(run.clone());
        }
        let run = Run::start(catalog.get(&key.job_id)?, speed, now);
        log_start(key, &run);
        self.0.insert(key.clone(), run.clone());
        Some(run)
    }
}

pub(super) fn log_start(key: &JobKey, run: &Run) {
    let JobKey { project_id, job_id } = key;
    tracing::info!(
        project_id,
        job_id,
        scenario = run.scenario.name,
        "job started"
    );
}
