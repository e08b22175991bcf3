use crate::model::mapping::{Mapping, ProgressRule};

/// API Gateway of Huawei Cloud: the creation of a dedicated gateway,
/// `GET /v2/{project_id}/apigw/instances/{job_id}/progress`.
///
/// Source: "Querying the Creation Progress of a Dedicated Gateway" in the service's API reference.
/// `end_time` is set from the beginning; the job has no id but the gateway's.
#[must_use]
pub fn apig() -> Mapping {
    Mapping::new("/status")
        .progress(ProgressRule::percent("/progress"))
        .begin_time("/start_time")
        .end_time("/end_time")
        .error_code("/error_code")
        .fail_reason("/error_msg")
}
