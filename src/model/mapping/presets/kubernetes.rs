use crate::model::JobStatus::{Fail, Init, Running, Success};
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// A Job of Kubernetes,
/// `GET /apis/batch/v1/namespaces/{project_id}/jobs/{job_id}`.
///
/// Source: "Job v1 batch" in the Kubernetes API reference: a condition `Complete` or `Failed` ends it.
/// `SuccessCriteriaMet` and `FailureTarget` come before that, while pods still end. A count of 0 is left
/// out.
#[must_use]
pub fn kubernetes() -> Mapping {
    let not_yet = StatusRule::at("/status/conditions/type=Suspended/status")
        .when("True", Init)
        .absent(started())
        .otherwise(started());
    let not_failed = StatusRule::at("/status/conditions/type=Complete/status")
        .when("True", Success)
        .absent(not_yet.clone())
        .otherwise(not_yet);
    let state = StatusRule::at("/status/conditions/type=Failed/status")
        .when("True", Fail)
        .absent(not_failed.clone())
        .otherwise(not_failed);
    Mapping::new(state)
        .id("/metadata/uid")
        .job_type("/metadata/name")
        .progress(ProgressRule::share(
            "/status/succeeded",
            "/spec/completions",
        ))
        .begin_time(["/status/startTime", "/metadata/creationTimestamp"])
        .end_time([
            "/status/completionTime",
            "/status/conditions/type=Failed/lastTransitionTime",
        ])
        .error_code("/status/conditions/type=Failed/reason")
        .fail_reason("/status/conditions/type=Failed/message")
        .resource("namespace", "/metadata/namespace")
        .resource("name", "/metadata/name")
}

/// Whether pods have been begun.
fn started() -> StatusRule {
    StatusRule::at("/status/startTime")
        .absent(Init)
        .otherwise(Running)
}
