//! The jobs that have been started.

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
    scenario: Arc<Scenario>,
    clock: RunClock,
}

impl Run {
    pub(super) fn start(scenario: &Arc<Scenario>, speed: Speed, now: i64) -> Self {
        let clock = RunClock {
            started_at: now,
            speed,
            spelling: scenario.times,
        };
        Self {
            scenario: Arc::clone(scenario),
            clock,
        }
    }

    pub(super) fn body_at(&self, now: i64, id: &str, api: Api) -> serde_json::Result<String> {
        self.scenario.body_at(now, id, &self.clock, api)
    }

    pub(super) fn fault_at(&self, now: i64) -> Option<&Fault> {
        self.scenario.fault_at(self.clock.seconds_at(now))
    }
}

/// All started jobs.
#[derive(Debug, Default)]
pub(super) struct Jobs(HashMap<JobKey, Run>);

impl Jobs {
    pub(super) fn insert(&mut self, key: JobKey, run: Run) {
        tracing::info!(
            project_id = key.project_id,
            job_id = key.job_id,
            scenario = run.scenario.name,
            "job started"
        );
        self.0.insert(key, run);
    }

    /// The job, which starts now if its id is a scenario's name.
    pub(super) fn find_or_start(
        &mut self,
        key: &JobKey,
        catalog: &Catalog,
        speed: Speed,
        now: i64,
    ) -> Option<Run> {
        if !self.0.contains_key(key) {
            let scenario = catalog.get(&key.job_id)?;
            self.insert(key.clone(), Run::start(scenario, speed, now));
        }
        self.0.get(key).cloned()
    }
}
