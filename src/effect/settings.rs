//! Settings as a page writes them.

use crate::engine::{PollConfig, PollMillis};

/// Takes settings in milliseconds, as [`PollConfig::from_millis`] does, and warns on the console of
/// those that were out of range.
///
/// ```
/// use jobwatch::effect::poll_config;
/// use jobwatch::{PollConfig, PollMillis};
///
/// fn patient() -> PollConfig {
///     poll_config(PollMillis {
///         interval: 10_000.0,
///         max_interval: 60_000.0,
///         ..PollMillis::default()
///     })
/// }
/// ```
#[must_use]
pub fn poll_config(given: PollMillis) -> PollConfig {
    let (config, clamped) = PollConfig::from_millis(given);
    for setting in clamped {
        web_sys::console::warn_1(&format!("jobwatch: {setting}").into());
    }
    config
}
