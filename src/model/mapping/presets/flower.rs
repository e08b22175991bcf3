use crate::model::JobStatus::{Cancelled, Fail, Init, Running};
use crate::model::mapping::{Mapping, StatusRule, TimeRule};

/// Tasks of Celery as Flower tells of them, `GET /api/task/info/{job_id}`.
///
/// Sources: Flower's API reference, whose times are seconds since 1970, and "States" in the user guide
/// of Celery. `result` is the text that Python writes for it.
#[must_use]
pub fn flower() -> Mapping {
    let state = StatusRule::at("/state")
        .when_any(["PENDING", "RECEIVED"], Init)
        .when_any(["STARTED", "RETRY", "PROGRESS"], Running)
        .when_any(["FAILURE", "REJECTED"], Fail)
        .when_any(["REVOKED", "IGNORED"], Cancelled);
    Mapping::new(state)
        .id(["/uuid", "/task-id"])
        .job_type("/name")
        .begin_time(TimeRule::seconds(["/started", "/received"]))
        .end_time(TimeRule::seconds([
            "/succeeded",
            "/failed",
            "/revoked",
            "/rejected",
        ]))
        .fail_reason("/exception")
        .result("/result")
        .resource("worker", "/worker")
}
