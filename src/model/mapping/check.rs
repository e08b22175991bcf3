//! What can be wrong with a mapping.

use std::fmt;

use super::pointer::{Pointers, is_pointer};
use super::status::{StatusChoice, StatusRule};
use super::{Mapping, ProgressRule};

/// What is wrong with a mapping, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingError {
    field: String,
    what: String,
}

impl MappingError {
    pub(super) fn new(field: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            what: what.into(),
        }
    }

    /// The field, such as `progress.percent`, by the names that [`Mapping::from_json`] has.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The same as part of another field.
    pub(super) fn within(self, field: &str) -> Self {
        Self {
            field: joined(field, &self.field),
            ..self
        }
    }
}

impl fmt::Display for MappingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("mapping")?;
        if !self.field.is_empty() {
            f.write_str(".")?;
            f.write_str(&self.field)?;
        }
        f.write_str(": ")?;
        f.write_str(&self.what)
    }
}

impl std::error::Error for MappingError {}

pub(super) fn joined(field: &str, part: &str) -> String {
    if field.is_empty() || part.is_empty() {
        return [field, part].concat();
    }
    [field, ".", part].concat()
}

impl Mapping {
    /// Whether it can be used.
    ///
    /// # Errors
    /// [`MappingError`] with the first field that is wrong: a text that is no pointer, or no place
    /// where the state could be.
    pub fn check(&self) -> Result<(), MappingError> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        if self.status.at.is_empty() && self.http_status.is_empty() {
            let what = "say where the state is, by a JSON Pointer such as \"/status\"";
            return Err(MappingError::new("status", what));
        }
        self.status
            .check()
            .map_err(|error| error.within("status"))?;
        if let Some(progress) = &self.progress {
            progress.check().map_err(|error| error.within("progress"))?;
        }
        for (field, pointers) in self.places() {
            pointers.check(field)?;
        }
        for (name, pointers) in &self.resources {
            pointers
                .check(name)
                .map_err(|error| error.within("resources"))?;
        }
        match &self.sub_job {
            Some(mapping) => mapping.check().map_err(|error| error.within("subJob")),
            None => Ok(()),
        }
    }

    /// A mapping that is of no use, for this reason.
    pub(crate) fn faulty(fault: MappingError) -> Self {
        Self {
            fault: Some(fault),
            ..Self::default()
        }
    }

    fn places(&self) -> [(&'static str, &Pointers); 10] {
        [
            ("job", &self.job),
            ("id", &self.id),
            ("jobType", &self.job_type),
            ("currentTask", &self.current_task),
            ("beginTime", &self.begin_time.at),
            ("endTime", &self.end_time.at),
            ("errorCode", &self.error_code),
            ("failReason", &self.fail_reason),
            ("result", &self.result),
            ("subJobs", &self.sub_jobs),
        ]
    }
}

impl StatusRule {
    fn check(&self) -> Result<(), MappingError> {
        self.at.check("at")?;
        for (value, choice) in &self.is {
            if let StatusChoice::Rule(rule) = choice {
                rule.check()
                    .map_err(|error| error.within(&joined("is", value)))?;
            }
        }
        Ok(())
    }
}

impl ProgressRule {
    fn check(&self) -> Result<(), MappingError> {
        match self {
            Self::Percent(at) => at.check("percent"),
            Self::Fraction(at) => at.check("fraction"),
            Self::Share { done, total } => {
                done.check("done")?;
                total.check("total")
            }
        }
    }
}

impl Pointers {
    fn check(&self, field: &str) -> Result<(), MappingError> {
        match self.iter().find(|pointer| !is_pointer(pointer)) {
            Some(text) => {
                let what = [
                    "\"",
                    text,
                    "\" is no JSON Pointer: it begins with \"/\", and \"~\" is followed by 0 or 1",
                ];
                Err(MappingError::new(field, what.concat()))
            }
            None => Ok(()),
        }
    }
}
