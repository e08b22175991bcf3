//! How long to wait after an answer.

use std::time::Duration;

use super::policy::{AGE_DIVISOR, CADENCE_JITTER};
use super::{Jitter, PollConfig};

/// The delay after an answer about a job that was first asked for `age` ago.
///
/// Chance never exceeds the longest interval: a person who was told how long the end may stay
/// unseen can rely on it.
pub(super) fn delay(config: &PollConfig, age: Duration, jitter: Jitter) -> Duration {
    let grown = (age / AGE_DIVISOR).clamp(config.interval(), config.max_interval());
    let delay = jitter.around(grown, CADENCE_JITTER);
    delay.min(config.max_interval())
}
