use crate::model::JobStatus::Init;
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// Graph Engine Service of Huawei Cloud,
/// `GET /v1.0/{project_id}/graphs/{graph_id}/jobs/{job_id}/status`.
///
/// Source: "Querying Job Status" in the service's API reference. A job that has succeeded may report 0.
#[must_use]
pub fn ges() -> Mapping {
    Mapping::new(StatusRule::at("/status").when("pending", Init))
        .id("/jobId")
        .job_type(["/jobName", "/jobType"])
        .progress(ProgressRule::percent("/jobProgress"))
        .begin_time("/beginTime")
        .end_time("/endTime")
        .error_code("/errorCode")
        .fail_reason(["/failReason", "/errorMessage"])
        .resource("graph", "/relatedGraph")
}
