//! The guides name what there is to set, all of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jobwatch::mapping::presets;

const THEMING: &str = include_str!("../docs/theming.md");
const EMBEDDING: &str = include_str!("../docs/embedding.md");
const MAPPING: &str = include_str!("../docs/mapping.md");
const STYLE: &str = include_str!("../src/view/style.css");
const JOB_WATCH: &str = include_str!("../src/view/job_watch.rs");

/// What follows each `mark` in a text, up to the first of `ends`.
fn words<'a>(text: &'a str, mark: &str, ends: &[char]) -> BTreeSet<&'a str> {
    text.split(mark)
        .skip(1)
        .filter_map(|rest| rest.split(ends).next())
        .collect()
}

#[test]
fn custom_properties_are_listed_with_their_defaults() {
    let mut read = words(STYLE, "var(--job-watch-", &[',', ')']);
    // The widget's own: how far the bar is.
    read.remove("share");
    assert!(read.len() > 10, "{read:?}");
    assert_eq!(words(THEMING, "| `--job-watch-", &['`']), read);
    for name in read {
        let Some(line) = THEMING
            .lines()
            .find(|line| line.starts_with(&format!("| `--job-watch-{name}`")))
        else {
            continue;
        };
        let defaults = words(
            STYLE,
            &format!("var(--job-watch-{name}, light-dark("),
            &[')'],
        );
        for colour in defaults.iter().flat_map(|colours| colours.split(", ")) {
            assert!(line.contains(colour), "{colour} in {line}");
        }
    }
}

/// The source of the components.
fn components() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view");
    let files = fs::read_dir(folder).unwrap();
    files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "rs"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn classes_that_are_promised_are_there() {
    let source = components();
    let there: BTreeSet<_> = source
        .split(|letter: char| !letter.is_ascii_lowercase() && letter != '-')
        .collect();
    let promised = THEMING.split('`').filter(|it| it.starts_with("job-watch"));
    let promised: BTreeSet<_> = promised.collect();
    assert!(promised.len() > 20, "{promised:?}");
    let missing: Vec<_> = promised.difference(&there).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn parts_are_listed() {
    let source = components();
    let mut there = words(&source, "part=\"", &['"']);
    there.extend(words(&source, "outline(shape, Some(\"", &['"']));
    assert!(there.len() > 10, "{there:?}");
    let (_, section) = THEMING.split_once("## Parts").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let names = section.lines().filter(|line| line.starts_with("| `"));
    let names: String = names.filter_map(|line| line.split('|').nth(1)).collect();
    assert_eq!(
        names.split('`').skip(1).step_by(2).collect::<BTreeSet<_>>(),
        there
    );
}

#[test]
fn properties_of_the_widget_are_listed() {
    let (_, props) = JOB_WATCH
        .split_once("pub struct JobWatchProps {")
        .unwrap_or_default();
    let (props, _) = props.split_once("\n}").unwrap_or_default();
    let names = words(props, "    pub ", &[':']);
    assert!(names.len() > 8, "{names:?}");
    let table = EMBEDDING.lines().filter(|line| line.starts_with("| `"));
    let listed: String = table.filter_map(|line| line.split('|').nth(1)).collect();
    for name in names {
        assert!(listed.contains(&format!("`{name}`")), "{name} in {listed}");
    }
}

#[test]
fn presets_are_listed() {
    let (_, table) = MAPPING.split_once("\n| preset |").unwrap();
    let rows = table.lines().skip(2).take_while(|row| row.starts_with('|'));
    let names = rows.filter_map(|row| row.split('`').nth(1));
    let all = presets::ALL.iter().map(|(name, _)| *name);
    assert_eq!(names.collect::<Vec<_>>(), all.collect::<Vec<_>>());
}
