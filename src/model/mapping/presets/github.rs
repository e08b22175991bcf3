use crate::model::JobStatus::{Cancelled, Fail, Init, Running, Success};
use crate::model::mapping::{Mapping, StatusRule};

/// A workflow run of GitHub Actions, `GET /repos/{project_id}/actions/runs/{job_id}`.
///
/// Source: "Get a workflow run" in GitHub's REST API documentation: `conclusion` says how a run ended
/// whose `status` is `completed`. One that is skipped has ended without doing anything, one with
/// `action_required` waits for a person. `{project_id}` is one segment of a path, so that owner and
/// name of the repository are best written into the template.
#[must_use]
pub fn github() -> Mapping {
    let ended = StatusRule::at("/conclusion")
        .when_any(["success", "neutral"], Success)
        .when_any(["cancelled", "skipped"], Cancelled)
        .when("action_required", Init)
        .absent(Running)
        .otherwise(Fail);
    let state = StatusRule::at("/status")
        .when("completed", ended)
        .when_any(["queued", "requested", "waiting", "pending"], Init)
        .when("in_progress", Running);
    Mapping::new(state)
        .id("/id")
        .job_type(["/display_title", "/name"])
        .begin_time(["/run_started_at", "/created_at"])
        .end_time("/updated_at")
        .fail_reason("/conclusion")
        .result("/html_url")
        .resource("branch", "/head_branch")
        .resource("commit", "/head_sha")
}
