//! The values of a mapping's fields.

use super::{Mapping, field};
use crate::model::{JobStatus, Json, Object};

/// One or several places in a JSON document, of which the first counts that has a value: neither
/// `null` nor a blank text.
///
/// A place is a JSON Pointer (RFC 6901): `""` is the whole document, `/a/0/b` a member of the first
/// item of a member; in a name `~0` stands for `~` and `~1` for `/`. Beyond the RFC, which has no
/// use for them there,
///
/// - in an array `key=value` is the first item whose member `key` is `value`:
///   `/conditions/type=Failed/status`;
/// - `{job_id}` in a name or value stands for the id that was asked for: `/jobs/id={job_id}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointers(pub(super) Json);

impl From<&str> for Pointers {
    fn from(pointer: &str) -> Self {
        Self(pointer.into())
    }
}

impl<const N: usize> From<[&str; N]> for Pointers {
    fn from(pointers: [&str; N]) -> Self {
        Self(pointers.to_vec().into())
    }
}

/// How a state is told: by the value in a place, which means a state or asks for another place.
///
/// A value that the rule does not name is read as [`JobStatus::parse`] reads the words of the
/// documents. Values are compared without regard to case; those of numbers and truth values are
/// written as in JSON.
///
/// ```
/// use jobwatch::{JobStatus, Mapping, StatusRule};
///
/// // {"done": true, "error": {"code": 5}}
/// let ended = StatusRule::at("/error/code")
///     .absent(JobStatus::Success)
///     .otherwise(JobStatus::Fail);
/// let rule = StatusRule::at("/done")
///     .absent(JobStatus::Running)
///     .when("true", ended);
/// assert_eq!(Mapping::new(rule).check(), Ok(()));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct StatusRule {
    at: Json,
    is: Object,
}

/// What a value means: a state, or that another place has to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusChoice(Json);

/// The key of all values that have no key of their own.
pub(super) const ANY: &str = "*";
/// The key for that there is no value.
pub(super) const ABSENT: &str = "";

impl StatusRule {
    /// The state is in this place.
    #[must_use]
    pub fn at(at: impl Into<Pointers>) -> Self {
        Self {
            at: at.into().0,
            is: Object::new(),
        }
    }

    /// What a value means.
    #[must_use]
    pub fn when(mut self, value: impl Into<String>, choice: impl Into<StatusChoice>) -> Self {
        self.is.insert(value, choice.into().0);
        self
    }

    /// What several values mean.
    #[must_use]
    pub fn when_any<const N: usize>(self, values: [&str; N], status: JobStatus) -> Self {
        let choice = StatusChoice::from(status);
        values
            .into_iter()
            .fold(self, |rule, value| rule.when(value, choice.clone()))
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
}

impl<P: Into<Pointers>> From<P> for StatusRule {
    fn from(at: P) -> Self {
        Self::at(at)
    }
}

impl From<StatusRule> for Json {
    fn from(rule: StatusRule) -> Self {
        if rule.is.is_empty() {
            return rule.at;
        }
        Object::from([(field::AT, rule.at), (field::IS, rule.is.into())]).into()
    }
}

impl From<JobStatus> for StatusChoice {
    fn from(status: JobStatus) -> Self {
        Self(status.as_str().into())
    }
}

impl From<StatusRule> for StatusChoice {
    fn from(rule: StatusRule) -> Self {
        Self(rule.into())
    }
}

/// Where the progress is and in what it is counted, which no number tells by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressRule(pub(super) Object);

impl ProgressRule {
    /// A percentage, as number or text, with or without the sign: 40 is 40 %.
    pub fn percent(at: impl Into<Pointers>) -> Self {
        Self(Object::from([(field::PERCENT, at.into().0)]))
    }

    /// A fraction: 0.4 is 40 %.
    pub fn fraction(at: impl Into<Pointers>) -> Self {
        Self(Object::from([(field::FRACTION, at.into().0)]))
    }

    /// How many are done of how many: 2 of 5 is 40 %. Where only the total is told, none is done.
    pub fn share(done: impl Into<Pointers>, total: impl Into<Pointers>) -> Self {
        let (done, total) = (done.into().0, total.into().0);
        Self(Object::from([(field::DONE, done), (field::TOTAL, total)]))
    }
}

/// Where a time is, and in what it is counted if it is a number.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeRule(pub(super) Json);

impl TimeRule {
    /// A time that [`Timestamp::parse`](crate::Timestamp::parse) can read: a date, or milliseconds
    /// since 1970.
    pub fn at(at: impl Into<Pointers>) -> Self {
        Self(at.into().0)
    }

    /// Seconds since 1970, with or without a fraction.
    pub fn seconds(at: impl Into<Pointers>) -> Self {
        Self(Object::from([(field::SECONDS, at.into().0)]).into())
    }
}

impl<P: Into<Pointers>> From<P> for TimeRule {
    fn from(at: P) -> Self {
        Self::at(at)
    }
}

impl From<Json> for Mapping {
    /// What a page has given, whatever that is: [`Mapping::check`] tells what is wrong with it, and
    /// a widget does in the place of the job.
    fn from(value: Json) -> Self {
        Self(value)
    }
}

impl From<&Mapping> for Json {
    fn from(mapping: &Mapping) -> Self {
        mapping.0.clone()
    }
}
