use crate::model::JobStatus::{Cancelled, Init, Running};
use crate::model::mapping::{Mapping, StatusRule};

/// A pipeline of GitLab, `GET /api/v4/projects/{project_id}/pipelines/{job_id}`.
///
/// Source: "Get a single pipeline" in GitLab's REST API documentation. A pipeline that is skipped has
/// ended without doing anything, and one that is `manual` waits for a person.
#[must_use]
pub fn gitlab() -> Mapping {
    let state = StatusRule::at("/status")
        .when_any(
            [
                "created",
                "waiting_for_resource",
                "preparing",
                "pending",
                "scheduled",
                "manual",
            ],
            Init,
        )
        .when("canceling", Running)
        .when("skipped", Cancelled);
    Mapping::new(state)
        .id("/id")
        .job_type("/name")
        .begin_time(["/started_at", "/created_at"])
        .end_time("/finished_at")
        .fail_reason("/yaml_errors")
        .result("/web_url")
        .resource("ref", "/ref")
        .resource("commit", "/sha")
}
