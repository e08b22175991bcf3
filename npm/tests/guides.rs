//! The elements in the guides have the attributes that there are. TypeScript does not tell: it takes
//! any name with a hyphen in it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jobwatch_npm::element::ATTRIBUTES;

const GUIDES: [&str; 4] = [
    include_str!("../../README.md"),
    include_str!("../../docs/element.md"),
    include_str!("../../docs/limits.md"),
    include_str!("../../docs/mapping.md"),
];

/// The names of the attributes of all elements in the blocks of a guide.
fn attributes(guide: &str) -> Vec<&str> {
    let blocks = guide.split("\n```html\n").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split("\n```").next());
    let elements = blocks.flat_map(|block| block.split("<job-watch ").skip(1));
    elements
        .filter_map(|rest| rest.split('>').next())
        // A name stands before the quotation mark that opens its value.
        .flat_map(|element| element.split('"').step_by(2))
        .map(|name| name.trim().trim_end_matches('='))
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn elements_of_the_guides_have_the_attributes_that_there_are() {
    for guide in GUIDES {
        let names = attributes(guide);
        assert!(names.len() > 1, "{names:?}");
        for name in names {
            let known = ATTRIBUTES.iter().any(|attribute| attribute.name == name);
            assert!(known, "{name}");
        }
    }
}
