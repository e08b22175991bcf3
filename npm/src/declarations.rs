//! `jobwatch.d.ts`.

use std::fmt::Write as _;

use jobwatch::detail::{ConnectionDetail, ConnectionState, ErrorDetail, SnapshotDetail};
use jobwatch::mapping::presets;
use jobwatch::{ErrorKind, PausedBy};
use ts_rs::{Config, TS};

use crate::element::{
    ATTRIBUTES, Attribute, EVENTS, OF_HTML, PROPERTIES, camel, is_more_as_property,
};
use crate::job::{Job, JobEntities, JobResult};

/// What is written by hand: the functions and the element.
const FUNCTIONS: &str = include_str!("../types/jobwatch.d.ts");

/// The states that the API documents and their relatives name; others are not known.
const JOB_STATUS: &str = r#"
/** The state of a job, in the words of the API. */
export type JobStatus = "INIT" | "RUNNING" | "SUCCESS" | "FAIL" | "CANCEL" | (string & {});
"#;

/// The whole text.
#[must_use]
pub fn write() -> String {
    [
        FUNCTIONS.to_owned(),
        options(),
        attributes(),
        properties(),
        fields(),
        events(),
        JOB_STATUS.to_owned(),
        mapping_name(),
        told(),
    ]
    .concat()
}

/// The names of the mappings that the package has.
fn mapping_name() -> String {
    let names = presets::ALL
        .map(|(name, _)| format!("\"{name}\""))
        .join(" | ");
    format!(
        "\n/** The name of a mapping that comes with the package. */\nexport type MappingName = {names};\n"
    )
}

/// The attributes that are all there is of their settings.
fn plain_attributes() -> impl Iterator<Item = Attribute> {
    ATTRIBUTES
        .into_iter()
        .filter(|it| !is_more_as_property(it.name))
}

/// All settings as an object has them.
fn options() -> String {
    let attributes =
        plain_attributes().map(|it| (camel(it.name), it.takes, described(it.is, it.default)));
    let properties = PROPERTIES.map(|it| (it.name.to_owned(), it.takes, it.is.to_owned()));
    let members = attributes.chain(properties);
    interface("JobWatchOptions", "The settings of a widget.", members)
}

/// The attributes as markup has them.
fn attributes() -> String {
    let attributes = plain_attributes().map(|it| {
        let key = format!("\"{}\"", it.name);
        (key, it.takes, described(it.is, it.default))
    });
    interface(
        "JobWatchAttributes",
        "The attributes of `<job-watch>` that are no more as properties.",
        attributes,
    )
}

/// The properties that frameworks set.
fn properties() -> String {
    let of_attributes = ATTRIBUTES
        .iter()
        .filter(|it| it.name.contains('-'))
        .map(|it| (camel(it.name), it.takes, described(it.is, it.default)));
    let others = PROPERTIES.map(|it| (it.name.to_owned(), it.takes, it.is.to_owned()));
    interface(
        "JobWatchProperties",
        "The properties of `<job-watch>` whose names are no attributes'.",
        of_attributes.chain(others),
    )
}

/// The properties as the element has them: attributes are read as text.
fn fields() -> String {
    let mut text = opened(
        "JobWatchFields",
        "The properties of the element that can be set.",
    );
    let own = plain_attributes().filter(|it| !OF_HTML.contains(&it.name));
    for attribute in own {
        let (name, takes) = (camel(attribute.name), attribute.takes);
        let is = described(attribute.is, attribute.default);
        let _ = write!(
            text,
            "  /** {is} */\n  get {name}(): string | null;\n  set {name}(value: {takes} | null | undefined);\n"
        );
    }
    for property in PROPERTIES {
        let (name, takes, is) = (property.name, in_union(property.takes), property.is);
        let _ = write!(
            text,
            "  /** {is} */\n  get {name}(): {takes} | undefined;\n  set {name}(value: {takes} | null | undefined);\n"
        );
    }
    text + "}\n"
}

fn events() -> String {
    let mut text = opened(
        "JobWatchEventMap",
        "The events of `<job-watch>`, by their names.",
    );
    for event in EVENTS {
        let (name, detail, when) = (event.name, event.detail, event.when);
        let _ = write!(
            text,
            "  /** {when} */\n  \"{name}\": CustomEvent<{detail}>;\n"
        );
    }
    text + "}\n"
}

/// What a page is told, from the types that write it.
fn told() -> String {
    [
        declared::<SnapshotDetail<'static>>(),
        declared::<ConnectionDetail<'static>>(),
        declared::<ConnectionState>(),
        declared::<PausedBy>(),
        declared::<ErrorDetail<'static>>(),
        declared::<ErrorKind>(),
        declared::<Job>(),
        declared::<JobEntities>(),
        declared::<JobResult>(),
    ]
    .concat()
}

fn declared<T: TS>() -> String {
    let config = Config::default();
    let docs = T::docs().unwrap_or_default();
    indented(&format!("\n{docs}export {}\n", T::decl(&config)))
}

/// A type with its members two blanks in, one a line.
fn indented(declaration: &str) -> String {
    let mut depth: usize = 0;
    let mut text = String::new();
    let lines = declaration.replace(", };", ",\n};").replace(", }", ",\n}");
    for line in lines.lines() {
        let line = line.trim_end();
        depth -= usize::from(line.starts_with('}') && depth > 0);
        if !line.is_empty() {
            text.push_str(&"  ".repeat(depth));
        }
        text.push_str(line);
        text.push('\n');
        depth += usize::from(line.ends_with('{'));
    }
    text
}

/// A type as one of several: a function in brackets.
fn in_union(takes: &str) -> String {
    if takes.contains("=>") {
        format!("({takes})")
    } else {
        takes.to_owned()
    }
}

fn described(is: &str, default: Option<&str>) -> String {
    match default {
        Some(default) => format!("{is} Default: {default}."),
        None => is.to_owned(),
    }
}

fn interface<'a>(
    name: &str,
    is: &str,
    members: impl IntoIterator<Item = (String, &'a str, String)>,
) -> String {
    let mut text = opened(name, is);
    for (key, takes, is) in members {
        let takes = in_union(takes);
        let _ = write!(text, "  /** {is} */\n  {key}?: {takes} | null;\n");
    }
    text + "}\n"
}

fn opened(name: &str, is: &str) -> String {
    format!("\n/** {is} */\nexport interface {name} {{\n")
}
