//! Mappings: each preset reads what its service sends, wrong ones say what is wrong with them, and
//! what the head of an answer tells counts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jobwatch::mapping::presets;
use jobwatch::{
    ApiError, ErrorKind, Job, JobStatus, Json, Mapping, Progress, Response, StatusRule, Timestamp,
    decode_mapped,
};

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

fn read(mapping: &Mapping, http_status: u16, body: &str) -> Result<Job, ApiError> {
    read_asked(mapping, http_status, body, None)
}

fn read_asked(
    mapping: &Mapping,
    http_status: u16,
    body: &str,
    asked: Option<&str>,
) -> Result<Job, ApiError> {
    let response = Response {
        http_status,
        body,
        ..Response::default()
    };
    decode_mapped(&response, asked, mapping, parse)
}

fn fixtures() -> impl Iterator<Item = (String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mapping");
    fs::read_dir(folder).unwrap().map(|file| {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    })
}

fn fixture(name: &str) -> Job {
    let (_, body) = fixtures().find(|(known, _)| known == name).expect(name);
    let preset = name.split('_').next().unwrap();
    read(&presets::named(preset).expect(preset), 200, &body).expect(name)
}

/// The state, the percentage, the type, the time that it took in seconds, code, reason and result.
fn gist(job: &Job) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let millis = |time: &Option<Timestamp>| time.as_ref().and_then(Timestamp::unix_millis);
    let took = millis(&job.begin_time).zip(millis(&job.end_time));
    let took = took.map_or("-".to_owned(), |(from, to)| {
        ((to - from) / 1_000).to_string()
    });
    let percent = job.progress.map(Progress::percent);
    let percent = percent.map_or("-".to_owned(), |percent| percent.to_string());
    [
        job.status.as_str(),
        &percent,
        &text(&job.job_type),
        &took,
        &text(&job.error_code),
        &text(&job.fail_reason),
        &text(&job.result),
    ]
    .join(" | ")
}

#[test]
fn presets_read_what_their_services_send() {
    let expected = [
        ("apig_running", "RUNNING | 35 | - | - | - | - | -"),
        ("azure_running", "RUNNING | 64 | - | - | - | - | -"),
        (
            "azure_failed",
            "FAIL | - | - | 92 | StorageUnreachable | The storage account of the tile set cannot be reached. | -",
        ),
        (
            "azure_succeeded",
            "SUCCESS | - | ImportTiles | 270 | - | - | https://maps.example.com/tilesets/41",
        ),
        ("bullmq_active", "RUNNING | 42 | transcode | - | - | - | -"),
        (
            "bullmq_times_failed",
            "FAIL | - | transcode | 5 | - | codec not supported | -",
        ),
        (
            "bullmq_board_completed",
            "SUCCESS | 100 | transcode | 56 | - | - | https://media.example.com/120.mp4",
        ),
        (
            "bullmq_times_waiting",
            "INIT | 0 | transcode | - | - | - | -",
        ),
        ("cbr_running", "RUNNING | 71 | restore | - | - | - | -"),
        (
            "cce_failed",
            "FAIL | - | CreateNode | 711 | - | a sub-job failed | -",
        ),
        ("cdm_running", "RUNNING | 58 | orders2hive | - | - | - | -"),
        (
            "cdm_failed",
            "FAIL | - | orders2hive | 58 | - | The source refused the login. | -",
        ),
        (
            "celery-progress_running",
            "RUNNING | 25 | - | - | - | - | -",
        ),
        (
            "celery-progress_failed",
            "FAIL | 100 | - | - | - | no such sheet | -",
        ),
        (
            "celery-progress_succeeded",
            "SUCCESS | 100 | - | - | - | - | /exports/12.xlsx",
        ),
        (
            "cph_failed",
            "FAIL | - | - | 300 | CPS.0005 | The image does not fit the phone. | -",
        ),
        (
            "dms_running",
            "SUCCESS | - | restartInstance | 60 | - | - | -",
        ),
        (
            "drs_failed",
            "FAIL | 17 | FULL_TRANS | - | DRS.M05004 | The target is read-only. | -",
        ),
        (
            "flower_succeeded",
            "SUCCESS | - | reports.month | 30 | - | - | '/reports/3.pdf'",
        ),
        (
            "flower_failed",
            "FAIL | - | reports.month | 0 | - | KeyError('month') | -",
        ),
        ("ges_running", "RUNNING | 66 | ImportGraph | - | - | - | -"),
        (
            "github_running",
            "RUNNING | - | Mend the gutter | - | - | - | -",
        ),
        (
            "github_failed",
            "FAIL | - | Mend the gutter | 21600 | - | timed_out | -",
        ),
        (
            "gitlab_succeeded",
            "SUCCESS | - | nightly | 600 | - | - | https://git.example.com/g/p/-/pipelines/412",
        ),
        ("gitlab_waiting", "INIT | - | - | - | - | - | -"),
        ("google_running", "RUNNING | 31 | update | - | - | - | -"),
        (
            "google_failed",
            "FAIL | - | create | 60 | 8 | The quota of addresses is used up. | -",
        ),
        (
            "google_cancelled",
            "CANCEL | - | - | - | 1 | The operation was cancelled. | -",
        ),
        (
            "google_succeeded",
            "SUCCESS | - | - | - | - | - | clusters/c1",
        ),
        ("kubernetes_running", "RUNNING | 25 | index | - | - | - | -"),
        ("kubernetes_created", "INIT | 0 | index | - | - | - | -"),
        (
            "kubernetes_failed",
            "FAIL | 50 | index | 3600 | BackoffLimitExceeded | Job has reached the specified backoff limit | -",
        ),
        (
            "kubernetes_succeeded",
            "SUCCESS | 100 | index | 1800 | - | - | -",
        ),
        ("mrs_running", "RUNNING | 12 | WordCount | - | - | - | -"),
        ("mrs_cancelled", "CANCEL | 100 | WordCount | 60 | - | - | -"),
        ("workspace_running", "RUNNING | - | - | - | - | - | -"),
    ];
    for (name, expected) in expected {
        assert_eq!(gist(&fixture(name)), expected, "{name}");
    }
    let tested: BTreeSet<String> = expected
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    let there: BTreeSet<String> = fixtures().map(|(name, _)| name).collect();
    assert_eq!(tested, there);
    for (preset, _) in presets::ALL {
        let of_it = |name: &&String| name.split('_').next() == Some(preset);
        assert!(
            there.iter().any(|name| of_it(&name)),
            "no fixture for {preset}"
        );
    }
}

#[test]
fn parts_of_a_job_are_read_where_presets_name_them() {
    let cce = fixture("cce_failed");
    let sub_jobs: Vec<_> = cce.sub_jobs.iter().map(gist).collect();
    assert_eq!(
        sub_jobs,
        [
            "SUCCESS | - | CreateServer | - | - | - | -",
            "FAIL | - | InstallNode | - | - | no route to the registry | -",
        ]
    );
    let resources: Vec<_> = cce.resources().iter().map(|it| it.key).collect();
    assert_eq!(resources, ["cluster_id", "resource_name"]);
    let workspace = fixture("workspace_running");
    let states: Vec<_> = workspace.sub_jobs.iter().map(|job| &job.status).collect();
    assert_eq!(states, [&JobStatus::Success, &JobStatus::Init]);
    assert_eq!(
        fixture("celery-progress_running").current_task.as_deref(),
        Some("Reading sheet 3")
    );
    assert_eq!(fixture("github_running").id.as_deref(), Some("8812345678"));
}

#[test]
fn asked_job_of_a_list_is_taken() {
    let (_, body) = fixtures().find(|(name, _)| name == "dms_running").unwrap();
    let job = read_asked(&presets::dms(), 200, &body, Some("t-2")).unwrap();
    assert_eq!(
        gist(&job),
        "RUNNING | - | bindInstancePublicIp | - | - | - | -"
    );
}

#[test]
fn presets_survive_being_written() {
    for (name, make) in presets::ALL {
        let mapping = make();
        mapping.check().expect(name);
        assert_eq!(
            Mapping::from_json(Json::from(&mapping)),
            Ok(mapping),
            "{name}"
        );
    }
}

#[test]
fn wrong_mappings_say_what_is_wrong_and_where() {
    let wrong = [
        ("[]", "mapping: give an object"),
        (
            "\"githab\"",
            "mapping: \"githab\" is no preset: names are as \"github\", and an object is a property",
        ),
        (
            "{}",
            "mapping.status: say where the state is, such as \"/status\"",
        ),
        (
            r#"{"status": "status"}"#,
            "mapping.status: \"status\" is no JSON Pointer, such as \"/status\"",
        ),
        (
            r#"{"status": 3}"#,
            "mapping.status: give a text or a list of texts",
        ),
        (
            r#"{"staus": "/status"}"#,
            "mapping.staus: there is no such field; there are job status httpStatus follow id jobType \
             progress currentTask beginTime endTime errorCode failReason result resources subJobs \
             subJob",
        ),
        (
            r#"{"status": {"at": "/s", "is": {"1": "SUCESS"}}}"#,
            "mapping.status.is.1: give INIT, RUNNING, SUCCESS, FAIL or CANCEL",
        ),
        (
            r#"{"status": {"at": "/s", "is": {"1": {"at": "t"}}}}"#,
            "mapping.status.is.1.at: \"t\" is no JSON Pointer, such as \"/status\"",
        ),
        (
            r#"{"status": {"at": "/s", "map": {}}}"#,
            "mapping.status.map: there is no such field; there are at is",
        ),
        (
            r#"{"status": "/s", "progress": "/p"}"#,
            "mapping.progress: give percent, or fraction, or done and total",
        ),
        (
            r#"{"status": "/s", "progress": {"done": "/p"}}"#,
            "mapping.progress: give percent, or fraction, or done and total",
        ),
        (
            r#"{"status": "/s", "progress": {"percent": "/a~2"}}"#,
            "mapping.progress.percent: \"/a~2\" is no JSON Pointer, such as \"/status\"",
        ),
        (
            r#"{"status": "/s", "beginTime": {"millis": "/a"}}"#,
            "mapping.beginTime.millis: there is no such field; there are seconds",
        ),
        (
            r#"{"status": "/s", "httpStatus": {"ok": "RUNNING"}}"#,
            "mapping.httpStatus.ok: the key is a status code, such as \"202\"",
        ),
        (
            r#"{"status": "/s", "resources": {"disk": "disk"}}"#,
            "mapping.resources.disk: \"disk\" is no JSON Pointer, such as \"/status\"",
        ),
        (
            r#"{"status": "/s", "subJob": {"id": "/id"}}"#,
            "mapping.subJob.status: say where the state is, such as \"/status\"",
        ),
    ];
    for (object, expected) in wrong {
        let error = Mapping::from_json(parse(object).unwrap()).expect_err(object);
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn members_that_are_null_count_as_absent() {
    let mapping = |text: &str| Mapping::from_json(parse(text).unwrap()).unwrap();
    let bare = mapping(r#"{"status": "/s", "progress": {"done": "/d", "total": "/t"}}"#);
    let nulls = mapping(
        r#"{"job": null, "status": {"at": "/s", "is": null}, "httpStatus": null, "follow": null,
            "id": null, "jobType": null, "currentTask": null, "beginTime": null,
            "endTime": {"seconds": null}, "errorCode": null, "failReason": null, "result": null,
            "resources": null, "subJobs": null, "subJob": null,
            "progress": {"percent": null, "fraction": null, "done": "/d", "total": "/t"}}"#,
    );
    let body = r#"{"s": "RUNNING", "d": 1, "t": 4}"#;
    let job = read(&bare, 200, body).expect("a job");
    assert_eq!(job.progress.map(Progress::percent), Some(25));
    assert_eq!(read(&nulls, 200, body), Ok(job));
}

#[test]
fn status_codes_tell_what_bodies_do_not() {
    let mapping = Mapping::new("/state")
        .id("/id")
        .http_status(202, JobStatus::Running)
        .http_status(204, JobStatus::Success)
        .http_status(410, JobStatus::Cancelled);
    let status = |code, body| read(&mapping, code, body).map(|job| job.status);
    assert_eq!(status(202, ""), Ok(JobStatus::Running));
    assert_eq!(status(202, r#"{"id": "7"}"#), Ok(JobStatus::Running));
    assert_eq!(status(202, r#"{"state": "failed"}"#), Ok(JobStatus::Fail));
    assert_eq!(status(204, ""), Ok(JobStatus::Success));
    assert_eq!(status(410, "<p>Gone"), Ok(JobStatus::Cancelled));
    assert_eq!(status(404, "").unwrap_err().kind, ErrorKind::NotFound);
    assert_eq!(status(503, "").unwrap_err().kind, ErrorKind::Unavailable);
}

#[test]
fn address_to_ask_next_is_in_the_first_header_that_is_there() {
    let azure = presets::azure();
    let next = |headers: &[(&str, &str)]| {
        azure.location(|name| {
            let found = headers.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    };
    let both = [
        ("Location", "/result"),
        ("Operation-Location", "/operation"),
    ];
    assert_eq!(next(&both).as_deref(), Some("/operation"));
    assert_eq!(next(&[("Location", "/result")]).as_deref(), Some("/result"));
    assert_eq!(next(&[]), None);
}

#[test]
fn answer_in_which_the_mapping_finds_nothing_says_what_there_is_instead() {
    let message = |mapping: &Mapping, body| read(mapping, 200, body).unwrap_err().message.unwrap();
    let nested = Mapping::new("/state").job("/task");
    assert_eq!(
        message(&nested, r#"{"order": {}, "links": []}"#),
        "The mapping finds no job in the answer, which has: order, links"
    );
    let misspelt = Mapping::new("/stat");
    assert_eq!(
        message(&misspelt, r#"{"state": "busy"}"#),
        "The mapping finds no job in the answer, which has: state"
    );
}

#[test]
fn answers_without_a_job_are_errors() {
    let github = presets::github();
    let kind = |mapping: &Mapping, body| read(mapping, 200, body).unwrap_err().kind;
    assert_eq!(kind(&github, "<html>"), ErrorKind::UnexpectedBody);
    assert_eq!(kind(&github, "{}"), ErrorKind::UnexpectedBody);
    assert_eq!(kind(&github, "[1]"), ErrorKind::UnexpectedBody);
    let error = read(&github, 200, r#"{"code": "X.1", "message": "no"}"#).unwrap_err();
    assert_eq!(
        (error.code.as_deref(), error.message.as_deref()),
        (Some("X.1"), Some("no"))
    );
    let error = read(&github, 401, r#"{"message": "Bad credentials"}"#).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unauthorized);
    assert_eq!(
        kind(&presets::cdm(), r#"{"submissions": []}"#),
        ErrorKind::UnexpectedBody
    );
}

#[test]
fn a_state_that_no_rule_knows_is_shown_as_it_is() {
    let rule = StatusRule::at("/s").when("1", JobStatus::Success);
    let mapping = Mapping::new(rule).id("/id");
    let status = |body| read(&mapping, 200, body).unwrap().status;
    assert_eq!(status(r#"{"s": 2}"#), JobStatus::Other("2".to_owned()));
    assert_eq!(status(r#"{"s": "Running"}"#), JobStatus::Running);
    assert_eq!(status(r#"{"id": 1}"#), JobStatus::default());
    assert_eq!(status(r#"{"s": {}, "id": 1}"#), JobStatus::default());
}

#[test]
fn a_result_is_written_and_read_again() {
    let mut job = Job::new("1", "export", JobStatus::Success);
    job.result = Some("/exports/1.zip".to_owned());
    let text = serde_json::to_string(&job).unwrap();
    assert_eq!(serde_json::from_str::<Job>(&text).unwrap(), job);
}
