//! `jobserver serve`, as a program.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use crate::server::{Server, refusal};

/// An empty folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn it_serves_where_it_says_until_standard_input_closes() {
    let mut server = Server::start(&[]);
    assert!(server.address.starts_with("127.0.0.1:"));
    let answer = server.get("/v1/p/jobs/elb-seed", "");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("\r\ndate: "), "{answer}");
    assert!(answer.contains("deleteELB"), "{answer}");

    server.close_stdin();
    let (code, log) = server.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("stopped"), "{log}");
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_and_lets_go_what_it_held_back() {
    for signal in ["TERM", "INT"] {
        let server = Server::start(&[]);
        let held_back = thread::scope(|scope| {
            let held_back =
                scope.spawn(|| server.get("/v1/p/jobs/import-image", "X-Fault: hang\r\n"));
            while !server.get("/requests", "").contains("import-image") {
                thread::yield_now();
            }
            server.signal(signal);
            held_back.join().unwrap()
        });
        assert!(held_back.starts_with("HTTP/1.1 503 "), "{held_back}");
        assert!(held_back.contains("The server is stopping."), "{held_back}");
        let (code, log) = server.end();
        assert_eq!(code, Some(0), "{log}");
        assert!(log.contains(&format!("SIG{signal}")), "{log}");
        assert!(!log.contains("still under way"), "{log}");
    }
}

#[test]
fn a_port_in_use_is_named_with_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let (code, message) = refusal(&["--port", &port.to_string()]);
    assert_eq!(code, Some(1));
    assert_eq!(
        message,
        format!(
            "jobserver: port {port} is in use: choose another with --port, or --port 0 for any \
             free one\n"
        )
    );
}

#[test]
fn an_address_of_another_machine_is_refused() {
    // TEST-NET-1 (RFC 5737) belongs to no machine.
    let (code, message) = refusal(&["--host", "192.0.2.1", "--log", "off"]);
    assert_eq!(code, Some(1));
    assert!(
        message.contains("cannot listen on 192.0.2.1:0"),
        "{message}"
    );
    assert!(message.contains("--host"), "{message}");
}

#[test]
fn scenarios_of_a_folder_join_the_built_in_ones() {
    let folder = folder("own-scenarios");
    let own = r#"{"title": {"en": "Own", "zh-CN": "自定义"},
        "job": {"job_type": "reindex", "timeline": [{"at": 0, "status": "RUNNING", "percent": 5}]}}"#;
    fs::write(folder.join("own.json"), own).unwrap();
    fs::write(folder.join("notes.txt"), "no scenario").unwrap();
    let server = Server::start(&["--scenarios", folder.to_str().unwrap()]);
    assert!(server.get("/v1/p/jobs/own", "").contains("reindex"));
    assert!(
        server
            .get("/v1/p/jobs/ims-seed", "")
            .contains("createImageByInstance")
    );
}

#[test]
fn a_folder_that_is_no_use_is_named_with_the_reason() {
    let missing = folder("missing").join("x");
    let (code, message) = refusal(&["--scenarios", missing.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(message.contains("cannot read"), "{message}");

    let empty = folder("empty");
    let (_, message) = refusal(&["--scenarios", empty.to_str().unwrap()]);
    assert!(message.contains("holds no .json file"), "{message}");

    let broken = folder("broken");
    fs::write(broken.join("typo.json"), "{\n  \"titel\": {}\n}").unwrap();
    let (_, message) = refusal(&["--scenarios", broken.to_str().unwrap()]);
    assert!(message.contains("typo.json is no scenario"), "{message}");
    assert!(
        message.contains("`titel`") && message.contains("line 2"),
        "{message}"
    );
}

#[test]
fn speed_plays_scenarios_faster() {
    let server = Server::start(&["--speed", "10000"]);
    // The first request starts the job; 24 of its seconds pass in 2.4 ms.
    while !server
        .get("/v1/p/jobs/import-image", "")
        .contains("SUCCESS")
    {
        thread::yield_now();
    }
}

#[test]
fn the_log_is_structured_and_goes_to_standard_error() {
    let mut server = Server::start(&["--log", "jobserver=debug", "--log-format", "json"]);
    server.get("/v1/p/jobs/ims-seed", "");
    server.close_stdin();
    let (_, log) = server.end();
    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let answered = lines
        .iter()
        .find(|line| line["fields"]["message"] == "answered")
        .unwrap();
    assert_eq!(answered["level"], "DEBUG");
    assert_eq!(answered["fields"]["status"], 200);
    assert_eq!(answered["fields"]["path"], "/v1/p/jobs/ims-seed");
}

#[test]
fn help_names_the_routes_and_the_faults() {
    let output = Command::new(env!("CARGO_BIN_EXE_jobserver"))
        .args(["serve", "--help"])
        .output()
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    for word in [
        "/v1.0/{project_id}/jobs/{job_id}",
        "PUT    /faults",
        "retry-after=VALUE",
        "reset=before, after",
        "\"requests\": optional",
        "--speed",
    ] {
        assert!(help.contains(word), "{word} is missing in:\n{help}");
    }
}

#[test]
fn page_is_served_beside_the_jobs_under_a_strict_policy() {
    let folder = folder("page");
    fs::write(
        folder.join("index.html"),
        "<!doctype html><title>page</title>",
    )
    .unwrap();
    let server = Server::start(&["--page", folder.to_str().unwrap()]);

    let page = server.get("/", "");
    assert!(page.ends_with("<title>page</title>"), "{page}");
    assert!(
        page.contains("\r\ncontent-security-policy: default-src 'none'; "),
        "{page}"
    );
    let job = server.get("/v1/p/jobs/elb-seed", "");
    assert!(job.contains("deleteELB"), "{job}");
    assert!(server.get("/../Cargo.toml", "").starts_with("HTTP/1.1 404"));
}

#[test]
fn page_that_the_policy_would_leave_blank_is_warned_of() {
    for (name, script, warned) in [
        (
            "inline",
            "<SCRIPT type=\"module\">import init from '/a.js'</SCRIPT>",
            true,
        ),
        (
            "file",
            "<script type=\"module\" src=\"/boot.js\"></script>",
            false,
        ),
        (
            "data",
            "<script type=\"application/json\">{}</script>",
            false,
        ),
    ] {
        let folder = folder(name);
        fs::write(folder.join("index.html"), script).unwrap();
        let mut server = Server::start(&["--page", folder.to_str().unwrap()]);
        server.close_stdin();
        let (_, log) = server.end();
        assert_eq!(log.contains("pattern_script"), warned, "{name}: {log}");
    }
}

#[test]
fn folder_without_a_page_is_refused_with_what_to_do() {
    let folder = folder("no-page");
    let (code, log) = refusal(&["--page", folder.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(
        log.contains("no index.html") && log.contains("trunk build"),
        "{log}"
    );
}
