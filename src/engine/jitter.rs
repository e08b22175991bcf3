//! Chance, as an argument.

use std::time::Duration;

/// The part of the golden ratio behind the point.
const GOLDEN_RATIO: f64 = 0.618_033_988_749_895;

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

    /// The `n`th of a sequence that begins with this value and fills the range evenly: multiples of
    /// the golden ratio keep apart from each other however many there are (Weyl's sequence).
    pub(super) fn nth(self, n: u32) -> Self {
        if n == 0 {
            return self;
        }
        Self((self.0 + f64::from(n) * GOLDEN_RATIO).fract())
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
