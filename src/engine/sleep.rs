//! Notices that the machine, or the page's thread, was asleep.

use std::time::Duration;

use super::policy::SLEEP_GAP;
use super::{Millis, Now};

/// Notices that time has passed in which nothing could happen.
///
/// Two signs of it: a timer that is far too late, and a calendar that has moved on further than
/// the clock did. The second is needed because the clock of some browsers stands still while the
/// machine sleeps (High Resolution Time, "clocks", leaves it to them). A person who sets the
/// calendar forward looks the same; one request more is all that comes of it.
#[derive(Debug, Default)]
pub(super) struct SleepWatch {
    last: Option<(Millis, i64)>,
}

impl SleepWatch {
    /// By how much the timer for `expected` is late, if there was a sleep since the last call.
    pub(super) fn observe(&mut self, now: &Now, expected: Option<Millis>) -> Option<Duration> {
        let late = expected.map(|at| now.at.since(at)).unwrap_or_default();
        let missed = self.missed(now);
        self.last = Some((now.at, now.unix_millis));
        (late.max(missed) >= SLEEP_GAP).then_some(late)
    }

    /// How much further the calendar has moved than the clock.
    fn missed(&self, now: &Now) -> Duration {
        let Some((at, unix_millis)) = self.last else {
            return Duration::ZERO;
        };
        let moved = now.unix_millis.saturating_sub(unix_millis);
        Duration::from_millis(u64::try_from(moved).unwrap_or(0)).saturating_sub(now.at.since(at))
    }
}
