//! Bodies nested so deeply that a reader which recurses runs out of stack, which in wasm takes
//! the whole module with it.

use jobwatch::model::MAX_DEPTH;
use jobwatch::{ErrorKind, Job, JobStatus, Json, ParseJson};

use super::answer;

const DEEP: usize = 10_000;

/// `open` and `close` around a null, 10,000 times.
fn nested(open: &str, close: &str) -> String {
    format!("{}null{}", open.repeat(DEEP), close.repeat(DEEP))
}

fn levels(json: &Json) -> usize {
    let deepest = match json {
        Json::List(items) => items.iter().map(levels).max(),
        Json::Object(object) => object.iter().map(|(_, value)| levels(value)).max(),
        _ => return 0,
    };
    1 + deepest.unwrap_or(0)
}

/// The text is read down to the limit and no further.
pub(crate) fn check_limit(parse: ParseJson) {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let json = parse(&nested(open, close)).expect("deep, but JSON");
        assert_eq!(levels(&json), MAX_DEPTH, "{open}");
    }
}

/// The job around the deep value is read, written and read again.
pub(crate) fn check_job(parse: ParseJson) {
    for (open, close) in [
        ("[", "]"),
        ("{\"a\":", "}"),
        ("[{\"entities\":", "}]"),
        ("[{\"sub_jobs\":", "}]"),
        ("[{\"entities\":{\"sub_jobs\":", "}}]"),
    ] {
        let deep = nested(open, close);
        let body = format!(
            r#"{{"sub_jobs": {deep}, "status": "RUNNING", "entities": {{"x": {deep}, "process_percent": 0.5}}, "other": {deep}}}"#
        );
        let job = answer(parse, 200, &body, None).expect("a job");
        assert_eq!(job.status, JobStatus::Running);
        assert_eq!(job.progress.map(|it| it.percent()), Some(50));
        let text = serde_json::to_string(&job).expect("can be written");
        let again = answer(parse, 200, &text, None).expect("a job");
        assert_eq!(again.progress, job.progress);
        assert!(
            !job.resources()
                .iter()
                .any(|resource| resource.key.is_empty())
        );
        assert_eq!(job.failure(), None);
    }
}

/// Cut or bare, it is an unexpected body.
pub(crate) fn check_no_job(parse: ParseJson) {
    let cut = format!(r#"{{"status": "RUNNING", "entities": {}"#, "[".repeat(DEEP));
    let bare = nested("[", "]");
    for body in [cut, bare] {
        let error = answer(parse, 200, &body, None).expect_err("no job");
        assert_eq!(error.kind, ErrorKind::UnexpectedBody);
    }
}

/// A chain of sub-jobs keeps its outer ones.
pub(crate) fn check_sub_jobs(parse: ParseJson) {
    let body = format!(
        r#"{}{{"status": "FAIL"}}{}"#,
        r#"{"status": "FAIL", "sub_jobs": ["#.repeat(DEEP),
        "]}".repeat(DEEP)
    );
    let job = answer(parse, 200, &body, None).expect("a job");
    let chain = std::iter::successors(Some(&job), |job: &&Job| job.sub_jobs.first());
    assert_eq!(chain.count(), MAX_DEPTH / 2);
}
