use crate::model::JobStatus::{Cancelled, Fail};
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// Cloud Backup and Recovery of Huawei Cloud,
/// `GET /v3/{project_id}/operation-logs/{job_id}`.
///
/// Source: "Querying a Single Task" in the service's API reference. A task that was skipped has ended
/// without doing anything.
#[must_use]
pub fn cbr() -> Mapping {
    let state = StatusRule::at("/status")
        .when("timeout", Fail)
        .when("skipped", Cancelled);
    Mapping::new(state)
        .job("/operation_log")
        .id("/id")
        .job_type("/operation_type")
        .progress(ProgressRule::percent("/extra_info/common/progress"))
        .begin_time(["/started_at", "/created_at"])
        .end_time("/ended_at")
        .error_code("/error_info/code")
        .fail_reason("/error_info/message")
        .resource("resource_id", "/extra_info/resource/id")
        .resource("resource_name", "/extra_info/resource/name")
        .resource("backup_id", "/extra_info/backup/backup_id")
        .resource("vault_id", "/vault_id")
}
