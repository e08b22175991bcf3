//! Progress that is reported above full: most often a percentage where a fraction is due.

use std::fmt;

use jobwatch::Json;

/// The members that report progress, and what is full in each.
const SCALES: [(&str, f64); 3] = [
    ("process_percent", 1.0),
    ("progress", 100.0),
    ("process", 100.0),
];

/// A value above full, which is shown as full.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overfull {
    member: &'static str,
    value: f64,
    full: f64,
}

impl Overfull {
    /// Every one of them in a body, sub-jobs included.
    pub(super) fn find(body: &Json) -> Vec<Self> {
        match body {
            Json::Object(object) => object
                .iter()
                .flat_map(|(key, value)| Self::of_member(key, value))
                .collect(),
            Json::List(items) => items.iter().flat_map(Self::find).collect(),
            _ => Vec::new(),
        }
    }

    fn of_member(key: &str, value: &Json) -> Vec<Self> {
        let scale = SCALES.into_iter().find(|(member, _)| *member == key);
        match scale.zip(number(value)) {
            Some(((member, full), value)) if value > full => vec![Self {
                member,
                value,
                full,
            }],
            _ => Self::find(value),
        }
    }
}

/// A number, or a text with one in it, with or without a sign of percent.
fn number(value: &Json) -> Option<f64> {
    match value {
        Json::Text(text) => text.trim().trim_end_matches('%').trim_end().parse().ok(),
        other => other.to_f64(),
    }
    .filter(|number: &f64| number.is_finite())
}

impl fmt::Display for Overfull {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            member,
            value,
            full,
        } = self;
        write!(
            f,
            "{member} is {value}, and {full} is full: it counts as full. process_percent is a \
             fraction from 0 to 1; progress and process are percent"
        )
    }
}
