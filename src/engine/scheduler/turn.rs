//! One call of a scheduler.

use crate::engine::Now;

/// Gives each poller that has its turn within one call its own chance.
#[derive(Debug)]
pub(super) struct Turn {
    now: Now,
    served: u32,
}

impl Turn {
    pub(super) fn new(now: Now) -> Self {
        Self { now, served: 0 }
    }

    /// The same moment, with the chance of the next poller.
    pub(super) fn next(&mut self) -> Now {
        let jitter = self.now.jitter.nth(self.served);
        self.served = self.served.wrapping_add(1);
        Now { jitter, ..self.now }
    }

    pub(super) fn now(&self) -> Now {
        self.now
    }
}
