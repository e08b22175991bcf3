//! Jobs are written as the API documents write them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use jobwatch::{BatchResult, Job, JobStatus, Json, Object, Progress, Timestamp};
use serde_json::{Value, json};

const SEEDS: [&str; 2] = [
    include_str!("fixtures/jobs/elb_seed.json"),
    include_str!("fixtures/jobs/ims_seed.json"),
];

#[test]
fn documents_samples_survive_a_round_trip() {
    for seed in SEEDS {
        let job: Job = serde_json::from_str(seed).unwrap();
        let sample: Value = serde_json::from_str(seed).unwrap();
        assert_eq!(serde_json::to_value(&job).unwrap(), sample);
    }
}

/// Members in the order of the documents, so that a person can compare the two.
#[test]
fn documents_samples_keep_their_order() {
    for seed in SEEDS {
        let job: Job = serde_json::from_str(seed).unwrap();
        let sample: Json = serde_json::from_str(seed).unwrap();
        // Two objects are equal in any order, but their debug texts are not.
        let written = format!("{:?}", Json::Object(Object::from(&job)));
        assert_eq!(written, format!("{sample:?}"));
    }
}

#[test]
fn server_writes_the_documents_sample() {
    let mut job = Job::new(
        "ff8080814dbd65d7014dbe0d84db0013",
        "createImageByInstance",
        JobStatus::Success,
    );
    job.begin_time = Timestamp::parse("04-Jun-2015 18:11:06:586");
    job.progress = Progress::from_fraction(0.2);
    job.current_task = Some("CreateImageByInstanceTask".into());
    job.entities
        .insert("image_id", "e9e91bff-14b6-4a0b-8377-4ed0813e3360");
    job.entities.insert("image_name", "asdfasdfasdfas");
    let mut result = BatchResult {
        status: JobStatus::Success,
        ..BatchResult::default()
    };
    result
        .entities
        .insert("image_id", "49e9447f-7dff-41e0-8036-f66fe5488c8b");
    result
        .entities
        .insert("project_id", "089b2f9a3d80d3062f24c00ca4ed5cbd");
    job.results.push(result);
    let sample: Value = serde_json::from_str(SEEDS[1]).unwrap();
    assert_eq!(serde_json::to_value(&job).unwrap(), sample);
}

#[test]
fn new_job_has_every_member_of_the_documents() {
    let job = Job::new("1", "deleteELB", JobStatus::Init);
    let expected = json!({
        "status": "INIT", "entities": {}, "job_id": "1", "job_type": "deleteELB",
        "begin_time": "", "end_time": "", "error_code": null, "fail_reason": null,
    });
    assert_eq!(serde_json::to_value(&job).unwrap(), expected);
}

#[test]
fn relatives_names_become_the_documents() {
    let body = r#"{"id": 7, "name": "n", "status": "Completed", "created": "1684191545379", "ended": "",
        "process": "50", "failed_code": "E", "failed_detail": "d", "sub_jobs": [{"jobId": "8"}], "instance": {"id": "i"}}"#;
    let job: Job = serde_json::from_str(body).unwrap();
    let written = serde_json::to_value(&job).unwrap();
    assert_eq!(
        written,
        json!({
            "status": "SUCCESS", "job_id": "7", "job_type": "n", "begin_time": "1684191545379", "end_time": "",
            "error_code": "E", "fail_reason": "d", "instance": {"id": "i"},
            "entities": {
                "process_percent": 0.5,
                "sub_jobs": [{
                    "status": "", "entities": {}, "job_id": "8", "job_type": null, "begin_time": "",
                    "end_time": "", "error_code": null, "fail_reason": null,
                }],
            },
        })
    );
}

#[test]
fn field_with_a_value_wins_over_what_it_could_not_read() {
    let body = r#"{"status": {"phase": "x"}, "job_id": [1], "id": "a", "entities": "none", "progress": 5}"#;
    let job: Job = serde_json::from_str(body).unwrap();
    let written = serde_json::to_value(&job).unwrap();
    assert_eq!(
        written["status"],
        json!({"phase": "x"}),
        "there is nothing better"
    );
    assert_eq!(written["job_id"], json!("a"));
    assert_eq!(written["entities"], json!({"process_percent": 0.05}));
}

#[test]
fn states_of_batch_results_are_written_small_and_unknown_ones_unchanged() {
    let result = |status| BatchResult {
        status,
        ..BatchResult::default()
    };
    for (status, word) in [
        (JobStatus::Fail, "fail"),
        (JobStatus::Other("Half Done".into()), "Half Done"),
    ] {
        assert_eq!(
            serde_json::to_value(result(status)).unwrap(),
            json!({"status": word})
        );
    }
}

#[test]
fn what_a_batch_result_could_not_read_comes_back() {
    let body = json!({"entities": {"results": [{"status": {"phase": 1}}, {"status": null}]}});
    let job: Job = serde_json::from_value(body).unwrap();
    let written = serde_json::to_value(&job).unwrap();
    let results = json!([{"status": {"phase": 1}}, {"status": ""}]);
    assert_eq!(written["entities"]["results"], results);
}

#[test]
fn numbers_that_json_has_not_are_null() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(Json::from(number), Json::Null);
    }
    assert_eq!(Json::from(-0.0), Json::Integer(0));
    assert_eq!(Json::from(2.0), Json::Integer(2));
}

#[test]
fn what_is_no_object_is_no_job() {
    for body in ["null", "1", "\"x\"", "[]", "true"] {
        let error = serde_json::from_str::<Job>(body).unwrap_err();
        assert!(error.to_string().contains("JSON object"), "{error}");
    }
}
