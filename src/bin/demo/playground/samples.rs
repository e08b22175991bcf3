//! Samples to begin with: those by which the tests hold the presets.

use super::draft::Reader;

/// A body, and where it is asked for.
pub(super) struct Sample {
    pub(super) src: &'static str,
    pub(super) job_id: &'static str,
    pub(super) body: &'static str,
}

/// A mapping of one's own, to be changed.
pub(super) const OWN_MAPPING: &str = include_str!("samples/own_mapping.json");

/// A file of the tests.
macro_rules! fixture {
    ($path:literal) => {
        include_str!(concat!("../../../../tests/fixtures/", $path, ".json"))
    };
}

pub(super) fn of(reader: Reader) -> Sample {
    let (src, job_id, body) = match reader {
        Reader::BuiltIn => (
            "/v1/{project_id}/jobs/{job_id}",
            "ff80808290aa01c70190b1d2e3f40001",
            fixture!("jobs/ims_percent_and_task"),
        ),
        Reader::Preset(name) => of_preset(name),
        Reader::Own => (
            "/tasks/{job_id}",
            "t-17",
            include_str!("samples/own_body.json"),
        ),
    };
    Sample { src, job_id, body }
}

fn of_preset(name: &str) -> (&'static str, &'static str, &'static str) {
    match name {
        "apig" => (
            "/v2/{project_id}/apigw/instances/{job_id}/progress",
            "",
            fixture!("mapping/apig_running"),
        ),
        "azure" => (
            "/operations/{job_id}",
            "7c2e",
            fixture!("mapping/azure_succeeded"),
        ),
        "bullmq" => (
            "/api/jobs/{job_id}",
            "118",
            fixture!("mapping/bullmq_active"),
        ),
        "cbr" => (
            "/v3/{project_id}/operation-logs/{job_id}",
            "b7d1",
            fixture!("mapping/cbr_running"),
        ),
        "cce" => (
            "/api/v3/projects/{project_id}/jobs/{job_id}",
            "5f0e",
            fixture!("mapping/cce_failed"),
        ),
        "cdm" => (
            "/v1.1/{project_id}/clusters/c1/cdm/job/{job_id}/status",
            "orders2hive",
            fixture!("mapping/cdm_running"),
        ),
        "celery-progress" => (
            "/celery-progress/{job_id}/",
            "b1f0",
            fixture!("mapping/celery-progress_running"),
        ),
        "cph" => (
            "/v1/{project_id}/cloud-phone/jobs/{job_id}",
            "0d4a",
            fixture!("mapping/cph_failed"),
        ),
        "dms" => (
            "/v2/{project_id}/instances/i1/tasks/{job_id}",
            "t-2",
            fixture!("mapping/dms_running"),
        ),
        "drs" => (
            "/v3/{project_id}/jobs/{job_id}/progress",
            "d-9",
            fixture!("mapping/drs_failed"),
        ),
        "flower" => (
            "/api/task/info/{job_id}",
            "f3a1",
            fixture!("mapping/flower_succeeded"),
        ),
        "ges" => (
            "/v1.0/{project_id}/graphs/g1/jobs/{job_id}/status",
            "g-1",
            fixture!("mapping/ges_running"),
        ),
        "github" => (
            "/repos/octo/web/actions/runs/{job_id}",
            "8812345678",
            fixture!("mapping/github_running"),
        ),
        "gitlab" => (
            "/api/v4/projects/{project_id}/pipelines/{job_id}",
            "412",
            fixture!("mapping/gitlab_succeeded"),
        ),
        "google" => (
            "/v1/operations/{job_id}",
            "operation-17",
            fixture!("mapping/google_running"),
        ),
        "kubernetes" => (
            "/apis/batch/v1/namespaces/{project_id}/jobs/{job_id}",
            "index",
            fixture!("mapping/kubernetes_running"),
        ),
        "mrs" => (
            "/v2/{project_id}/clusters/c1/job-executions/{job_id}",
            "m-1",
            fixture!("mapping/mrs_running"),
        ),
        "workspace" => (
            "/v1/{project_id}/job/{job_id}",
            "5757",
            fixture!("mapping/workspace_running"),
        ),
        _ => ("", "", ""),
    }
}
