//! What the documentation says about the tests.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must fail"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The file of the tests that the documentation calls `path`.
fn file_of(path: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (folder, name) = match path.strip_prefix("e2e/") {
        Some(name) => (tests.join("e2e/tests"), name),
        None => (tests, path),
    };
    let of_its_own = folder.join(format!("{name}.rs"));
    let shared_cases = folder.join("cases/mod.rs");
    if of_its_own.exists() {
        of_its_own
    } else {
        shared_cases
    }
}

#[test]
fn every_test_that_the_table_of_cases_names_exists() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cases.md");
    let table = fs::read_to_string(table).unwrap();
    let rows: Vec<_> = table
        .lines()
        .filter(|line| {
            line.trim_start_matches("| ")
                .starts_with(|first: char| first.is_ascii_digit())
        })
        .collect();
    assert_eq!(rows.len(), 34, "cases");
    for row in rows {
        let names: Vec<_> = row.split('`').skip(1).step_by(2).collect();
        let tests: Vec<_> = names.iter().filter_map(|it| it.split_once(": ")).collect();
        assert!(!tests.is_empty(), "a case without a test: {row}");
        for (path, test) in tests {
            let file = file_of(path);
            let text =
                fs::read_to_string(&file).unwrap_or_else(|_| panic!("no {}", file.display()));
            assert!(text.contains(&format!("fn {test}(")), "no {test} in {path}");
        }
    }
}
