use crate::model::JobStatus::{Cancelled, Fail, Init, Running, Success};
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// MapReduce Service of Huawei Cloud,
/// `GET /v2/{project_id}/clusters/{cluster_id}/job-executions/{job_id}`.
///
/// Source: "Querying Information About a Job" in the service's API reference: `job_result` says how a
/// job ended, and is `UNDEFINED` before. The answer comes with status 202.
#[must_use]
pub fn mrs() -> Mapping {
    let under_way = StatusRule::at("/job_state")
        .when_any(["NEW", "NEW_SAVING", "SUBMITTED", "ACCEPTED"], Init)
        .when("FINISHED", Running)
        .when("KILLED", Cancelled);
    let state = StatusRule::at("/job_result")
        .when("SUCCEEDED", Success)
        .when("FAILED", Fail)
        .when("KILLED", Cancelled)
        .absent(under_way.clone())
        .otherwise(under_way);
    Mapping::new(state)
        .job("/job_detail")
        .id("/job_id")
        .job_type(["/job_name", "/job_type"])
        .progress(ProgressRule::percent("/job_progress"))
        .begin_time(["/started_time", "/submitted_time"])
        .end_time("/finished_time")
        .resource("application_id", "/app_id")
}
