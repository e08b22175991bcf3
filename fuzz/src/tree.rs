//! JSON trees: any tree is read as it was written, and as a body all of [`body`](crate::body)
//! holds for it.

use jobwatch::{Json, Object};
use libfuzzer_sys::arbitrary::{Result, Unstructured};

use crate::body;
use crate::read::parse;

/// Levels of a tree; the reader's limit is tried with texts.
const DEPTH: usize = 6;
/// Items of a list or object.
const WIDTH: usize = 6;

/// Names that a reader of jobs or errors knows.
const NAMES: &[&str] = &[
    "code",
    "created",
    "created_at",
    "current_task",
    "begin_time",
    "end_time",
    "ended",
    "ended_at",
    "entities",
    "errCode",
    "errMsg",
    "error",
    "errorCode",
    "errorMessage",
    "error_code",
    "error_description",
    "error_msg",
    "errorcode_message",
    "fail_reason",
    "failed_code",
    "failed_detail",
    "id",
    "itemNotFound",
    "job",
    "jobId",
    "jobType",
    "job_id",
    "job_name",
    "job_type",
    "jobs",
    "message",
    "name",
    "process",
    "process_percent",
    "progress",
    "requestId",
    "request_id",
    "resource_id",
    "result",
    "results",
    "start_time",
    "status",
    "sub_jobs",
    "sub_jobs_result",
    "sub_jobs_total",
    "tasks",
];

/// Texts that a reader of jobs or errors has a rule for.
const WORDS: &[&str] = &[
    "",
    " ",
    "-1",
    "0.4",
    "04-Jun-2015 18:11:06:586",
    "1684191545379",
    "2015-09-17T03:05:38.756Z",
    "60%",
    "APIGW.0308",
    "CANCEL",
    "FAIL",
    "Failed",
    "INIT",
    "NaN",
    "RUNNING",
    "SUCCESS",
    "1e999",
    r#"{"error": {"code": "Ecs.0219", "message": "no capacity"}}"#,
];

/// Checks the tree that grows from the bytes.
///
/// # Panics
/// When something does not hold.
pub fn check(bytes: &[u8]) {
    let Ok(object) = object(&mut Unstructured::new(bytes), DEPTH) else {
        return;
    };
    let text = serde_json::to_string(&object).expect("JSON can be written");
    assert_eq!(parse(&text), Some(Json::Object(object)));
    body::check(&text);
}

fn object(bytes: &mut Unstructured, depth: usize) -> Result<Object> {
    let members =
        (0..bytes.int_in_range(0..=WIDTH)?).map(|_| Ok((name(bytes)?, json(bytes, depth)?)));
    members.collect::<Result<Vec<_>>>().map(Object::from_iter)
}

fn name(bytes: &mut Unstructured) -> Result<String> {
    match bytes.ratio(9, 10)? {
        true => bytes.choose(NAMES).map(|name| (*name).to_owned()),
        false => bytes.arbitrary(),
    }
}

/// Scalars where no level may open any more.
fn json(bytes: &mut Unstructured, depth: usize) -> Result<Json> {
    let deepest = if depth == 0 { 6 } else { 9 };
    Ok(match bytes.int_in_range(0..=deepest)? {
        0 => Json::Null,
        1 => Json::Bool(bytes.arbitrary()?),
        2 => Json::Integer(bytes.arbitrary()?),
        3 => Json::from(bytes.arbitrary::<f64>()?),
        4 => Json::Text(bytes.arbitrary()?),
        5 | 6 => Json::from(*bytes.choose(WORDS)?),
        7 => list(bytes, depth - 1)?,
        _ => Json::Object(object(bytes, depth - 1)?),
    })
}

fn list(bytes: &mut Unstructured, depth: usize) -> Result<Json> {
    let items = (0..bytes.int_in_range(0..=WIDTH)?).map(|_| json(bytes, depth));
    items.collect::<Result<_>>().map(Json::List)
}
