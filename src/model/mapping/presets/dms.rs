use crate::model::JobStatus::{Init, Running};
use crate::model::mapping::{Mapping, StatusRule};

/// Distributed Message Service of Huawei Cloud,
/// `GET /v2/{project_id}/instances/{instance_id}/tasks/{job_id}`.
///
/// Source: "Querying a Background Task" in the service's API reference: a single task comes as a list,
/// too.
#[must_use]
pub fn dms() -> Mapping {
    let state = StatusRule::at("/status")
        .when("CREATED", Init)
        .when("EXECUTING", Running);
    Mapping::new(state)
        .job(["/tasks/id={job_id}", "/tasks/0"])
        .id("/id")
        .job_type("/name")
        .begin_time("/created_at")
        .end_time("/updated_at")
}
