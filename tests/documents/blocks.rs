//! Blocks of code. A language has a check, here or in another test that is named.

use std::collections::BTreeSet;
use std::fs;

use jobwatch::{Json, Mapping};
use toml::{Table, Value};

use crate::document::{Block, Document, root};

/// Languages whose blocks are checked elsewhere.
const ELSEWHERE: [(&str, &str); 5] = [
    (
        "js",
        "examples/types/guides.js has TypeScript check them against the package",
    ),
    (
        "html",
        "likewise; npm/tests/guides.rs looks at the attributes",
    ),
    (
        "nginx",
        "tests/e2e/tests/nginx holds those of docs/nginx.md to the file that it runs; what is to be \
         put in the place of its lines begins with the name of that file",
    ),
    ("console", "jobserver/tests/cli/readme.rs plays it"),
    (
        "sh",
        "cargo xtask, by a test of its command line; cargo run -p jobserver, by jobserver/tests/cli; \
         the rest changes a machine, and only its programs are looked at below",
    ),
];

/// Programs in blocks of `sh` that are not of this repository.
const PROGRAMS: [&str; 12] = [
    "-exec", // of the line before
    "callgrind_annotate",
    "cargo",
    "curl",
    "find",
    "mkdir",
    "npm",
    "sudo",
    "trunk",
    "twiggy",
    "wasm-bindgen",
    "your-way-to-a-token",
];

fn each(language: &str, check: impl Fn(&Document, &Block)) -> usize {
    let mut count = 0;
    for document in Document::all() {
        for block in document.blocks() {
            if block.info == language {
                check(&document, &block);
                count += 1;
            }
        }
    }
    count
}

fn json(block: &Block) -> Json {
    serde_json::from_str(&block.code).unwrap_or_else(|error| panic!("{error}: {}", block.code))
}

#[test]
fn every_block_has_a_language_that_is_checked() {
    let here = ["rust", "json", "toml", "css"];
    for document in Document::all() {
        for block in document.blocks() {
            let checked = here.contains(&block.info.as_str())
                || ELSEWHERE
                    .iter()
                    .any(|(language, _)| *language == block.info);
            assert!(
                checked,
                "{}: {:?}\n{}",
                document.path.display(),
                block.info,
                block.code
            );
        }
    }
}

/// So that none of it is left out: `ignore` and `no_run` would be other languages.
#[test]
fn rust_of_every_document_is_a_documentation_test() {
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let count = each("rust", |document, _| {
        let included = format!("include_str!(\"../{}\")", document.path.display());
        assert!(library.contains(&included), "{included}");
    });
    assert!(count > 8, "{count}");
}

#[test]
fn json_is_json() {
    assert!(each("json", |_, block| drop(json(block))) > 4);
}

/// A mapping is told by its members, each of which is a field of the guide's table; the answers that
/// are shown beside have others.
#[test]
fn mappings_of_the_guide_are_right() {
    let guide = Document::read("docs/mapping.md");
    let fields = fields(&fs::read_to_string(root().join(&guide.path)).unwrap());
    assert!(fields.len() > 12, "{fields:?}");
    let mut mappings = 0;
    let blocks = guide.blocks();
    for block in blocks.iter().filter(|block| block.info == "json") {
        let value = json(block);
        let members = value.as_object().unwrap();
        if members.iter().all(|(name, _)| fields.contains(name)) {
            mappings += 1;
            let read = Mapping::from_json(value);
            assert!(read.is_ok(), "{read:?}: {}", block.code);
        }
    }
    assert_eq!(mappings, 3);
}

/// The names in the first column of the table of fields.
fn fields(guide: &str) -> BTreeSet<String> {
    let (_, table) = guide.split_once("\n| field |").unwrap();
    let rows = table.lines().skip(2).take_while(|row| row.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

/// Versions and the profile are those of this crate: a reader is to get what the tests have.
#[test]
fn toml_agrees_with_the_manifest() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: Table = manifest.parse().unwrap();
    let dependencies = &manifest["dependencies"];
    let count = each("toml", |_, block| {
        let table: Table = block.code.parse().unwrap();
        // The lines of a dependency stand alone where the README has shown their place already.
        let listed = table.get("dependencies").and_then(Value::as_table);
        if let Some(yew) = listed.unwrap_or(&table).get("yew") {
            assert_eq!(yew["version"], dependencies["yew"]["version"]);
            assert_eq!(yew["features"], dependencies["yew"]["features"]);
        }
        if let Some(profile) = table.get("profile") {
            assert_eq!(profile["release"], manifest["profile"]["release"]);
        }
    });
    assert!(count > 3, "{count}");
}

/// What a style sheet in a guide sets or selects is what the guide to theming promises.
#[test]
fn css_names_what_is_promised() {
    let theming = fs::read_to_string(root().join("docs/theming.md")).unwrap();
    let promised: BTreeSet<_> = theming.split('`').skip(1).step_by(2).collect();
    let count = each("css", |_, block| {
        let words = block
            .code
            .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        for word in words.filter(|word| word.contains("job-watch-")) {
            assert!(promised.contains(word), "{word}");
        }
        let parts = block.code.split("::part(").skip(1);
        for part in parts.filter_map(|rest| rest.split(')').next()) {
            assert!(promised.contains(part), "{part}");
        }
    });
    assert!(count > 4, "{count}");
}

#[test]
fn programs_of_shell_blocks_are_known() {
    let mut packages = BTreeSet::new();
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: Table = manifest.parse().unwrap();
    for member in manifest["workspace"]["members"].as_array().unwrap() {
        let path = root().join(member.as_str().unwrap()).join("Cargo.toml");
        let member: Table = fs::read_to_string(path).unwrap().parse().unwrap();
        packages.insert(member["package"]["name"].as_str().unwrap().to_owned());
    }
    let count = each("sh", |document, block| {
        for line in block.code.lines() {
            let mut words = line.split_whitespace();
            let program = words.next().unwrap_or_default();
            let is_option = program.starts_with("--");
            assert!(
                PROGRAMS.contains(&program) || is_option,
                "{}: {line}",
                document.path.display()
            );
            let (Some("run"), Some("-p")) = (words.next(), words.next()) else {
                continue;
            };
            let package = words.next().unwrap_or_default();
            assert!(packages.contains(package), "{package}");
        }
    });
    assert!(count > 8, "{count}");
}
