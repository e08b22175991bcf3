//! How long to wait after an answer.

use std::time::Duration;

use super::policy::{AGE_DIVISOR, CADENCE_JITTER};
use super::{Jitter, PollConfig};

/// The delay after an answer about a job that was first asked for `age` ago.
pub(super) fn delay(config: &PollConfig, age: Duration, jitter: Jitter) -> Duration {
    let grown = (age / AGE_DIVISOR).clamp(config.interval(), config.max_interval());
    jitter.around(grown, CADENCE_JITTER)
}
