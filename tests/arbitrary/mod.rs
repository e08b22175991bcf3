//! Arbitrary JSON and arbitrary jobs.

use jobwatch::{BatchResult, Job, JobStatus, Json, Object, Progress, Timestamp};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// The largest integer of a double that no rounding reaches.
const SAFE: i64 = 9_007_199_254_740_991;

/// Names that a reader of jobs or errors knows.
const NAMES: &[&str] = &[
    "job_id",
    "id",
    "jobId",
    "job_type",
    "job_name",
    "name",
    "jobType",
    "status",
    "entities",
    "begin_time",
    "created",
    "start_time",
    "created_at",
    "end_time",
    "ended",
    "ended_at",
    "error_code",
    "failed_code",
    "fail_reason",
    "error_msg",
    "failed_detail",
    "result",
    "sub_jobs",
    "sub_jobs_result",
    "sub_jobs_total",
    "results",
    "process_percent",
    "process",
    "progress",
    "current_task",
    "errorcode_message",
    "resource_id",
    "job",
    "jobs",
    "tasks",
    "error",
    "code",
    "message",
    "request_id",
];

/// Any JSON value that both readers read alike: no integer beyond 2^53, no infinite number.
pub(crate) fn json() -> impl Strategy<Value = Json> {
    tree(any_text().boxed())
}

/// An object whose members bear the names of a job's, with anything in them.
pub(crate) fn job_like() -> impl Strategy<Value = Object> {
    let key = prop_oneof![4 => name(), 1 => any_text()].boxed();
    vec((key.clone(), tree(key)), 0..10).prop_map(|members| members.into_iter().collect())
}

/// Any text; `any::<String>()` is there with `std` only, which the browser has not.
fn any_text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..12).prop_map(String::from_iter)
}

fn name() -> impl Strategy<Value = String> {
    proptest::sample::select(NAMES).prop_map(str::to_owned)
}

fn tree(key: BoxedStrategy<String>) -> impl Strategy<Value = Json> {
    scalar().prop_recursive(5, 40, 8, move |inner| {
        let members = vec((key.clone(), inner.clone()), 0..8);
        prop_oneof![
            1 => vec(inner, 0..5).prop_map(Json::List),
            3 => members.prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

fn scalar() -> impl Strategy<Value = Json> {
    const WORDS: &[&str] = &[
        "",
        " ",
        "RUNNING",
        "success",
        "Failed",
        "60%",
        "-1",
        "NaN",
        "1e999",
        "0.4",
        "2015-09-17T03:05:38.756Z",
        "1684191545379",
        r#"{"error": {"code": "c", "message": "m"}}"#,
    ];
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (-SAFE..=SAFE).prop_map(Json::from),
        finite().prop_map(Json::from),
        any_text().prop_map(Json::from),
        proptest::sample::select(WORDS).prop_map(Json::from),
    ]
}

/// Not one without a fraction that a reader may take for an integer and another for a double: they
/// are beyond 2^53, and still within 64 bits.
fn finite() -> impl Strategy<Value = f64> {
    #[expect(clippy::cast_precision_loss, reason = "where doubles have no fraction")]
    let ambiguous = SAFE as f64..=i64::MAX as f64;
    prop_oneof![proptest::num::f64::NORMAL, 0.0..200.0]
        .prop_filter("an integer to some", move |number| {
            !ambiguous.contains(&number.abs())
        })
}

/// A job as a server would make it.
pub(crate) fn job() -> impl Strategy<Value = Job> {
    one_job(Just(Vec::new()).boxed())
        .prop_recursive(2, 12, 3, |sub_job| one_job(vec(sub_job, 0..3).boxed()))
}

fn one_job(sub_jobs: BoxedStrategy<Vec<Job>>) -> BoxedStrategy<Job> {
    let head = (
        status(),
        option::of(text()),
        option::of(text()),
        option::of(text()),
    );
    let times = (option::of(timestamp()), option::of(timestamp()));
    let end = (option::of(text()), option::of(text()), option::of(text()));
    let counts = (option::of(0.0..=1.0), option::of(any::<u32>()));
    let lists = (vec(batch_result(), 0..3), sub_jobs);
    (head, times, end, counts, lists, extras(), extras())
        .prop_map(|(head, times, end, counts, lists, entities, other)| Job {
            status: head.0,
            id: head.1,
            job_type: head.2,
            current_task: head.3,
            begin_time: times.0,
            end_time: times.1,
            error_code: end.0,
            fail_reason: end.1,
            result: end.2,
            progress: counts.0.and_then(Progress::from_fraction),
            sub_jobs_total: counts.1,
            results: lists.0,
            sub_jobs: lists.1,
            entities,
            other,
        })
        .boxed()
}

fn batch_result() -> impl Strategy<Value = BatchResult> {
    (status(), extras()).prop_map(|(status, entities)| BatchResult { status, entities })
}

/// Members without a field of their own. JavaScript's objects cannot be given a `__proto__`.
fn extras() -> impl Strategy<Value = Object> {
    let key = any_text().prop_filter("a name that is taken", |key| {
        !NAMES.contains(&key.as_str()) && key != "__proto__"
    });
    // Not `json()`: proptest builds a recursive strategy anew for every value.
    let value = prop_oneof![scalar(), vec(scalar(), 0..3).prop_map(Json::List)];
    vec((key, value), 0..3).prop_map(|members| members.into_iter().collect())
}

pub(crate) fn status() -> impl Strategy<Value = JobStatus> {
    const KNOWN: &[&str] = &["INIT", "RUNNING", "SUCCESS", "FAIL", "CANCEL"];
    prop_oneof![
        3 => proptest::sample::select(KNOWN).prop_map(JobStatus::parse),
        1 => any_text().prop_map(|word| JobStatus::parse(&word)),
    ]
}

/// Not blank, and without blanks around it, which no reader keeps.
fn text() -> impl Strategy<Value = String> {
    any_text().prop_filter_map("blank", |text| {
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    })
}

fn timestamp() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        (-62_167_219_200_000..253_402_300_800_000_i64).prop_map(Timestamp::from_unix_millis),
        any_text().prop_filter_map("blank", |text| Timestamp::parse(&text)),
    ]
}
