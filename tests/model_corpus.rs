//! The collected real bodies, where they lie beside this repository: every row becomes what the
//! index says, be it by the built-in reader or by a preset.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

use jobwatch::mapping::presets;
use jobwatch::{ApiError, Job, JobStatus, Json, Progress, Response, decode, decode_mapped};

/// One row of the index.
struct Row {
    file: String,
    service: String,
    http_status: u16,
    status: String,
    progress: String,
    decoded_by: String,
}

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if corpus.is_dir() {
        return Some(corpus);
    }
    println!("skipped: there is no corpus beside this repository");
    None
}

fn rows(corpus: &Path, decoded_by: &str) -> Vec<Row> {
    let index = fs::read_to_string(corpus.join("index.tsv")).expect("the corpus has an index");
    let mut lines = index.lines();
    let head: Vec<&str> = lines
        .next()
        .expect("the index has a head")
        .split('\t')
        .collect();
    let column = |name| head.iter().position(|it| *it == name).expect("a column");
    let rows: Vec<Row> = lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |name| (*cells.get(column(name)).expect("a cell")).to_owned();
            Row {
                file: cell("file"),
                service: cell("service"),
                http_status: cell("http_status").parse().expect("a status"),
                status: cell("expected_status"),
                progress: cell("expected_progress"),
                decoded_by: cell("decoded_by"),
            }
        })
        .filter(|row| row.decoded_by == decoded_by)
        .collect();
    assert!(!rows.is_empty(), "the index has no row for {decoded_by}");
    rows
}

fn read(corpus: &Path, row: &Row, http_status: u16) -> Result<Job, ApiError> {
    let body = fs::read_to_string(corpus.join(&row.file)).expect("the row's file");
    let response = Response {
        http_status,
        body: &body,
        ..Response::default()
    };
    decode(&response, None, parse)
}

#[test]
fn every_job_of_the_corpus_is_read() {
    let Some(corpus) = corpus() else { return };
    for row in rows(&corpus, "built-in") {
        is_as_the_index_says(&row, read(&corpus, &row, row.http_status));
    }
}

#[test]
fn every_job_of_another_shape_is_read_by_the_preset_of_its_service() {
    let Some(corpus) = corpus() else { return };
    for row in rows(&corpus, "mapping") {
        let name = row
            .service
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let mapping = presets::named(&name).expect(&name);
        let body = fs::read_to_string(corpus.join(&row.file)).expect("the row's file");
        let response = Response {
            http_status: row.http_status,
            body: &body,
            ..Response::default()
        };
        is_as_the_index_says(&row, decode_mapped(&response, None, &mapping, parse));
    }
}

fn is_as_the_index_says(row: &Row, job: Result<Job, ApiError>) {
    let job = job.unwrap_or_else(|error| panic!("{}: {error}", row.file));
    match row.status.as_str() {
        "UNKNOWN" => assert!(matches!(job.status, JobStatus::Other(_)), "{}", row.file),
        status => assert_eq!(job.status.as_str(), status, "{}", row.file),
    }
    let progress = job.progress.map(Progress::fraction);
    assert_eq!(progress, row.progress.parse().ok(), "{}", row.file);
    for time in [&job.begin_time, &job.end_time].into_iter().flatten() {
        assert!(time.unix_millis().is_some(), "{}: {time}", row.file);
    }
}

#[test]
fn every_job_of_the_corpus_survives_a_round_trip() {
    let Some(corpus) = corpus() else { return };
    for row in rows(&corpus, "built-in") {
        let job = read(&corpus, &row, 200).expect("a job");
        let text = serde_json::to_string(&job).expect("can be written");
        let again: Job = serde_json::from_str(&text).expect("can be read");
        assert_eq!(again, job, "{}", row.file);
    }
}

#[test]
fn every_error_of_the_corpus_is_read() {
    let Some(corpus) = corpus() else { return };
    for row in rows(&corpus, "error") {
        let error = read(&corpus, &row, row.http_status).expect_err(&row.file);
        assert_eq!(
            error.kind.as_str(),
            row.status.to_lowercase(),
            "{}",
            row.file
        );
        assert!(error.code.is_some(), "{}", row.file);
        assert!(error.message.is_some(), "{}", row.file);
    }
}

#[test]
fn every_error_of_the_corpus_is_one_with_status_200_as_well() {
    let Some(corpus) = corpus() else { return };
    for row in rows(&corpus, "error") {
        let error = read(&corpus, &row, 200).expect_err(&row.file);
        assert!(error.code.is_some(), "{}", row.file);
    }
}

#[test]
fn bodies_of_other_apis_do_no_harm() {
    let Some(corpus) = corpus() else { return };
    for row in rows(&corpus, "mapping") {
        if let Ok(job) = read(&corpus, &row, row.http_status) {
            let truth = [row.status.as_str(), ""].contains(&job.status.as_str());
            let unknown = matches!(job.status, JobStatus::Other(_));
            assert!(truth || unknown, "{}: {}", row.file, job.status);
        }
    }
}
