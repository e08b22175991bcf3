//! Bodies: a job or an error comes of any text, whatever spaces and order of members it has.

use jobwatch::{ApiError, Job, Json};

use crate::read::{parse, read, read_asked};
use crate::{error, job, order};

/// Statuses that are no success, one for each way that the poller goes on.
const REFUSALS: [u16; 7] = [0, 304, 302, 404, 418, 429, 503];

/// Checks what the text becomes as the body of a success and of refusals.
///
/// # Panics
/// When something does not hold.
pub fn check(text: &str) {
    let answer = read(200, text);
    match &answer {
        Ok(read) => job::check(read),
        Err(failure) => error::check(failure, 200),
    }
    check_asked(text, &answer);
    for status in REFUSALS {
        let failure = read(status, text).expect_err("a refusal is no job");
        error::check(&failure, status);
    }
    if let Some(json @ Json::Object(_)) = parse(text) {
        check_spacing(&json, &answer);
        check_order(&json, &answer);
    }
}

/// To ask for the job that would be taken anyway changes nothing.
fn check_asked(text: &str, answer: &Result<Job, ApiError>) {
    if let Ok(Job { id: Some(id), .. }) = answer {
        assert_eq!(read_asked(200, text, Some(id)), *answer);
    }
}

fn check_spacing(json: &Json, answer: &Result<Job, ApiError>) {
    let tight = serde_json::to_string(json).expect("JSON can be written");
    assert_eq!(read(200, &tight), *answer);
    let wide = serde_json::to_string_pretty(json).expect("JSON can be written");
    assert_eq!(read(200, &wide), *answer);
}

/// Of several errors in one body the first is told, so that only jobs are the same in any order.
fn check_order(json: &Json, answer: &Result<Job, ApiError>) {
    let text = serde_json::to_string(&order::reversed(json)).expect("JSON can be written");
    let other = read(200, &text);
    assert_eq!(other.is_ok(), answer.is_ok(), "{text}");
    if let (Ok(other), Ok(job)) = (other, answer) {
        assert_eq!(other, *job, "{text}");
    }
}
