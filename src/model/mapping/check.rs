//! What can be wrong with a mapping.

use std::fmt;

use super::pointer::is_pointer;
use super::{Mapping, field};
use crate::model::{JobStatus, Json, Object};

/// What is wrong with a mapping, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingError {
    field: String,
    what: String,
}

type Check = Result<(), MappingError>;

impl MappingError {
    fn new(what: &[&str]) -> Self {
        Self {
            field: String::new(),
            what: what.concat(),
        }
    }

    /// The field, such as `progress.percent`, by the names that [`Mapping::from_json`] has.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The same as part of another field.
    fn within(mut self, field: &str) -> Self {
        let dot = if self.field.is_empty() { "" } else { "." };
        self.field = [field, dot, &self.field].concat();
        self
    }
}

impl fmt::Display for MappingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dot = if self.field.is_empty() { "" } else { "." };
        f.write_str(&["mapping", dot, &self.field, ": ", &self.what].concat())
    }
}

impl std::error::Error for MappingError {}

impl Mapping {
    /// Whether it can be used.
    ///
    /// # Errors
    /// [`MappingError`] with the first field that is wrong: a text that is no pointer, a word that
    /// is no state, or no place where the state could be.
    ///
    /// ```
    /// use jobwatch::Mapping;
    ///
    /// let error = Mapping::new("state").check().unwrap_err();
    /// assert_eq!(error.field(), "status");
    /// ```
    pub fn check(&self) -> Result<(), MappingError> {
        match &self.0 {
            // A page gives presets by their names, of which this is none.
            Json::Text(name) => Err(MappingError::new(&[
                "\"",
                name,
                "\" is no preset: names are as \"github\", and an object is a property",
            ])),
            other => check_mapping(object(other)?),
        }
    }
}

/// What a field may be.
type Checker = fn(&Json) -> Check;

/// The fields of a mapping.
const MAPPING: &[(&str, Checker)] = &[
    (field::JOB, check_places),
    (field::STATUS, check_status),
    (field::HTTP_STATUS, |value| check_each(value, check_code)),
    (field::FOLLOW, |value| check_texts(value, |_| true, "")),
    (field::ID, check_places),
    (field::JOB_TYPE, check_places),
    (field::PROGRESS, check_progress),
    (field::CURRENT_TASK, check_places),
    (field::BEGIN_TIME, check_time),
    (field::END_TIME, check_time),
    (field::ERROR_CODE, check_places),
    (field::FAIL_REASON, check_places),
    (field::RESULT, check_places),
    (field::RESOURCES, |value| {
        check_each(value, |_, at| check_places(at))
    }),
    (field::SUB_JOBS, check_places),
    (field::SUB_JOB, |value| check_mapping(object(value)?)),
];

const STATUS: &[(&str, Checker)] = &[
    (field::AT, check_places),
    (field::IS, |value| check_each(value, check_choice)),
];

const PROGRESS: &[(&str, Checker)] = &[
    (field::PERCENT, check_places),
    (field::FRACTION, check_places),
    (field::DONE, check_places),
    (field::TOTAL, check_places),
];

const TIME: &[(&str, Checker)] = &[(field::SECONDS, check_places)];

fn object(value: &Json) -> Result<&Object, MappingError> {
    value
        .as_object()
        .ok_or_else(|| MappingError::new(&["give an object"]))
}

fn check_mapping(mapping: &Object) -> Check {
    check_fields(mapping, MAPPING)?;
    let has = |name| mapping.get(name).is_some_and(|value| !value.is_empty());
    if has(field::STATUS) || has(field::HTTP_STATUS) {
        return Ok(());
    }
    let error = MappingError::new(&["say where the state is, such as \"/status\""]);
    Err(error.within(field::STATUS))
}

/// Whether an object has nothing but these fields, each of which is as it should be. One that is
/// null is not there.
fn check_fields(object: &Object, fields: &[(&str, Checker)]) -> Check {
    for (name, value) in object.iter().filter(|(_, value)| **value != Json::Null) {
        let field = fields.iter().find(|(known, _)| *known == name);
        let checked = match field {
            Some((_, check)) => check(value),
            None => Err(no_such(fields)),
        };
        checked.map_err(|error| error.within(name))?;
    }
    Ok(())
}

fn no_such(fields: &[(&str, Checker)]) -> MappingError {
    let mut names = String::new();
    for (name, _) in fields {
        names.push(' ');
        names.push_str(name);
    }
    MappingError::new(&["there is no such field; there are", &names])
}

/// Each member of an object of any names.
fn check_each(value: &Json, check: fn(&str, &Json) -> Check) -> Check {
    for (name, value) in object(value)?.iter() {
        check(name, value).map_err(|error| error.within(name))?;
    }
    Ok(())
}

fn check_places(value: &Json) -> Check {
    let what = "\" is no JSON Pointer, such as \"/status\"";
    check_texts(value, is_pointer, what)
}

/// A text or a list of texts, none of which is wrong.
fn check_texts(value: &Json, is_right: fn(&str) -> bool, wrong: &str) -> Check {
    match value {
        Json::List(items) => items
            .iter()
            .try_for_each(|item| check_texts(item, is_right, wrong)),
        Json::Text(text) if is_right(text) => Ok(()),
        Json::Text(text) => Err(MappingError::new(&["\"", text, wrong])),
        _ => Err(MappingError::new(&["give a text or a list of texts"])),
    }
}

fn check_status(value: &Json) -> Check {
    match value {
        Json::Object(rule) => check_fields(rule, STATUS),
        places => check_places(places),
    }
}

fn check_choice(_: &str, choice: &Json) -> Check {
    match choice {
        Json::Object(rule) => check_fields(rule, STATUS),
        Json::Text(word) if is_state(word) => Ok(()),
        _ => Err(MappingError::new(&[
            "give INIT, RUNNING, SUCCESS, FAIL or CANCEL",
        ])),
    }
}

fn is_state(word: &str) -> bool {
    !matches!(JobStatus::parse(word), JobStatus::Other(_))
}

fn check_code(code: &str, status: &Json) -> Check {
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()) {
        return check_choice(code, status);
    }
    Err(MappingError::new(&[
        "the key is a status code, such as \"202\"",
    ]))
}

fn check_progress(value: &Json) -> Check {
    let none = Object::new();
    let rule = value.as_object().unwrap_or(&none);
    check_fields(rule, PROGRESS)?;
    let has = |name| !matches!(rule.get(name), None | Some(Json::Null));
    match [field::PERCENT, field::FRACTION, field::DONE, field::TOTAL].map(has) {
        [true, false, false, false] | [false, true, false, false] | [false, false, true, true] => {
            Ok(())
        }
        _ => Err(MappingError::new(&[
            "give percent, or fraction, or done and total",
        ])),
    }
}

fn check_time(value: &Json) -> Check {
    match value {
        Json::Object(rule) => check_fields(rule, TIME),
        places => check_places(places),
    }
}
