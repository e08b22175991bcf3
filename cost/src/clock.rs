//! The simulated clock.

use jobwatch::Millis;
use jobwatch::engine::{Jitter, Now};

/// What the calendar shows when the clock starts.
const EPOCH: i64 = 1_442_458_000_000;

/// The part of the golden ratio behind the point: its multiples fill the range evenly.
const GOLDEN_RATIO: f64 = 0.618_033_988_749_895;

/// Time and chance, the same in each run.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    pub(crate) at: u64,
    inputs: u32,
}

impl Clock {
    /// Now, with the chance of the next input.
    pub(crate) fn now(&mut self) -> Now {
        self.inputs = self.inputs.wrapping_add(1);
        Now {
            at: Millis(self.at),
            unix_millis: EPOCH.saturating_add_unsigned(self.at),
            jitter: Jitter::new((f64::from(self.inputs) * GOLDEN_RATIO).fract()),
        }
    }
}
