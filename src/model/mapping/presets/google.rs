use crate::model::JobStatus::{Cancelled, Fail, Running, Success};
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// Long-running operations of Google's APIs, `GET /v1/operations/{job_id}`.
///
/// Sources: `google.longrunning.Operation` (`done`, then `error` or `response`) and `google.rpc.Code`,
/// where 1 is cancelled. JSON leaves out a `done` that is false. `metadata` is each service's own; the
/// names here are those of its common `OperationMetadata`.
#[must_use]
pub fn google() -> Mapping {
    let ended = StatusRule::at("/error/code")
        .when("1", Cancelled)
        .absent(StatusRule::at("/error").absent(Success).otherwise(Fail))
        .otherwise(Fail);
    let state = StatusRule::at("/done")
        .when("true", ended)
        .absent(Running)
        .otherwise(Running);
    Mapping::new(state)
        .id("/name")
        .job_type("/metadata/verb")
        .progress(ProgressRule::percent([
            "/metadata/progressPercent",
            "/metadata/progressPercentage",
        ]))
        .current_task(["/metadata/statusDetail", "/metadata/statusMessage"])
        .begin_time(["/metadata/startTime", "/metadata/createTime"])
        .end_time("/metadata/endTime")
        .error_code("/error/code")
        .fail_reason("/error/message")
        .result(["/response/uri", "/response/name"])
        .resource("target", "/metadata/target")
}
