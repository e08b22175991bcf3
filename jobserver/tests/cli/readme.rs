//! What the documents say that the program does.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use clap::Parser;
use jobserver::cli::Cli;

/// The lines of `document` that call the program through cargo, with what follows its name.
fn calls(document: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = fs::read_to_string(path).unwrap();
    let calls = text.split("cargo run -p jobserver -- ").skip(1);
    calls
        .map(|call| call.split(['`', '#', '\n']).next().unwrap().to_owned())
        .collect()
}

#[test]
fn calls_of_the_documents_are_understood() {
    for document in [
        "README.md",
        "../README.md",
        "../docs/embedding.md",
        "../docs/mapping.md",
    ] {
        let calls = calls(document);
        assert!(!calls.is_empty(), "{document}");
        for call in calls {
            let arguments = call.split_whitespace();
            let read = Cli::try_parse_from(["jobserver"].into_iter().chain(arguments));
            assert!(read.is_ok(), "{document}: {call}: {read:?}");
        }
    }
}

/// What is printed for a body, with the arguments behind `decode -`.
fn decoded(body: &str, arguments: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jobserver"))
        .args(["decode", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    input.write_all(body.as_bytes()).unwrap();
    drop(input);
    let output = program.wait_with_output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn dialogue_of_the_readme_is_as_it_runs() {
    let readme = include_str!("../../README.md");
    let (_, block) = readme.split_once("```console\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let mut lines = block.lines();
    let mut count = 0;
    while let (Some(call), Some(expected)) = (lines.next(), lines.next()) {
        let call = call.strip_prefix("$ echo '").unwrap();
        let (body, call) = call.split_once("' | jobserver decode -").unwrap();
        let printed = decoded(body, &call.split_whitespace().collect::<Vec<_>>());
        // What is left out is at one place.
        let (begin, end) = expected.split_once('…').unwrap();
        assert!(printed.starts_with(begin), "{printed}");
        assert!(printed.trim_end().ends_with(end), "{printed}");
        count += 1;
    }
    assert_eq!(count, 2);
}
