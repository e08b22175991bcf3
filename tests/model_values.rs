//! Status words, progress, what is shown, waiting times, durations and failures.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::time::Duration;

use jobwatch::{
    ApiError, ErrorKind, Job, JobStatus, Json, Progress, Response, ShownProgress, Timestamp,
    decode, parse_retry_after,
};

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

fn read(body: &str) -> Result<Job, ApiError> {
    read_asked(body, None)
}

fn read_asked(body: &str, asked: Option<&str>) -> Result<Job, ApiError> {
    let response = Response {
        http_status: 200,
        body,
        ..Response::default()
    };
    decode(&response, asked, parse)
}

fn job(status: &str, members: &str) -> Job {
    let comma = if members.is_empty() { "" } else { "," };
    read(&format!(r#"{{"status": "{status}"{comma}{members}}}"#)).unwrap()
}

// Status.

#[test]
fn status_words_of_all_services_are_known() {
    let words = [
        ("INIT waiting Initializing", JobStatus::Init, false),
        ("RUNNING creating ROLLBACKING", JobStatus::Running, false),
        (
            "SUCCESS Completed Complete COMPLETE Succeeded",
            JobStatus::Success,
            true,
        ),
        ("FAIL Failed ERROR ROLLBACK_FAIL", JobStatus::Fail, true),
        ("CANCEL cancelled canceled", JobStatus::Cancelled, true),
    ];
    for (words, status, terminal) in words {
        for word in words.split(' ') {
            for spelt in [word.to_owned(), word.to_uppercase(), word.to_lowercase()] {
                assert_eq!(JobStatus::parse(&spelt), status, "{spelt}");
                assert_eq!(
                    JobStatus::parse(&format!(" \t{spelt}\n")),
                    status,
                    "{spelt}"
                );
            }
        }
        assert_eq!(status.is_terminal(), terminal);
        assert_eq!(JobStatus::parse(status.as_str()), status);
    }
}

#[test]
fn unknown_status_is_shown_as_it_is_and_goes_on() {
    // The Kelvin sign, the dotless ı and the long ſ fold to ASCII letters only outside ASCII.
    for word in [
        "PENDING_PAYMENT",
        "ROLLBAC\u{212a}ING",
        "Runnıng",
        "ſuccess",
        "运行中",
        "SUCCESSFUL",
        "0",
    ] {
        let status = JobStatus::parse(word);
        assert_eq!(status, JobStatus::Other(word.to_owned()));
        assert_eq!(status.to_string(), word);
        assert!(!status.is_terminal());
    }
}

// Progress.

#[test]
fn scale_of_progress_comes_from_its_name() {
    let cases = [
        (r#""entities": {"process_percent": 0.24}"#, Some(0.24)),
        (r#""entities": {"process_percent": 1}"#, Some(1.0)),
        (r#""entities": {"process_percent": "0.5"}"#, Some(0.5)),
        (r#""entities": {"process_percent": 60}"#, Some(1.0)),
        (r#""entities": {"progress": 1}"#, Some(0.01)),
        (r#""entities": {"process": "50"}"#, Some(0.5)),
        (r#""process_percent": 0.3"#, Some(0.3)),
        (r#""progress": 1"#, Some(0.01)),
        (r#""progress": 0.24"#, Some(0.0024)),
        (r#""progress": "60%""#, Some(0.6)),
        (r#""progress": " 60 % ""#, Some(0.6)),
        (r#""process": "9""#, Some(0.09)),
        (r#""process": 9"#, Some(0.09)),
        (r#""progress": 0"#, Some(0.0)),
        (r#""progress": 150"#, Some(1.0)),
        (r#""progress": "150%""#, Some(1.0)),
    ];
    for (members, expected) in cases {
        let progress = job("RUNNING", members).progress.map(Progress::fraction);
        assert_eq!(progress, expected, "{members}");
    }
}

#[test]
fn progress_that_is_none_is_unknown() {
    let values = [
        "null",
        r#""""#,
        r#"" ""#,
        r#""%""#,
        "-1",
        r#""-1""#,
        r#""-1%""#,
        r#""NaN""#,
        r#""inf""#,
        r#""Infinity""#,
        r#""1e999""#,
        "true",
        "[50]",
        r#"{"value": 50}"#,
        r#""half""#,
        r#""5O%""#,
    ];
    for name in ["process_percent", "process", "progress"] {
        for value in values {
            let member = format!(r#""{name}": {value}"#);
            assert_eq!(job("RUNNING", &member).progress, None, "{member}");
            let member = format!(r#""entities": {{{member}}}"#);
            assert_eq!(job("RUNNING", &member).progress, None, "{member}");
        }
    }
    assert_eq!(job("RUNNING", "").progress, None);
    for number in [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        -f64::MIN_POSITIVE,
    ] {
        assert_eq!(Progress::from_fraction(number), None);
        assert_eq!(Progress::from_percent(number), None);
    }
}

#[test]
fn unreadable_progress_leaves_the_word_to_the_next_name() {
    let job = job(
        "RUNNING",
        r#""process": 30, "entities": {"process_percent": "", "progress": null}"#,
    );
    assert_eq!(job.progress, Progress::from_percent(30.0));
}

#[test]
fn negative_zero_has_no_sign() {
    let fraction = Progress::from_fraction(-0.0).unwrap().fraction();
    assert!(fraction.is_sign_positive());
}

// What is shown.

fn shown(progress: Option<f64>, derived: bool) -> ShownProgress {
    ShownProgress {
        progress: progress.and_then(Progress::from_fraction),
        derived,
    }
}

#[test]
fn success_is_full_whatever_was_reported() {
    for members in ["", r#""progress": 0"#, r#""progress": 24"#] {
        let job = job("SUCCESS", members);
        assert_eq!(shown(None, false).next(&job), shown(Some(1.0), false));
        assert_eq!(shown(Some(0.7), true).next(&job), shown(Some(1.0), false));
    }
}

#[test]
fn ended_badly_keeps_the_last_known_value() {
    for status in ["FAIL", "CANCEL"] {
        let mute = job(status, "");
        assert_eq!(shown(Some(0.6), false).next(&mute), shown(Some(0.6), false));
        assert_eq!(shown(None, false).next(&mute), shown(None, false));
        let telling = job(status, r#""progress": "9%""#);
        assert_eq!(shown(None, false).next(&telling), shown(Some(0.09), false));
        assert_eq!(
            shown(Some(0.6), true).next(&telling),
            shown(Some(0.6), true)
        );
    }
}

/// Some services report 100 % of whatever has ended; how far it came is what was shown before.
#[test]
fn ended_badly_does_not_jump_to_full() {
    for status in ["FAIL", "CANCEL"] {
        let ended = job(status, r#""progress": "100%""#);
        assert_eq!(
            shown(Some(0.4), false).next(&ended),
            shown(Some(0.4), false)
        );
        assert_eq!(shown(Some(0.4), true).next(&ended), shown(Some(0.4), true));
        assert_eq!(shown(None, false).next(&ended), shown(Some(1.0), false));
        assert_eq!(ended.progress, Some(Progress::FULL));
    }
}

/// It came further since it was asked last.
#[test]
fn ended_badly_is_shown_as_far_as_it_came() {
    for status in ["FAIL", "CANCEL"] {
        let ended = job(status, r#""progress": "62%""#);
        assert_eq!(
            shown(Some(0.4), false).next(&ended),
            shown(Some(0.62), false)
        );
    }
}

#[test]
fn failed_job_is_not_full_for_its_ended_sub_jobs() {
    let job = job("FAIL", r#""sub_jobs": [{"status": "FAIL"}]"#);
    assert_eq!(shown(None, false).next(&job), shown(None, false));
    assert_eq!(shown(Some(0.4), true).next(&job), shown(Some(0.4), true));
}

#[test]
fn finished_sub_jobs_stand_in_for_a_percent() {
    let sub_jobs =
        r#""sub_jobs": [{"status": "SUCCESS"}, {"status": "FAIL"}, {"status": "INIT"}, {}]"#;
    let counted = shown(None, false).next(&job("RUNNING", sub_jobs));
    assert_eq!(counted, shown(Some(0.5), true));
    let announced = format!(r#"{sub_jobs}, "sub_jobs_total": 8"#);
    let counted = shown(None, false).next(&job("RUNNING", &announced));
    assert_eq!(counted, shown(Some(0.25), true));
    let reported = format!(r#"{sub_jobs}, "progress": 10"#);
    let counted = shown(None, false).next(&job("RUNNING", &reported));
    assert_eq!(counted, shown(Some(0.1), false));
}

#[test]
fn full_while_running_is_no_success() {
    let job = job(
        "RUNNING",
        r#""progress": 100, "sub_jobs": [{"status": "SUCCESS"}]"#,
    );
    assert_eq!(job.status, JobStatus::Running);
    assert_eq!(shown(None, false).next(&job), shown(Some(1.0), false));
}

#[test]
fn regressing_percent_is_readable_but_not_shown() {
    let job = job("RUNNING", r#""progress": 30"#);
    assert_eq!(shown(Some(0.5), false).next(&job), shown(Some(0.5), false));
    assert_eq!(job.progress, Progress::from_percent(30.0));
}

#[test]
fn vanished_percent_stays_shown() {
    let job = job("RUNNING", r#""progress": """#);
    assert_eq!(shown(Some(0.5), false).next(&job), shown(Some(0.5), false));
}

// Retry-After.

const DATE: &str = "Fri, 08 May 2026 12:00:00 GMT";
/// 2026-05-08T12:00:00Z
const RECEIVED_AT: i64 = 1_778_241_600_000;

#[test]
fn seconds_are_waited_for() {
    for (text, seconds) in [
        ("0", 0),
        ("1", 1),
        (" 120\t", 120),
        ("007", 7),
        ("999999999", 999_999_999),
        ("99999999999999999999999", u64::MAX),
    ] {
        let wait = parse_retry_after(text, None, 0);
        assert_eq!(wait, Some(Duration::from_secs(seconds)), "{text}");
    }
}

#[test]
fn malformed_waiting_time_is_none() {
    for text in [
        "",
        " ",
        "-1",
        "+1",
        "120abc",
        "1.5",
        "1e3",
        "0x10",
        "NaN",
        "soon",
        "１２０",
        "120, 60",
        "2026-05-08T12:00:00Z",
        "Fri, 08 May 2026 12:00:00",
        "Fri, 32 May 2026 12:00:00 GMT",
    ] {
        assert_eq!(
            parse_retry_after(text, Some(DATE), RECEIVED_AT),
            None,
            "{text}"
        );
    }
}

#[test]
fn date_is_relative_to_the_answers_own() {
    let spellings = [
        "Fri, 08 May 2026 12:01:30 GMT",
        "Friday, 08-May-26 12:01:30 GMT",
        "Fri May  8 12:01:30 2026",
    ];
    // The clock of this side may be a day off in either direction.
    for received_at in [
        RECEIVED_AT,
        RECEIVED_AT - 86_400_000,
        RECEIVED_AT + 86_400_000,
        i64::MIN,
    ] {
        for text in spellings {
            let wait = parse_retry_after(text, Some(DATE), received_at);
            assert_eq!(wait, Some(Duration::from_secs(90)), "{text}");
        }
    }
}

#[test]
fn date_without_one_of_the_answer_is_relative_to_its_arrival() {
    let until = "Fri, 08 May 2026 12:01:30 GMT";
    for date in [None, Some(""), Some("yesterday")] {
        let wait = parse_retry_after(until, date, RECEIVED_AT);
        assert_eq!(wait, Some(Duration::from_secs(90)), "{date:?}");
    }
}

#[test]
fn date_in_the_past_is_no_wait() {
    let past = "Fri, 08 May 2026 11:59:59 GMT";
    assert_eq!(parse_retry_after(past, Some(DATE), 0), Some(Duration::ZERO));
    assert_eq!(parse_retry_after(DATE, Some(DATE), 0), Some(Duration::ZERO));
}

// Errors' heads.

#[test]
fn head_tells_what_the_body_does_not() {
    let response = Response {
        http_status: 429,
        body: "slow down",
        request_id: Some(" r-1 "),
        retry_after: Some("30"),
        ..Response::default()
    };
    let error = decode(&response, None, parse).unwrap_err();
    assert_eq!(error.request_id.as_deref(), Some("r-1"));
    assert_eq!(error.retry_after, Some(Duration::from_secs(30)));
    assert_eq!(error.http_status, Some(429));
    assert_eq!(
        error.to_string(),
        "rate_limited (HTTP 429): slow down [request r-1]"
    );

    let body = r#"{"error_msg": "m", "request_id": "r-2"}"#;
    let error = decode(&Response { body, ..response }, None, parse).unwrap_err();
    assert_eq!(error.request_id.as_deref(), Some("r-2"));

    let blank = Response {
        request_id: Some(""),
        ..response
    };
    assert_eq!(decode(&blank, None, parse).unwrap_err().request_id, None);
}

#[test]
fn every_status_has_its_kind() {
    use ErrorKind::{
        BadRequest, Forbidden, NotFound, RateLimited, ServerError, Timeout, Unauthorized,
        Unavailable, UnexpectedBody,
    };
    for (status, kind) in [
        (400, BadRequest),
        (401, Unauthorized),
        (403, Forbidden),
        (404, NotFound),
        (407, Unauthorized),
        (408, Timeout),
        (409, BadRequest),
        (410, NotFound),
        (422, BadRequest),
        (429, RateLimited),
        (499, BadRequest),
        (500, ServerError),
        (502, ServerError),
        (503, Unavailable),
        (504, ServerError),
        (599, ServerError),
        (301, Unauthorized),
        (302, Unauthorized),
        (303, Unauthorized),
        (307, Unauthorized),
        (308, Unauthorized),
        (304, UnexpectedBody),
        (0, UnexpectedBody),
        (600, UnexpectedBody),
    ] {
        assert_eq!(ErrorKind::from_http_status(status), kind, "{status}");
    }
}

#[test]
fn long_first_line_is_shortened_by_characters() {
    let body = format!("{}\nsecond", "误".repeat(201));
    let message = read(&body).unwrap_err().message.unwrap();
    assert_eq!(message, format!("{}…", "误".repeat(200)));
    let body = "误".repeat(200);
    assert_eq!(read(&body).unwrap_err().message.unwrap(), body);
}

#[test]
fn byte_order_mark_is_passed_over() {
    assert_eq!(
        read("\u{feff}{\"status\": \"INIT\"}").unwrap().status,
        JobStatus::Init
    );
    assert_eq!(read("\u{feff}<p>No").unwrap_err().message.unwrap(), "No");
}

// Envelopes.

#[test]
fn blank_error_members_make_no_error() {
    let job = read(r#"{"error_code": "", "error_msg": "", "status": "RUNNING"}"#).unwrap();
    assert_eq!(job.status, JobStatus::Running);
    assert_eq!(job.failure(), None);
    let job = read(r#"{"error_code": "", "error_msg": null, "job_id": "7"}"#).unwrap();
    assert_eq!(job.id.as_deref(), Some("7"));
}

#[test]
fn entities_that_look_like_an_error_are_entities() {
    let job = read(r#"{"job_id": "7", "entities": {"code": "c", "message": "m"}}"#).unwrap();
    assert_eq!(job.resources().len(), 2);
}

#[test]
fn failed_job_is_a_job_and_no_error() {
    let job = read(r#"{"status": "FAIL", "error_code": "E", "error_msg": "m"}"#).unwrap();
    let failure = job.failure().unwrap();
    assert_eq!((failure.code, failure.reason), (Some("E"), Some("m")));
}

#[test]
fn list_gives_the_job_that_was_asked_for() {
    let list = r#"{"jobs": [{"status": "INIT"}, {"id": 1, "status": "FAIL"}, {"id": "2", "status": "RUNNING"}]}"#;
    assert_eq!(read(list).unwrap().status, JobStatus::Init);
    assert_eq!(read_asked(list, Some("1")).unwrap().status, JobStatus::Fail);
    assert_eq!(
        read_asked(list, Some("2")).unwrap().status,
        JobStatus::Running
    );
    // One that bears no id may be it; one with another id is not.
    assert_eq!(read_asked(list, Some("3")).unwrap().status, JobStatus::Init);
    let list = r#"{"tasks": [{"id": "1", "status": "FAIL"}]}"#;
    let error = read_asked(list, Some("3")).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotFound);
}

#[test]
fn envelope_with_a_blank_status_is_opened() {
    let job = read(r#"{"status": null, "job": {"status": "INIT"}}"#).unwrap();
    assert_eq!(job.status, JobStatus::Init);
}

#[test]
fn member_named_job_of_a_job_is_no_envelope() {
    let job = read(r#"{"status": "INIT", "job": {"status": "FAIL"}, "jobs": []}"#).unwrap();
    assert_eq!(job.status, JobStatus::Init);
}

#[test]
fn names_are_taken_in_the_documents_order() {
    let job = job(
        "RUNNING",
        r#""jobId": "c", "id": "b", "job_id": "", "name": "n", "job_name": null, "ended": "x", "end_time": {}"#,
    );
    assert_eq!(job.id.as_deref(), Some("b"));
    assert_eq!(job.job_type.as_deref(), Some("n"));
    assert_eq!(job.end_time.as_ref().map(Timestamp::as_str), Some("x"));
    assert_eq!(
        read(r#"{"id": "b", "job_id": "a"}"#).unwrap().id.as_deref(),
        Some("a")
    );
    let left: Vec<&str> = job.other.iter().map(|(key, _)| key).collect();
    assert_eq!(left, ["jobId", "end_time"], "blank names go, others stay");
}

#[test]
fn empty_list_of_sub_jobs_hides_no_other() {
    let job = job(
        "RUNNING",
        r#""sub_jobs": [{"status": "INIT"}], "entities": {"sub_jobs": [], "sub_jobs_result": []}"#,
    );
    assert_eq!(job.sub_jobs.len(), 1);
}

// Durations.

fn timed(status: &str, begin: &str, end: &str) -> Job {
    job(
        status,
        &format!(r#""begin_time": "{begin}", "end_time": "{end}""#),
    )
}

#[test]
fn elapsed_time_is_never_negative() {
    let (noon, one) = ("2026-05-08T12:00:00Z", "2026-05-08T13:00:00Z");
    let hour = Some(Duration::from_secs(3_600));
    assert_eq!(timed("SUCCESS", noon, one).elapsed(0), hour);
    assert_eq!(
        timed("SUCCESS", noon, noon).elapsed(0),
        Some(Duration::ZERO)
    );
    assert_eq!(
        timed("SUCCESS", one, noon).elapsed(0),
        None,
        "end before beginning"
    );
    assert_eq!(
        timed("SUCCESS", noon, "").elapsed(RECEIVED_AT),
        None,
        "no end"
    );
    assert_eq!(
        timed("FAIL", "", one).elapsed(RECEIVED_AT),
        None,
        "no beginning"
    );
    assert_eq!(
        timed("RUNNING", one, "").elapsed(RECEIVED_AT),
        None,
        "in the future"
    );
    assert_eq!(
        timed("RUNNING", noon, "").elapsed(RECEIVED_AT + 3_600_000),
        hour
    );
    assert_eq!(
        timed("RUNNING", noon, noon).elapsed(RECEIVED_AT + 3_600_000),
        hour,
        "RDS sets an end while the job runs"
    );
    assert_eq!(timed("RUNNING", "yesterday", "").elapsed(RECEIVED_AT), None);
    assert_eq!(timed("RUNNING", noon, "").elapsed(i64::MIN), None);
}

// Failures.

#[test]
fn reason_in_a_sub_job_is_the_jobs() {
    let body = r#""entities": {"sub_jobs": [
        {"status": "SUCCESS", "error_code": "Not.This"},
        {"status": "FAIL", "sub_jobs": [{"status": "FAIL", "error_code": "E.1", "fail_reason": "deep"}]}
    ]}"#;
    let job = job("FAIL", body);
    let failure = job.failure().unwrap();
    assert_eq!((failure.code, failure.reason), (Some("E.1"), Some("deep")));
}

#[test]
fn error_as_text_in_a_sub_job_is_opened() {
    let cases = [
        (
            r#""{\"error\":{\"code\":\"E\",\"message\":\"m\"}}""#,
            Some("E"),
            Some("m"),
        ),
        (
            r#""{\"error_code\":\"E\",\"error_msg\":\"m\"}""#,
            Some("E"),
            Some("m"),
        ),
        (r#""{\"code\":1,\"message\":\"m\"}""#, Some("1"), Some("m")),
        (r#""in words""#, None, Some("in words")),
        (r#""{\"other\":1}""#, None, Some(r#"{"other":1}"#)),
    ];
    for (text, code, reason) in cases {
        let member = format!(r#""entities": {{"errorcode_message": {text}, "server_id": "s"}}"#);
        let sub_job = format!(r#""sub_jobs": [{{"status": "FAIL", {member}}}]"#);
        for members in [member, sub_job] {
            let job = job("FAIL", &members);
            let failure = job.failure().unwrap();
            assert_eq!((failure.code, failure.reason), (code, reason), "{members}");
            let resources = job.resources();
            assert!(resources.iter().all(|it| it.key != "errorcode_message"));
        }
    }
}

#[test]
fn error_as_text_gives_way_to_a_reason() {
    let job = job(
        "FAIL",
        r#""error_code": "E", "fail_reason": "said", "entities": {"errorcode_message": "other"}"#,
    );
    assert_eq!(job.fail_reason.as_deref(), Some("said"));
}

#[test]
fn reason_is_kept_unchanged() {
    let long = "行".repeat(100_000 / 3);
    for reason in [
        "<img src=x onerror=alert(1)>",
        "\u{202e}gnp.exe\u{2066} \u{200f}فشل\u{200f}",
        "a\u{0}b\nc",
        &long,
    ] {
        let text = serde_json::to_string(reason).unwrap();
        let job = job("FAIL", &format!(r#""fail_reason": {text}"#));
        assert_eq!(job.fail_reason.as_deref(), Some(reason));
    }
}
