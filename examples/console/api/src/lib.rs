//! What the page and the server of this console say to each other. The job itself is
//! [`jobwatch::Job`] on both sides.

use serde::{Deserialize, Serialize};

pub use jobwatch::Job;

/// Asks for an image: `POST /v1/{project_id}/cloudimages`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreateImage {
    /// What to call it.
    pub name: String,
}

/// The answer: the job that makes it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Started {
    /// The job's id, for `GET /v1/{project_id}/jobs/{job_id}`.
    pub job_id: String,
}
