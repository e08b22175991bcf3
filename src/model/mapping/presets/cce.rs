use crate::model::mapping::Mapping;

/// Cloud Container Engine of Huawei Cloud, `GET /api/v3/projects/{project_id}/jobs/{job_id}`.
///
/// Source: "Reading a Specified Job" in the service's API reference: `status` is an object. A job runs
/// on when its sub-jobs have ended.
#[must_use]
pub fn cce() -> Mapping {
    Mapping::new("/status/phase")
        .id("/metadata/uid")
        .job_type("/spec/type")
        .begin_time("/metadata/creationTimestamp")
        .end_time("/metadata/updateTimestamp")
        .fail_reason("/status/reason")
        .resource("cluster_id", "/spec/clusterUID")
        .resource("resource_id", "/spec/resourceID")
        .resource("resource_name", "/spec/resourceName")
        .resource("server_id", "/spec/extendParam/serverID")
        .sub_jobs("/spec/subJobs")
}
