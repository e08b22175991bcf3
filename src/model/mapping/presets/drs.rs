use crate::model::JobStatus::{Fail, Init, Running, Success};
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// Data Replication Service of Huawei Cloud, `POST /v3/{project_id}/jobs/batch-progress`.
///
/// Source: "Querying Task Progress in Batches" and the list of task states in the service's API
/// reference. A replication that follows its source has no end: it is at 100 % and goes on, and its
/// state is shown in the service's own word. The request is a `POST`: a page that asks directly brings
/// a `fetch` of its own.
#[must_use]
pub fn drs() -> Mapping {
    let state = StatusRule::at("/transfer_status")
        .when_any(["CONFIGURATION", "WAITING_FOR_START", "STARTJOBING"], Init)
        .when_any(["FULL_TRANSFER_STARTED", "FULL_TRANSFER_COMPLETE"], Running)
        .when_any(
            [
                "CREATE_FAILED",
                "START_JOB_FAILED",
                "FULL_TRANSFER_FAILED",
                "INCRE_TRANSFER_FAILED",
            ],
            Fail,
        )
        .when("RELEASE_RESOURCE_COMPLETE", Success);
    Mapping::new(state)
        .job(["/results/job_id={job_id}", "/results/0"])
        .id("/job_id")
        .job_type("/task_mode")
        .progress(ProgressRule::percent("/progress"))
        .error_code("/error_code")
        .fail_reason("/error_msg")
}
