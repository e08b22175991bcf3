//! Progress: what is read is a share, the standard library reads the same number, and the bar
//! never runs backwards.

use jobwatch::{Job, JobStatus, Json, Object, Progress, ShownProgress};
use serde_json::Number;

use crate::read::read;

/// Digits before the point that are read: the more cannot be a share.
const WHOLE_DIGITS: usize = 15;
/// Lines that are read: to run backwards takes two.
const LINES: usize = 8;
/// Far below what a person sees, and above what digits beyond the fifteenth come to.
const TOLERANCE: f64 = 1e-13;

/// Checks each line as what an answer says of the progress of one job.
///
/// # Panics
/// When something does not hold.
pub fn check(text: &str) {
    let mut shown = ShownProgress::default();
    for line in text.split('\n').take(LINES) {
        for (name, scale) in [
            ("process_percent", 1.0),
            ("progress", 100.0),
            ("process", 100.0),
        ] {
            let reported = check_text(name, scale, line);
            check_number(name, scale, line);
            shown = check_shown(shown, reported);
        }
    }
}

fn check_text(name: &str, scale: f64, text: &str) -> Option<Progress> {
    let progress = reported(name, Json::from(text));
    let mut number = text.trim();
    if scale > 1.0 {
        number = number.trim_end_matches('%').trim_end();
    }
    compare(progress, decimal(number).map(|number| number / scale));
    progress
}

/// The text as JSON's number, where it is one.
fn check_number(name: &str, scale: f64, text: &str) {
    let number = serde_json::from_str::<Number>(text).ok();
    if let Some(number) = number.as_ref().and_then(Number::as_f64) {
        compare(reported(name, Json::from(number)), Some(number / scale));
    }
}

/// What is read of a job's answer, which must be the same in both places where progress comes.
fn reported(name: &str, value: Json) -> Option<Progress> {
    let member = Object::from([(name, value)]);
    let mut outside = member.clone();
    outside.insert("status", "RUNNING");
    let inside = Object::from([
        ("status", Json::from("RUNNING")),
        ("entities", member.into()),
    ]);
    let [outside, inside] = [outside, inside].map(|body| {
        let body = serde_json::to_string(&body).expect("JSON can be written");
        let job = read(200, &body).expect("a job with a state is no error");
        job.progress
    });
    assert_eq!(outside, inside);
    inside
}

/// A plain decimal by the standard library, which reads exponents and signs as well.
fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = [whole, fraction]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let few = whole.trim_start_matches('0').len() <= WHOLE_DIGITS;
    (plain && few).then(|| text.parse().ok())?
}

fn compare(progress: Option<Progress>, number: Option<f64>) {
    let expected = number
        .filter(|number| number.is_finite() && *number >= 0.0)
        .map(|number| number.min(1.0));
    match (progress.map(Progress::fraction), expected) {
        (Some(fraction), Some(expected)) => {
            assert!(
                (fraction - expected).abs() <= TOLERANCE,
                "{fraction} {expected}"
            );
        }
        (progress, expected) => assert_eq!(progress, expected),
    }
}

fn check_shown(shown: ShownProgress, progress: Option<Progress>) -> ShownProgress {
    let mut job = Job::new("1", "importImage", JobStatus::Running);
    job.progress = progress;
    let next = shown.next(&job);
    assert!(next.progress >= shown.progress && next.progress >= progress);
    // Of a job that ended badly, full says no more than that it has ended.
    let says_nothing = progress == Some(Progress::FULL) && shown.progress.is_some();
    let ended_badly = if says_nothing { shown } else { next };
    for status in [JobStatus::Fail, JobStatus::Cancelled] {
        job.status = status;
        assert_eq!(shown.next(&job), ended_badly);
    }
    job.status = JobStatus::Success;
    assert_eq!(shown.next(&job).progress, Some(Progress::FULL));
    next
}
