//! How far a job is, in an API of another shape.

use super::pointer::Pointers;
use crate::model::{Json, Progress};

/// Where the progress is and in what it is counted, which no number tells by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgressRule {
    /// A percentage, as number or text, with or without the sign: 40 is 40 %.
    Percent(Pointers),
    /// A fraction: 0.4 is 40 %.
    Fraction(Pointers),
    /// How many are done of how many: 2 of 5 is 40 %. Where only the total is told, none is done.
    Share {
        /// How many are done.
        done: Pointers,
        /// How many there are.
        total: Pointers,
    },
}

impl ProgressRule {
    /// A percentage.
    pub fn percent(at: impl Into<Pointers>) -> Self {
        Self::Percent(at.into())
    }

    /// A fraction.
    pub fn fraction(at: impl Into<Pointers>) -> Self {
        Self::Fraction(at.into())
    }

    /// How many are done of how many.
    pub fn share(done: impl Into<Pointers>, total: impl Into<Pointers>) -> Self {
        Self::Share {
            done: done.into(),
            total: total.into(),
        }
    }

    pub(super) fn read(&self, body: &Json, asked: &str) -> Option<Progress> {
        match self {
            Self::Percent(at) => at.find(body, asked, Progress::read_percent),
            Self::Fraction(at) => at.find(body, asked, Progress::read_fraction),
            Self::Share { done, total } => {
                let number = |at: &Pointers| at.find(body, asked, Json::to_f64);
                let total = number(total).filter(|total| *total > 0.0)?;
                Progress::from_fraction(number(done).unwrap_or_default() / total)
            }
        }
    }
}
