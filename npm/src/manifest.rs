//! `custom-elements.json`, by the schema of version 2.1.0 of the custom elements manifest, which
//! editors and catalogues of components read.

use serde_json::{Value, json};

use crate::element::{
    ATTRIBUTES, EVENTS, METHODS, Named, PROPERTIES, SLOTS, STATES, camel, is_more_as_property,
};
use crate::guide::table;

const THEMING: &str = include_str!("../../docs/theming.md");
/// The file that the manifest is about.
const MODULE: &str = "jobwatch.js";
/// The functions of the package.
const FUNCTIONS: [&str; 4] = ["define", "setDefaults", "mount", "watch"];

/// The whole manifest.
#[must_use]
pub fn write() -> Value {
    let exports = FUNCTIONS.map(|name| {
        json!({ "kind": "js", "name": name, "declaration": { "name": name, "module": MODULE } })
    });
    let mut declarations = vec![element()];
    declarations.extend(FUNCTIONS.map(|name| json!({ "kind": "function", "name": name })));
    json!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": MODULE,
            "declarations": declarations,
            "exports": exports,
        }],
    })
}

fn element() -> Value {
    json!({
        "kind": "class",
        "customElement": true,
        "name": "JobWatchElement",
        "tagName": "job-watch",
        "superclass": { "name": "HTMLElement" },
        "description": "Shows how a job is doing: a badge, a progress bar, how it ended.",
        "attributes": ATTRIBUTES.map(|it| json!({
            "name": it.name,
            "fieldName": camel(it.name),
            "type": { "text": it.takes },
            "default": it.default,
            "description": it.is,
        })).map(without_nulls),
        "members": members(),
        "events": EVENTS.map(|it| json!({
            "name": it.name,
            "type": { "text": format!("CustomEvent<{}>", it.detail) },
            "description": it.when,
        })),
        "slots": SLOTS.map(named),
        "cssStates": STATES.map(named),
        "cssParts": from_guide("part"),
        "cssProperties": from_guide("property"),
    })
}

fn members() -> Vec<Value> {
    let plain = ATTRIBUTES.iter().filter(|it| !is_more_as_property(it.name));
    let of_attributes = plain.map(|it| {
        json!({
            "kind": "field",
            "name": camel(it.name),
            "type": { "text": it.takes },
            "description": it.is,
            "attribute": it.name,
            "reflects": true,
        })
    });
    let properties = PROPERTIES.map(|it| field(it.name, it.takes, it.is, false));
    let told = [
        field("snapshot", "Snapshot", "What is known.", true),
        field("job", "Job | null", "The job as its API has it.", true),
    ];
    let methods =
        METHODS.map(|it| json!({ "kind": "method", "name": it.name, "description": it.is }));
    of_attributes
        .chain(properties)
        .chain(told)
        .chain(methods)
        .collect()
}

fn field(name: &str, takes: &str, is: &str, readonly: bool) -> Value {
    json!({
        "kind": "field",
        "name": name,
        "type": { "text": takes },
        "description": is,
        "readonly": readonly,
    })
}

fn named(it: Named) -> Value {
    json!({ "name": it.name, "description": it.is })
}

fn from_guide(column: &str) -> Vec<Value> {
    table(THEMING, column)
        .into_iter()
        .map(|(name, is)| json!({ "name": name, "description": is }))
        .collect()
}

fn without_nulls(mut value: Value) -> Value {
    if let Some(object) = value.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
    value
}
