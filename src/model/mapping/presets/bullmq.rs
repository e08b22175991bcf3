use crate::model::JobStatus::{Fail, Init, Running, Success};
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// A job of BullMQ as `job.toJSON()` writes it, best with `state: await job.getState()`
/// beside; bull-board's `GET /api/queues/{project_id}/{job_id}`, which has it as `status`.
///
/// Source: the interface `JobJson` and `Job.getState` in BullMQ's API reference. Without a state the
/// times tell it: `failedReason` stays while a job is tried again, `finishedOn` does not. Progress is
/// what the worker reports, by custom a percentage; one that is an object is not known.
#[must_use]
pub fn bullmq() -> Mapping {
    let told_by_times = StatusRule::at(["/finishedOn", "/job/finishedOn"])
        .absent(
            StatusRule::at(["/processedOn", "/job/processedOn"])
                .absent(Init)
                .otherwise(Running),
        )
        .otherwise(
            StatusRule::at(["/failedReason", "/job/failedReason"])
                .absent(Success)
                .otherwise(Fail),
        );
    let state = StatusRule::at(["/state", "/status"])
        .when_any(
            [
                "waiting",
                "waiting-children",
                "delayed",
                "prioritized",
                "paused",
            ],
            Init,
        )
        .when("active", Running)
        .absent(told_by_times);
    Mapping::new(state)
        .id(["/id", "/job/id"])
        .job_type(["/name", "/job/name"])
        .progress(ProgressRule::percent(["/progress", "/job/progress"]))
        .begin_time([
            "/processedOn",
            "/timestamp",
            "/job/processedOn",
            "/job/timestamp",
        ])
        .end_time(["/finishedOn", "/job/finishedOn"])
        .fail_reason(["/failedReason", "/job/failedReason"])
        .result(["/returnvalue", "/job/returnValue"])
}
