//! How much the server has served.

use std::time::Duration;

use crate::engine::Millis;
use crate::engine::policy::{METER_EVIDENCE, METER_LEAST, METER_WINDOW};

/// Measures the rate at which requests are served, over about the last five minutes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meter {
    since: Option<Millis>,
    served: f64,
}

impl Meter {
    /// A request was served.
    pub(super) fn count(&mut self, at: Millis) {
        self.forget(at);
        self.since.get_or_insert(at);
        self.served += 1.0;
    }

    /// Requests a second; `None` if too few were served to tell.
    pub(super) fn rate(&self, at: Millis) -> Option<f64> {
        let rate = self.served / self.age(at).max(METER_LEAST).as_secs_f64();
        (self.served >= METER_EVIDENCE).then_some(rate)
    }

    /// Keeps a window's share of what is older than a window. What was served is taken to be
    /// spread evenly, which forgets old requests without a list of them.
    fn forget(&mut self, at: Millis) {
        let age = self.age(at);
        if age > METER_WINDOW {
            let excess = age - METER_WINDOW;
            self.served *= METER_WINDOW.as_secs_f64() / age.as_secs_f64();
            self.since = self.since.map(|since| since.after(excess));
        }
    }

    fn age(&self, at: Millis) -> Duration {
        self.since.map(|since| at.since(since)).unwrap_or_default()
    }
}
