//! When something was, in an API of another shape.

use super::pointer::Pointers;
use crate::model::{Json, Timestamp};

/// Where a time is, and in what it is counted if it is a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeRule {
    pub(super) at: Pointers,
    pub(super) in_seconds: bool,
}

const MILLIS_PER_SECOND: f64 = 1_000.0;

impl TimeRule {
    /// A time that [`Timestamp::parse`] can read: a date, or milliseconds since 1970.
    pub fn at(at: impl Into<Pointers>) -> Self {
        Self {
            at: at.into(),
            in_seconds: false,
        }
    }

    /// Seconds since 1970, with or without a fraction.
    pub fn seconds(at: impl Into<Pointers>) -> Self {
        Self {
            at: at.into(),
            in_seconds: true,
        }
    }

    pub(super) fn read(&self, body: &Json, asked: &str) -> Option<Timestamp> {
        self.at.find(body, asked, |value| {
            if self.in_seconds {
                #[expect(clippy::cast_possible_truncation, reason = "to whole milliseconds")]
                let millis = (value.to_f64()? * MILLIS_PER_SECOND) as i64;
                return Some(Timestamp::from_unix_millis(millis));
            }
            Timestamp::parse(&value.to_text()?)
        })
    }
}

impl<P: Into<Pointers>> From<P> for TimeRule {
    fn from(at: P) -> Self {
        Self::at(at)
    }
}
