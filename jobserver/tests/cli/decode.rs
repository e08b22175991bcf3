//! `jobserver decode`, as a program.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn decode(args: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jobserver"))
        .arg("decode")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(stdin.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

/// The line for a body, which must be the only one.
fn line(args: &[&str], body: &str) -> Value {
    let output = decode(&[&["-"], args].concat(), body);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.matches('\n').count(), 1, "{text}");
    serde_json::from_str(&text).unwrap()
}

/// Exit code and standard error of a call that must print nothing.
fn refusal(args: &[&str]) -> (Option<i32>, String) {
    let output = decode(args, "");
    assert_eq!(output.stdout, b"");
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn every_job_and_error_of_the_corpus_is_decoded_as_its_row_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(index) = fs::read_to_string(folder.join("index.tsv")) else {
        println!("skipped: {} is not here", folder.display());
        return;
    };
    let mut rows = 0;
    for row in index.lines().skip(1) {
        let columns: Vec<_> = row.split('\t').collect();
        let [
            file,
            service,
            _,
            http_status,
            status,
            progress,
            decoded_by,
            ..,
        ] = columns[..]
        else {
            panic!("a row of the corpus is cut short: {row}");
        };
        let body = fs::read_to_string(folder.join(file)).unwrap();
        let mut args = vec!["--http-status", http_status];
        let preset = service.split(' ').next().unwrap().to_lowercase();
        if decoded_by == "mapping" {
            args.extend(["--mapping", &preset]);
        }
        let line = line(&args, &body);
        if decoded_by == "error" {
            assert_eq!(line["error"]["kind"], status.to_lowercase(), "{file}");
        } else {
            assert_eq!(line["status"], status, "{file}");
            assert_eq!(line["progress"].as_f64(), progress.parse().ok(), "{file}");
        }
        rows += 1;
    }
    assert!(rows > 50, "only {rows} rows were looked at");
}

/// A file of the tests' own; its path.
fn written(name: &str, text: &str) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn a_body_of_another_api_is_read_by_a_preset_or_a_file() {
    let body =
        r#"{"id": 7, "status": "completed", "conclusion": "success", "html_url": "/runs/7"}"#;
    let told = line(&["--mapping", "github"], body);
    assert_eq!(told["status"], "SUCCESS");
    assert_eq!(told["result"], "/runs/7");

    let file = written(
        "mine.json",
        r#"{"status": {"at": "/phase", "is": {"2": "FAIL"}}}"#,
    );
    let told = line(&["--mapping", &file], r#"{"phase": 2}"#);
    assert_eq!(told["status"], "FAIL");
}

#[test]
fn mapping_that_is_none_is_refused_with_what_to_do() {
    let (code, text) = refusal(&["-", "--mapping", "githab"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("--mapping githab"), "{text}");
    assert!(text.contains("see --help"), "{text}");

    let file = written("wrong.json", r#"{"status": "phase"}"#);
    let (code, text) = refusal(&["-", "--mapping", &file]);
    assert_eq!(code, Some(2));
    assert!(text.contains("mapping.status"), "{text}");
}

#[test]
fn a_job_is_told_with_all_that_the_widget_shows() {
    let body = r#"{
        "status": "RUNNING",
        "entities": {
            "image_id": "b20f6c7e", "process_percent": 0.4, "current_task": "UploadImageTask",
            "results": [{"image_id": "c3", "status": "success"}],
            "sub_jobs_total": 3,
            "sub_jobs": [{"status": "SUCCESS", "job_id": "s1"}]
        },
        "job_id": "ff80", "job_type": "exportImage",
        "begin_time": "04-Nov-2025 09:30:01:250", "end_time": "soon",
        "error_code": null, "fail_reason": null
    }"#;
    assert_eq!(
        line(&[], body),
        json!({
            "status": "RUNNING", "progress": 0.4,
            "shown_progress": 0.4, "shown_progress_derived": false,
            "job_id": "ff80", "job_type": "exportImage", "current_task": "UploadImageTask",
            "begin_time": "2025-11-04T09:30:01.250Z", "end_time": "soon",
            "error_code": null, "fail_reason": null, "result": null,
            "resources": [{"key": "image_id", "value": "b20f6c7e"}],
            "results": 1, "sub_jobs": 1, "sub_jobs_total": 3,
        })
    );
}

#[test]
fn what_is_shown_may_differ_from_what_is_reported() {
    let done = line(
        &[],
        r#"{"status": "SUCCESS", "entities": {"process_percent": 0.2}}"#,
    );
    assert_eq!(
        (&done["progress"], &done["shown_progress"]),
        (&json!(0.2), &json!(1))
    );
    let derived = line(
        &[],
        r#"{"status": "RUNNING", "entities": {"sub_jobs_total": 2, "sub_jobs": [{"status": "SUCCESS"}]}}"#,
    );
    assert_eq!(derived["progress"], Value::Null);
    assert_eq!(derived["shown_progress"], 0.5);
    assert_eq!(derived["shown_progress_derived"], true);
}

#[test]
fn a_status_that_no_rule_knows_is_told_as_it_came() {
    let pending = line(&[], r#"{"status": "PENDING_PAYMENT", "job_id": "1"}"#);
    assert_eq!(pending["status"], "UNKNOWN");
    assert_eq!(pending["status_text"], "PENDING_PAYMENT");
    let missing = line(&[], r#"{"job_id": "1"}"#);
    assert_eq!(missing["status"], "UNKNOWN");
    assert_eq!(missing.get("status_text"), None);
    assert_eq!(
        line(&[], r#"{"status": "canceled"}"#)["status"],
        "CANCELLED"
    );
}

#[test]
fn a_failure_told_by_a_sub_job_only_is_found() {
    let body = r#"{"status": "FAIL", "job_id": "1", "entities": {"sub_jobs": [{"status": "FAIL",
        "entities": {"errorcode_message": "{\"error\": {\"code\": \"Ecs.1\", \"message\": \"Sold out.\"}}"}}]}}"#;
    let line = line(&[], body);
    assert_eq!(line["error_code"], "Ecs.1");
    assert_eq!(line["fail_reason"], "Sold out.");
}

#[test]
fn an_error_is_an_answer_too() {
    let body = r#"{"error_code": "APIGW.0308", "error_msg": "Too many.", "request_id": "r1"}"#;
    assert_eq!(
        line(&["--http-status", "429"], body),
        json!({"error": {
            "kind": "rate_limited", "code": "APIGW.0308", "message": "Too many.",
            "http_status": 429, "request_id": "r1", "retry_after": null,
        }})
    );
    let html = line(&[], "<!DOCTYPE html><title>Sign in</title>");
    assert_eq!(html["error"]["kind"], "unexpected_body");
    assert_eq!(html["error"]["message"], "Sign in");
}

#[test]
fn an_error_without_words_is_told_by_what_the_body_lacks() {
    let message = |status, body| line(&["--http-status", status], body)["error"]["message"].clone();
    assert_eq!(message("200", ""), "The body is empty.");
    assert_eq!(message("503", " \n"), "The body is empty.");
    assert_eq!(message("200", "<!doctype html>"), "The body is not JSON.");
    assert_eq!(
        message("429", r#"{"error_code": "APIGW.0308"}"#),
        "The body gives no reason."
    );
}

#[test]
fn progress_above_full_is_told_beside_the_line() {
    let notes = |body| String::from_utf8(decode(&["-"], body).stderr).unwrap();
    let note = notes(r#"{"status": "RUNNING", "entities": {"process_percent": 40}}"#);
    assert!(note.contains("process_percent is 40"), "{note}");
    assert!(note.contains("fraction"), "{note}");
    let sub_job = r#"{"status": "RUNNING", "sub_jobs": [{"status": "INIT", "progress": "140%"}]}"#;
    let note = notes(sub_job);
    assert!(note.contains("progress is 140"), "{note}");
    for full in [
        r#"{"status": "RUNNING", "entities": {"process_percent": 1}}"#,
        r#"{"status": "RUNNING", "progress": "100%"}"#,
        r#"{"status": "RUNNING", "process": null}"#,
    ] {
        assert_eq!(notes(full), "");
    }
}

#[test]
fn the_asked_job_is_taken_from_a_list() {
    let body = r#"{"jobs": [{"id": "a", "status": "Running"}, {"id": "b", "status": "Failed"}]}"#;
    assert_eq!(line(&[], body)["status"], "RUNNING");
    assert_eq!(line(&["--job-id", "b"], body)["status"], "FAIL");
    assert_eq!(line(&["--job-id", "c"], body)["error"]["kind"], "not_found");
}

#[test]
fn bytes_are_read_as_a_browser_reads_them() {
    assert_eq!(
        line(&[], "\u{feff}{\"status\": \"INIT\"}")["status"],
        "INIT"
    );
    let file = std::env::temp_dir().join(format!("jobserver-decode-{}", std::process::id()));
    fs::write(&file, b"{\"status\": \"INIT\", \"job_id\": \"\xff\"}").unwrap();
    let output = decode(&[file.to_str().unwrap()], "");
    fs::remove_file(&file).unwrap();
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["job_id"], "\u{fffd}");
}

#[test]
fn a_missing_file_and_bad_usage_say_what_to_do() {
    let (code, message) = refusal(&["no-such-file.json"]);
    assert_eq!(code, Some(2));
    assert!(message.contains("no-such-file.json"), "{message}");
    assert!(message.contains("- for standard input"), "{message}");
    for args in [
        &[][..],
        &["-", "--http-status", "42"],
        &["-", "--mapping", "x"],
    ] {
        let (code, message) = refusal(args);
        assert_eq!(code, Some(2), "{args:?}");
        assert!(message.contains("--help"), "{message}");
    }
}
