use crate::model::JobStatus::{Cancelled, Fail, Init, Running, Success};
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// Azure's long-running operations: a status monitor (`Operation-Location`,
/// `Azure-AsyncOperation`), or a `Location` that answers 202 until the operation is done.
///
/// Sources: "Long-Running Operations & Jobs" in the Microsoft Azure REST API Guidelines, and "Track
/// asynchronous Azure operations" in the documentation of Azure Resource Manager, which says that a
/// state that is none of `Succeeded`, `Failed` and `Canceled` is no end. On another origin the
/// browser shows these headers only if the server names them in `Access-Control-Expose-Headers`.
#[must_use]
pub fn azure() -> Mapping {
    let state = StatusRule::at(["/status", "/properties/provisioningState"])
        .when("NotStarted", Init)
        .when("Succeeded", Success)
        .when("Failed", Fail)
        .when_any(["Canceled", "Cancelled"], Cancelled)
        .otherwise(Running);
    Mapping::new(state)
        .http_status(202, Running)
        .http_status(200, Success)
        .http_status(201, Success)
        .http_status(204, Success)
        .follow(["Operation-Location", "Azure-AsyncOperation", "Location"])
        .id(["/id", "/name"])
        .job_type(["/kind", "/type"])
        .progress(ProgressRule::percent("/percentComplete"))
        .begin_time(["/startTime", "/createdDateTime"])
        .end_time(["/endTime", "/lastActionDateTime"])
        .error_code("/error/code")
        .fail_reason("/error/message")
        .result("/resourceLocation")
}
