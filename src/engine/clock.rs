//! Time that never runs backwards.

use super::Millis;

/// Turns the driver's time into one that never runs backwards.
///
/// A monotonic clock should not go back, but a driver may have to use another, and browsers have
/// had bugs. When it does, the poller's own time stands still for that step: a delay is stretched
/// by the time since the last input at most, and never lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clock {
    /// How far the driver's clock has been set back in all, in milliseconds.
    set_back: u64,
    latest: Millis,
}

impl Clock {
    /// The poller's time when the driver's is `at`.
    pub(super) fn observe(&mut self, at: Millis) -> Millis {
        let moved = Millis(at.0.saturating_add(self.set_back));
        self.set_back = self
            .set_back
            .saturating_add(self.latest.0.saturating_sub(moved.0));
        self.latest = self.latest.max(moved);
        self.latest
    }

    /// Whether both tell the same time to the driver.
    pub(super) fn agrees_with(self, other: Self) -> bool {
        self.set_back == other.set_back
    }

    /// The driver's time when the poller's is `at`.
    pub(super) fn to_driver(self, at: Millis) -> Millis {
        Millis(at.0.saturating_sub(self.set_back))
    }
}
