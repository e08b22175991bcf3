use crate::model::JobStatus::{Fail, Init, Running, Success};
use crate::model::mapping::{Mapping, StatusRule};

/// Workspace of Huawei Cloud, `GET /v1/{project_id}/job/{job_id}`.
///
/// Source: "ShowJob" in the service's API reference: 0 has failed, 1 has succeeded, 2 is running and 3
/// begins, which are other numbers than those of `cph`.
#[must_use]
pub fn workspace() -> Mapping {
    let state = StatusRule::at("/job_status")
        .when("0", Fail)
        .when("1", Success)
        .when("2", Running)
        .when("3", Init);
    Mapping::new(state)
        .job("/job")
        .id("/job_id")
        .begin_time("/begin_time")
        .end_time("/end_time")
        .error_code(["/error_code", "/execute_code"])
        .fail_reason(["/fail_reason", "/execute_message"])
        .sub_jobs("/sub_jobs")
}
