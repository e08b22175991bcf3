//! Chance, as an argument.

use std::time::Duration;

/// A random value from 0 to 1, uniformly distributed: `Math.random()` in a browser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jitter(f64);

impl Jitter {
    /// The middle: no deviation where delays vary around a value.
    pub const MIDDLE: Self = Self(0.5);

    /// Takes a value from 0 to 1. Outside, the nearest of the two counts; NaN counts as
    /// [`Jitter::MIDDLE`].
    #[must_use]
    pub fn new(value: f64) -> Self {
        if value.is_nan() {
            return Self::MIDDLE;
        }
        Self(value.clamp(0.0, 1.0))
    }

    /// A duration from `low` to `high`; `low` where `high` is not above it.
    pub(super) fn between(self, low: Duration, high: Duration) -> Duration {
        low + high.saturating_sub(low).mul_f64(self.0)
    }

    /// A duration that deviates from `middle` by at most `share` of it, either way.
    pub(super) fn around(self, middle: Duration, share: f64) -> Duration {
        let deviation = middle.mul_f64(share);
        self.between(middle.saturating_sub(deviation), middle + deviation)
    }
}
