//! The cases by the host's reader; `web_model.rs` runs them by the browser's.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod cases;

use cases::{assert_none, compare, deep, errors, hostile, jobs};
use jobwatch::Json;

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

#[test]
fn every_job_becomes_what_its_row_says() {
    jobs::check(parse);
}

#[test]
fn every_error_becomes_what_its_row_says() {
    errors::check(parse);
}

#[test]
fn hostile_texts_are_read_as_in_a_browser() {
    hostile::check_texts(parse);
}

#[test]
fn readers_differ_only_where_the_rfc_lets_them() {
    let complaints: Vec<String> = hostile::open()
        .iter()
        .filter_map(|case| compare(case.text, &case.host, &parse(case.text)))
        .collect();
    assert_none(&complaints);
    assert!(hostile::open().iter().all(|case| case.host != case.browser));
}

#[test]
fn a_broken_member_spoils_no_other() {
    hostile::check_members(parse);
}

#[test]
fn deep_text_is_read_down_to_the_limit() {
    deep::check_limit(parse);
}

#[test]
fn job_around_deep_values_is_read() {
    deep::check_job(parse);
}

#[test]
fn deep_text_without_a_job_is_an_unexpected_body() {
    deep::check_no_job(parse);
}

#[test]
fn endless_chain_of_sub_jobs_is_cut() {
    deep::check_sub_jobs(parse);
}
