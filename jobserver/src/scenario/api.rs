//! The two API documents, where they differ.

use jobwatch::Job;
use serde::{Deserialize, Serialize};

/// Which of the two job documents an answer follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Api {
    /// `GET /v1.0/{project_id}/jobs/{job_id}`: no percent and no current task.
    Elb,
    /// `GET /v1/{project_id}/jobs/{job_id}`: `entities` may hold `process_percent` and
    /// `current_task`.
    #[default]
    Ims,
}

impl Api {
    /// The path's first segment.
    #[must_use]
    pub fn version(self) -> &'static str {
        match self {
            Self::Elb => "v1.0",
            Self::Ims => "v1",
        }
    }

    /// The job without what this API does not tell.
    pub(crate) fn shape(self, mut job: Job) -> Job {
        if self == Self::Elb {
            job.progress = None;
            job.current_task = None;
        }
        job
    }
}
