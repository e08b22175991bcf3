//! The lists of the element are what its script has and what its guide says.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use jobwatch_npm::element::{
    ATTRIBUTES, EVENTS, METHODS, OF_HTML, PROPERTIES, SLOTS, STATES, camel,
};
use jobwatch_npm::guide::table;
use jobwatch_npm::{files, manifest};

const LOADER: &str = include_str!("../../src/embed/loader.js");
const TOLD: &str = include_str!("../../src/embed/told.rs");
const SLOTS_SOURCE: &str = include_str!("../../src/view/slots.rs");
const GUIDE: &str = include_str!("../../docs/element.md");

/// The words of the text that is called `name` in the script.
fn words(name: &str) -> BTreeSet<&'static str> {
    let (_, rest) = LOADER.split_once(&format!("const {name} = \"")).unwrap();
    let (words, _) = rest.split_once('"').unwrap();
    words.split(' ').collect()
}

/// The texts between quotes in the list that is called `name` in the script.
fn list(name: &str) -> BTreeSet<&'static str> {
    let (_, rest) = LOADER.split_once(&format!("const {name} = [")).unwrap();
    let (list, _) = rest.split_once("];").unwrap();
    list.split('"').skip(1).step_by(2).collect()
}

fn named(guide: &str, column: &str) -> BTreeSet<String> {
    let rows = table(guide, column).into_iter();
    rows.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn attributes_are_those_of_the_script_and_of_the_guide() {
    let names = ATTRIBUTES.map(|attribute| attribute.name);
    assert_eq!(BTreeSet::from(names), list("ATTRIBUTES"));
    for name in OF_HTML {
        assert!(LOADER.contains(&format!("name === \"{name}\"")), "{name}");
    }
    assert_eq!(
        BTreeSet::from(names.map(str::to_owned)),
        named(GUIDE, "attribute")
    );
}

#[test]
fn guide_has_the_values_and_defaults_of_attributes() {
    for attribute in ATTRIBUTES {
        let name = format!("`{}`", attribute.name);
        let row = GUIDE
            .lines()
            .find(|line| line.starts_with('|') && line.contains(&name))
            .unwrap();
        let words = attribute.takes.split('"').skip(1).step_by(2);
        for word in words.filter(|_| attribute.name != "dir") {
            assert!(row.contains(&format!("`{word}`")), "{word} in {row}");
        }
        let is_word = |default: &str| !default.contains(' ');
        if let Some(default) = attribute.default.filter(|default| is_word(default)) {
            assert!(row.contains(&format!("`{default}`")), "{default} in {row}");
        }
    }
}

#[test]
fn properties_and_methods_are_those_of_the_script() {
    let names = PROPERTIES.map(|property| property.name);
    assert_eq!(BTreeSet::from(names), list("PROPERTIES"));
    let told = ["snapshot", "job"];
    let listed = names.into_iter().chain(told).map(str::to_owned);
    assert_eq!(listed.collect::<BTreeSet<_>>(), named(GUIDE, "property"));
    let names = METHODS.map(|method| method.name);
    assert_eq!(BTreeSet::from(names), words("METHODS"));
}

#[test]
fn events_and_states_are_those_that_are_told() {
    for event in EVENTS {
        assert!(TOLD.contains(&format!("\"{}\"", event.name)));
    }
    let names = EVENTS.map(|event| event.name.to_owned());
    assert_eq!(BTreeSet::from(names), named(GUIDE, "event"));
    for state in STATES {
        assert!(TOLD.contains(&format!("\"{}\"", state.name)));
        assert!(GUIDE.contains(state.name), "{}", state.name);
    }
}

#[test]
fn slots_are_those_of_the_component() {
    for slot in SLOTS {
        assert!(SLOTS_SOURCE.contains(&format!("\"{}\"", slot.name)));
        assert!(GUIDE.contains(&format!("`slot=\"{}\"`", slot.name)) || GUIDE.contains(slot.name));
    }
}

#[test]
fn properties_are_named_like_attributes_in_camel_case() {
    assert_eq!(camel("max-interval"), "maxInterval");
    assert_eq!(camel("src"), "src");
}

#[test]
fn manifest_lists_what_can_be_styled() {
    let manifest = manifest::write().to_string();
    for name in [
        "--job-watch-surface",
        "\"badge\"",
        "\"percent\"",
        "\"stale\"",
    ] {
        assert!(manifest.contains(name), "{name}");
    }
}

#[test]
fn every_file_that_package_json_names_is_written_or_code() {
    let files = files();
    let find = |name: &str| files.iter().find(|(file, _)| *file == name).unwrap();
    let (_, package) = find("package.json");
    let package: serde_json::Value = serde_json::from_str(package).unwrap();
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    for name in package.to_string().split("\"./").skip(1) {
        let (name, _) = name.split_once('"').unwrap();
        if name.contains("core") || name == "jobwatch.js" || !name.contains('.') {
            continue;
        }
        find(name);
    }
}
