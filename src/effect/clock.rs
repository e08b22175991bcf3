//! The browser's two clocks.

use crate::engine::{Jitter, Millis, Now};

/// Milliseconds since 1970 by the wall clock, which people can set: for showing times.
#[must_use]
pub fn unix_millis() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "far below 2^53")]
    let millis = js_sys::Date::now() as i64;
    millis
}

/// The monotonic clock (`performance.now()`): for waiting.
#[must_use]
pub fn monotonic() -> Millis {
    let millis = web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |performance| performance.now());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "never negative and far below 2^53"
    )]
    let millis = millis as u64;
    Millis(millis)
}

/// Both clocks and a fresh random value, for the poller.
pub(super) fn now() -> Now {
    Now {
        at: monotonic(),
        unix_millis: unix_millis(),
        jitter: Jitter::new(js_sys::Math::random()),
    }
}
