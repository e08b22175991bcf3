use crate::model::JobStatus::{Fail, Init};
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// Cloud Data Migration of Huawei Cloud,
/// `GET /v1.1/{project_id}/clusters/{cluster_id}/cdm/job/{job_id}/status`.
///
/// Source: "Querying Job Status" in the service's API reference. Progress is −1 where a job has failed.
/// Whether `UNKNOWN` is an end the reference does not say.
#[must_use]
pub fn cdm() -> Mapping {
    let state = StatusRule::at("/status")
        .when_any(["BOOTING", "NEVER_EXECUTED"], Init)
        .when("FAILURE_ON_SUBMIT", Fail);
    Mapping::new(state)
        .job("/submissions/0")
        .id("/submission-id")
        .job_type("/job-name")
        .progress(ProgressRule::percent("/progress"))
        .begin_time(["/execute-date", "/creation-date"])
        .end_time("/last-update-date")
        .fail_reason(["/error-summary", "/error-details"])
}
