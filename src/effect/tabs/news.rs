//! What a request in one tab has brought, for the others.

use std::time::Duration;

use crate::effect::answer::Answer;
use crate::effect::clock::{monotonic, unix_millis};
use crate::engine::Millis;
use crate::model::ApiError;

/// What a request brought: what the server said, word for word, or why it said nothing.
pub(in crate::effect) type Outcome = Result<Answer, ApiError>;

/// What a request in one tab has brought.
#[derive(Clone, Debug)]
pub(in crate::effect) struct News {
    /// Who tells it first, and how many they have told before: no two have both in common.
    pub(super) from: String,
    pub(super) number: u32,
    pub(super) outcome: Outcome,
    /// When it was brought, in milliseconds since 1970.
    pub(in crate::effect) unix_millis: i64,
    /// How long it is until the next request, counted from `told_at` on this tab's clock.
    wait: Option<Duration>,
    told_at: Millis,
}

impl News {
    pub(super) fn new(from: String, number: u32, outcome: Outcome, wait: Option<Duration>) -> Self {
        Self {
            from,
            number,
            outcome,
            unix_millis: unix_millis(),
            wait,
            told_at: monotonic(),
        }
    }

    /// The same, as it is told later.
    pub(super) fn at(self, now: Millis) -> Self {
        let passed = now.since(self.told_at);
        Self {
            wait: self.wait.map(|wait| wait.saturating_sub(passed)),
            told_at: now,
            ..self
        }
    }

    pub(in crate::effect) fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// How long it is until the next request, as that tab or the server has told.
    pub(in crate::effect) fn wait(&self) -> Option<Duration> {
        let wished = || self.outcome.as_ref().ok()?.wait();
        self.wait.or_else(wished)
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        (&self.from, self.number) == (&other.from, other.number)
    }

    pub(super) fn is_of_a_job(&self) -> bool {
        let answer = self.outcome.as_ref();
        answer.is_ok_and(|answer| (200..300).contains(&answer.http_status))
    }
}
