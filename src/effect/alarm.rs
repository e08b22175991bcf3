//! The timer that wakes a scheduler.

use gloo_timers::callback::Timeout;

use super::clock::monotonic;
use crate::engine::Millis;

/// The longest delay of `setTimeout`; a longer one fires at once (HTML, "timers": a signed 32-bit
/// number). Whoever is called too early sets the next one.
const LONGEST_TIMEOUT_MILLIS: u64 = i32::MAX as u64;

/// At most one timer, which is set anew only when its time changes: with a thousand widgets most
/// of what happens changes nothing about the next moment at which something is due.
#[derive(Default)]
pub(crate) struct Alarm {
    set: Option<(Millis, Timeout)>,
}

impl Alarm {
    /// Calls `ring` at this time, or not at all.
    pub(crate) fn set(&mut self, at: Option<Millis>, ring: impl FnOnce() + 'static) {
        if self.set.as_ref().map(|(at, _)| *at) == at {
            return;
        }
        self.set = at.map(|at| (at, Timeout::new(delay_until(at), ring)));
    }

    /// It has rung.
    pub(crate) fn reset(&mut self) {
        self.set = None;
    }
}

fn delay_until(at: Millis) -> u32 {
    let delay = at.since(monotonic()).as_millis();
    let delay = u64::try_from(delay).unwrap_or(LONGEST_TIMEOUT_MILLIS);
    u32::try_from(delay.min(LONGEST_TIMEOUT_MILLIS)).unwrap_or(u32::MAX)
}
