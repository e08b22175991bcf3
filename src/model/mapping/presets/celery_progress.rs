use crate::model::JobStatus::{Cancelled, Fail, Init, Running, Success};
use crate::model::mapping::{Mapping, ProgressRule, StatusRule};

/// Tasks of Celery as the package celery-progress tells of them,
/// `GET /celery-progress/{job_id}/`.
///
/// Source: its README and `Progress.get_info`. `success` counts only when `complete` is true; `result`
/// is then the task's, or the error.
#[must_use]
pub fn celery_progress() -> Mapping {
    let state = StatusRule::at("/complete")
        .when(
            "true",
            StatusRule::at("/success")
                .when("true", Success)
                .otherwise(Fail)
                .absent(Fail),
        )
        .otherwise(
            StatusRule::at("/state")
                .when("PENDING", Init)
                .when("REVOKED", Cancelled)
                .otherwise(Running)
                .absent(Running),
        );
    Mapping::new(state)
        .progress(ProgressRule::percent("/progress/percent"))
        .current_task("/progress/description")
        .fail_reason("/result")
        .result("/result")
}
