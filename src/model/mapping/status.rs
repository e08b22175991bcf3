//! What state a job is in, in an API of another shape.

use super::pointer::{Pointers, word};
use crate::model::{JobStatus, Json};

/// How a state is told: by the value in a place, which means a state or asks for another place.
///
/// A value that the rule does not name is read as [`JobStatus::parse`] reads the words of the
/// documents. Values are compared without regard to case; those of numbers and truth values are
/// written as in JSON.
///
/// ```
/// use jobwatch::{JobStatus, StatusRule};
///
/// // {"done": true, "error": {"code": 5}}
/// let rule = StatusRule::at("/done").absent(JobStatus::Running).when(
///     "true",
///     StatusRule::at("/error/code").absent(JobStatus::Success).otherwise(JobStatus::Fail),
/// );
/// # let _ = rule;
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatusRule {
    pub(super) at: Pointers,
    pub(super) is: Vec<(String, StatusChoice)>,
}

/// What a value means.
#[derive(Clone, Debug, PartialEq)]
pub enum StatusChoice {
    /// A state.
    Status(JobStatus),
    /// That another place has to be looked at.
    Rule(StatusRule),
}

/// The key, in the object that a page gives, of all values that have no key of their own.
pub(super) const ANY: &str = "*";
/// The key for that there is no value.
pub(super) const ABSENT: &str = "";

impl StatusRule {
    /// The state is in this place.
    #[must_use]
    pub fn at(at: impl Into<Pointers>) -> Self {
        Self {
            at: at.into(),
            is: Vec::new(),
        }
    }

    /// What a value means.
    #[must_use]
    pub fn when(mut self, value: impl Into<String>, choice: impl Into<StatusChoice>) -> Self {
        self.is.push((value.into(), choice.into()));
        self
    }

    /// What several values mean.
    #[must_use]
    pub fn when_any<const N: usize>(self, values: [&str; N], status: JobStatus) -> Self {
        values
            .into_iter()
            .fold(self, |rule, value| rule.when(value, status.clone()))
    }

    /// What all other values mean.
    #[must_use]
    pub fn otherwise(self, choice: impl Into<StatusChoice>) -> Self {
        self.when(ANY, choice)
    }

    /// What it means that there is no value.
    #[must_use]
    pub fn absent(self, choice: impl Into<StatusChoice>) -> Self {
        self.when(ABSENT, choice)
    }

    /// The state that a body tells, and whether it has a value in any place that was looked at.
    pub(super) fn read(&self, body: &Json, asked: &str) -> (JobStatus, bool) {
        let value = self.at.find(body, asked, Some);
        let word = value.and_then(word);
        let choice = match (&value, &word) {
            (None, _) => self.choice(ABSENT),
            (_, Some(word)) => self.choice(word).or_else(|| self.choice(ANY)),
            // An object or a list has no word.
            _ => self.choice(ANY),
        };
        let is_told = value.is_some();
        match choice {
            Some(StatusChoice::Status(status)) => (status.clone(), is_told),
            Some(StatusChoice::Rule(rule)) => {
                let (status, is_told_there) = rule.read(body, asked);
                (status, is_told || is_told_there)
            }
            None => (JobStatus::parse(&word.unwrap_or_default()), is_told),
        }
    }

    fn choice(&self, value: &str) -> Option<&StatusChoice> {
        let found = self
            .is
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(value));
        found.map(|(_, choice)| choice)
    }
}

impl<P: Into<Pointers>> From<P> for StatusRule {
    fn from(at: P) -> Self {
        Self::at(at)
    }
}

impl From<JobStatus> for StatusChoice {
    fn from(status: JobStatus) -> Self {
        Self::Status(status)
    }
}

impl From<StatusRule> for StatusChoice {
    fn from(rule: StatusRule) -> Self {
        Self::Rule(rule)
    }
}
