//! What the documentation says about the tests, and what it takes from them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must fail"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Success criteria of WCAG 2.2: 31 of level A and 24 of level AA.
const CRITERIA: usize = 55;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {}", path.display()))
}

/// The file of the tests that the documentation calls `path`.
fn file_of(path: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (folder, name) = if let Some(name) = path.strip_prefix("e2e/") {
        ("tests/e2e/tests", name)
    } else if let Some(name) = path.strip_prefix("announcer/") {
        ("src/view/announcer/tests", name)
    } else {
        ("tests", path)
    };
    let folder = root.join(folder);
    let of_its_own = folder.join(format!("{name}.rs"));
    let shared_cases = folder.join("cases/mod.rs");
    if of_its_own.exists() {
        of_its_own
    } else {
        shared_cases
    }
}

/// The tests that a row of a table names, as path and name.
fn tests_of(row: &str) -> Vec<(&str, &str)> {
    let names = row.split('`').skip(1).step_by(2);
    names.filter_map(|it| it.split_once(": ")).collect()
}

fn assert_exists((path, test): (&str, &str)) {
    let file = file_of(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("no {}", file.display()));
    assert!(text.contains(&format!("fn {test}(")), "no {test} in {path}");
}

/// The rows of all tables whose first cell begins with a digit.
fn numbered_rows(text: &str) -> Vec<&str> {
    let begins = |row: &str| {
        row.strip_prefix("| ")
            .is_some_and(|cells| cells.starts_with(|first: char| first.is_ascii_digit()))
    };
    text.lines().filter(|row| begins(row)).collect()
}

#[test]
fn every_test_that_the_table_of_cases_names_exists() {
    let table = read("docs/cases.md");
    let rows = numbered_rows(&table);
    assert_eq!(rows.len(), 41, "cases");
    for row in rows {
        let tests = tests_of(row);
        assert!(!tests.is_empty(), "a case without a test: {row}");
        tests.into_iter().for_each(assert_exists);
    }
}

/// The part of the guide that has the criteria.
fn criteria(guide: &str) -> &str {
    guide.split("\n## ").nth(1).unwrap()
}

#[test]
fn every_test_that_the_table_of_criteria_names_exists() {
    let guide = read("docs/accessibility.md");
    let (met, _) = criteria(&guide).split_once("### Not applicable").unwrap();
    for row in numbered_rows(met) {
        let tests = tests_of(row);
        let says_so = row.contains("gallery: ") || row.contains("| none: ");
        assert!(says_so || !tests.is_empty(), "nothing shows it: {row}");
        tests.into_iter().for_each(assert_exists);
    }
}

#[test]
fn every_criterion_is_in_the_tables_once() {
    let guide = read("docs/accessibility.md");
    let rows = numbered_rows(criteria(&guide));
    let first_cells = rows.iter().filter_map(|row| row.split('|').nth(1));
    let numbers: Vec<_> = first_cells
        .flat_map(|cell| cell.split([' ', ',']))
        .filter(|word| word.split('.').count() == 3)
        .collect();
    let distinct: BTreeSet<_> = numbers.iter().collect();
    assert_eq!((numbers.len(), distinct.len()), (CRITERIA, CRITERIA));
}

/// The texts of a language's file from `begin` to `end`.
fn texts<'a>(source: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    let (_, after) = source.split_once(begin).unwrap();
    let (texts, _) = after.split_once(end).unwrap();
    texts.split('"').skip(1).step_by(2).collect()
}

#[test]
fn every_word_that_is_said_is_in_the_guide() {
    let guide = read("docs/accessibility.md");
    for language in ["en", "zh_cn", "ar"] {
        let source = read(&format!("src/view/messages/{language}.rs"));
        let mut said = texts(&source, "spoken: Spoken {", "\n    },\n");
        assert!(said.len() > 12, "{said:?}");
        for key in ["copied", "selected", "gave_up", "error_unauthorized"] {
            said.extend(texts(&source, &format!(" {key}: "), ",\n"));
        }
        for text in said {
            assert!(guide.contains(&format!("`{text}`")), "{language}: {text}");
        }
    }
}

/// The rows of one table of the simulation.
fn simulated(limit: &str, jobs: &str) -> String {
    let page = read("docs/simulation.md");
    let (_, section) = page.split_once(&format!("\n## {limit}\n")).unwrap();
    let (_, table) = section.split_once(&format!("\n### {jobs}\n")).unwrap();
    table.split("\n#").next().unwrap().to_owned()
}

/// The cells of the table whose head begins with `head`, row by row.
fn cells<'a>(guide: &'a str, head: &str) -> Vec<Vec<&'a str>> {
    let (_, table) = guide.split_once(&format!("\n| {head} |")).unwrap();
    let rows = table.lines().skip(2).take_while(|row| row.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

#[test]
fn costs_in_the_guide_to_limits_are_those_of_the_simulation() {
    let guide = read("docs/limits.md");
    let free = simulated("Without a limit", "1 job");
    for row in cells(&guide, "a job of") {
        let &[job, requests, median, worst] = row.as_slice() else {
            panic!("{row:?}");
        };
        let row = format!("| {job} | jobwatch | {requests} | 0 | {median} | {worst} | 0 |");
        assert!(free.contains(&row), "{row}");
    }
    let limited = simulated("With 200 requests in 5 minutes", "20 jobs");
    for row in cells(&guide, "20 jobs of 1 h") {
        let (set, figures) = row.split_first().unwrap();
        let client = if *set == "a budget" {
            "jobwatch, budget"
        } else {
            "jobwatch"
        };
        let row = format!("| 1 h | {client} | {} | 0 |", figures.join(" | "));
        assert!(limited.contains(&row), "{row}");
    }
    let twenty = simulated("Without a limit", "20 jobs");
    assert!(twenty.contains("| 10 min | jobwatch | 1,870 |"));
    assert!(guide.contains("would be 1,870 requests in ten minutes"));
}
