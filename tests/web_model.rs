//! The cases by the browser's reader, and what the browser's writer makes of jobs;
//! `model_cases.rs` runs the same cases by the host's.
#![cfg(all(target_arch = "wasm32", feature = "view"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod arbitrary;
mod cases;

use cases::{assert_none, compare, deep, errors, hostile, jobs};
use jobwatch::effect::parse_json;
use jobwatch::{Job, Json};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::time::Duration;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// How many arbitrary values a property is tried on, the same ones in every run.
const SAMPLES: usize = 200;

#[wasm_bindgen_test]
fn every_job_becomes_what_its_row_says() {
    jobs::check(parse_json);
}

#[wasm_bindgen_test]
fn every_error_becomes_what_its_row_says() {
    errors::check(parse_json);
}

#[wasm_bindgen_test]
fn hostile_texts_are_read_as_on_a_host() {
    hostile::check_texts(parse_json);
}

#[wasm_bindgen_test]
fn readers_differ_only_where_the_rfc_lets_them() {
    let complaints: Vec<String> = hostile::open()
        .iter()
        .filter_map(|case| {
            let host = serde_json::from_str(case.text).ok();
            let seen = (host, parse_json(case.text));
            compare(case.text, &(case.host.clone(), case.browser.clone()), &seen)
        })
        .collect();
    assert_none(&complaints);
}

#[wasm_bindgen_test]
fn a_broken_member_spoils_no_other() {
    hostile::check_members(parse_json);
}

#[wasm_bindgen_test]
fn deep_text_is_read_down_to_the_limit() {
    deep::check_limit(parse_json);
}

#[wasm_bindgen_test]
fn job_around_deep_values_is_read() {
    deep::check_job(parse_json);
}

#[wasm_bindgen_test]
fn deep_text_without_a_job_is_an_unexpected_body() {
    deep::check_no_job(parse_json);
}

#[wasm_bindgen_test]
fn endless_chain_of_sub_jobs_is_cut() {
    deep::check_sub_jobs(parse_json);
}

#[wasm_bindgen_test]
fn any_json_is_read_as_on_a_host() {
    for json in samples(arbitrary::json()).chain(samples(arbitrary::job_like()).map(Json::Object)) {
        let text = serde_json::to_string(&json).unwrap();
        let host: Option<Json> = serde_json::from_str(&text).ok();
        assert_eq!(parse_json(&text), host, "{text}");
        assert_eq!(host, Some(json));
    }
}

#[wasm_bindgen_test]
fn any_job_is_read_as_it_was_written() {
    for job in samples(arbitrary::job()) {
        let text = written(&job);
        assert_eq!(serde_json::from_str::<Job>(&text).unwrap(), job);
        let value = js_sys::JSON::parse(&text).unwrap();
        let read: Job = serde_wasm_bindgen::from_value(value).unwrap();
        assert_eq!(read, job, "{text}");
    }
}

#[wasm_bindgen_test]
fn documents_samples_survive_a_round_trip() {
    for seed in jobs::SEEDS {
        let value = js_sys::JSON::parse(seed).unwrap();
        let job: Job = serde_wasm_bindgen::from_value(value).unwrap();
        let sample: serde_json::Value = serde_json::from_str(seed).unwrap();
        let text = written(&job);
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).unwrap(),
            sample
        );
    }
}

/// JavaScript takes `__proto__` for something else when it is assigned. It is lost then, and
/// nothing else happens.
#[wasm_bindgen_test]
fn prototype_of_a_body_is_no_prototype_of_the_page() {
    let body = r#"{"status": "INIT", "__proto__": {"polluted": 1}, "entities": {"__proto__": {"polluted": 1}}}"#;
    let parsed = parse_json(body).unwrap();
    let kept = parsed.as_object().unwrap().get("__proto__").unwrap();
    assert!(kept.as_object().unwrap().get("polluted").is_some());
    let job: Job = serde_json::from_str(body).unwrap();
    assert!(!written(&job).contains("polluted"));
    let bystander = js_sys::Object::new();
    let found = js_sys::Reflect::get(&bystander, &"polluted".into()).unwrap();
    assert!(found.is_undefined());
}

/// The clock of wasm knows no dates: they are counted by hand.
#[wasm_bindgen_test]
fn date_to_wait_for_is_read() {
    let until = "Fri, 08 May 2026 12:01:30 GMT";
    let wait = |date, received_at| jobwatch::parse_retry_after(until, date, received_at);
    let expected = Some(Duration::from_secs(90));
    assert_eq!(wait(Some("Fri, 08 May 2026 12:00:00 GMT"), 0), expected);
    assert_eq!(wait(None, 1_778_241_600_000), expected);
    assert_eq!(wait(None, i64::MAX), Some(Duration::ZERO));
}

fn samples<T>(strategy: impl Strategy<Value = T>) -> impl Iterator<Item = T> {
    let mut runner = TestRunner::deterministic();
    std::iter::repeat_with(move || strategy.new_tree(&mut runner).unwrap().current()).take(SAMPLES)
}

/// A job's text by way of a JavaScript object.
fn written(job: &Job) -> String {
    let value = job.serialize(&Serializer::json_compatible()).unwrap();
    js_sys::JSON::stringify(&value).unwrap().into()
}
