//! How long something has gone on, with pauses.

use std::time::Duration;

use super::Millis;

/// Adds up the time in which it runs.
#[derive(Debug, Default)]
pub(super) struct Stopwatch {
    /// What earlier runs took.
    earlier: Duration,
    running_since: Option<Millis>,
}

impl Stopwatch {
    /// Runs from now on if `runs`, and stands still if not.
    pub(super) fn run_while(&mut self, runs: bool, at: Millis) {
        if runs {
            self.running_since.get_or_insert(at);
        } else {
            self.earlier = self.elapsed(at);
            self.running_since = None;
        }
    }

    pub(super) fn elapsed(&self, at: Millis) -> Duration {
        let current = self.running_since.map(|since| at.since(since));
        self.earlier.saturating_add(current.unwrap_or_default())
    }

    /// When it will have run for `total`, if nothing stops it; `None` while it stands still.
    pub(super) fn reaches(&self, total: Duration) -> Option<Millis> {
        let left = total.saturating_sub(self.earlier);
        self.running_since.map(|since| since.after(left))
    }

    /// Takes `slept` out of the current run, which may have begun in it and is no shorter than
    /// nothing.
    pub(super) fn skip(&mut self, slept: Duration, at: Millis) {
        let since = self.running_since;
        self.running_since = since.map(|since| since.after(slept).min(at));
    }
}
