//! Settings as a page writes them.

use crate::engine::{PollConfig, PollMillis};

/// Takes settings in milliseconds, as [`PollConfig::from_millis`] does, and warns on the console of
/// those that were out of range.
#[must_use]
pub fn poll_config(given: PollMillis) -> PollConfig {
    let (config, clamped) = PollConfig::from_millis(given);
    for setting in clamped {
        web_sys::console::warn_1(&format!("jobwatch: {setting}").into());
    }
    config
}
