//! The skins of the demo page style what the guide to theming lists, and nothing else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const THEMING: &str = include_str!("../docs/theming.md");
const CONSOLE: &str = include_str!("../src/bin/demo/skins/console.css");
const WALL: &str = include_str!("../src/bin/demo/skins/wall.css");
const SKINS: [&str; 2] = [CONSOLE, WALL];

/// What the guide has between backticks.
fn documented() -> BTreeSet<&'static str> {
    THEMING.split('`').skip(1).step_by(2).collect()
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default();
    let rest = parts.filter_map(|part| part.split_once("*/"));
    rest.fold(first.to_owned(), |css, (_, after)| css + after)
}

/// The words of a style sheet that begin like names of the widget's: its classes and properties.
fn names(css: &str) -> BTreeSet<&str> {
    css.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .filter(|word| word.contains("job-watch"))
        .collect()
}

/// What stands before each brace that opens, but for the conditions of rules.
fn selectors(css: &str) -> impl Iterator<Item = &str> {
    css.split('{')
        .filter_map(|block| block.rsplit(['}', ';']).next())
        .map(str::trim)
        .filter(|selector| !selector.is_empty() && !selector.starts_with('@'))
}

#[test]
fn skins_use_the_documented_classes_and_properties() {
    let documented = documented();
    for skin in SKINS.map(without_comments) {
        let used = names(&skin);
        assert!(used.len() > 15, "{used:?}");
        let undocumented: Vec<_> = used.difference(&documented).collect();
        assert!(undocumented.is_empty(), "{undocumented:?}");
        assert!(!skin.contains("--_"), "a name of the widget's own");
    }
}

#[test]
fn skins_use_the_documented_attributes_with_their_values() {
    let documented = documented();
    for skin in SKINS.map(without_comments) {
        let attributes = skin.split('[').skip(1);
        let attributes: Vec<_> = attributes.filter_map(|it| it.split(']').next()).collect();
        assert!(attributes.len() > 3, "{attributes:?}");
        for attribute in attributes {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            let selector = format!("[{name}]");
            assert!(documented.contains(selector.as_str()), "{selector}");
            let value = value.trim_matches('"');
            let known = value.is_empty() || documented.contains(value);
            assert!(known, "{name}: {value}");
        }
    }
}

/// The source of the components.
fn components() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    files
        .filter(|file| file.path().extension().is_some_and(|it| it == "rs"))
        .map(|file| fs::read_to_string(file.path()).unwrap())
        .collect()
}

/// Elements by their names, wherever below another they stand.
fn descendants(selector: &str) -> impl Iterator<Item = &str> {
    let compounds: Vec<_> = selector.split_whitespace().collect();
    let pairs: Vec<_> = compounds.windows(2).map(<[_]>::to_vec).collect();
    pairs
        .into_iter()
        .filter_map(|pair| match pair.as_slice() {
            [">" | "+", _] => None,
            [_, element] => element.split([':', '[', '.', ',']).next(),
            _ => None,
        })
        .filter(|element| element.starts_with(|first: char| first.is_ascii_lowercase()))
}

/// A rule for every `bdi` of a wall is one for those of the widgets on it, too.
#[test]
fn rules_for_elements_of_the_skins_miss_those_of_the_widget() {
    let components = components();
    let is_the_widgets = |element: &&str| {
        [" ", ">", "\n"]
            .iter()
            .any(|end| components.contains(&format!("<{element}{end}")))
    };
    assert!(is_the_widgets(&"bdi") && !is_the_widgets(&"h4"));
    for skin in SKINS.map(without_comments) {
        let elements: BTreeSet<_> = selectors(&skin).flat_map(descendants).collect();
        assert!(elements.contains("h4"), "{elements:?}");
        let shared: Vec<_> = elements.into_iter().filter(is_the_widgets).collect();
        assert!(shared.is_empty(), "{shared:?}");
    }
}
