use crate::model::JobStatus::{Fail, Running, Success};
use crate::model::mapping::{Mapping, StatusRule};

/// Cloud Phone of Huawei Cloud, `GET /v1/{project_id}/cloud-phone/jobs/{job_id}`.
///
/// Source: "Querying the Execution Status of a Task" in the service's API reference: 1 is running, 2
/// has succeeded, −1 has failed.
#[must_use]
pub fn cph() -> Mapping {
    let state = StatusRule::at("/status")
        .when("1", Running)
        .when("2", Success)
        .when("-1", Fail);
    Mapping::new(state)
        .id("/job_id")
        .job_type("/job_type")
        .begin_time("/begin_time")
        .end_time("/end_time")
        .error_code("/error_code")
        .fail_reason(["/error_msg", "/execute_msg"])
}
