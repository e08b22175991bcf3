//! Time that moves only when a test says so, and turns of the event loop, which always move.

use std::time::Duration;

use wasm_bindgen::prelude::*;

/// The calendar when a [`Clock`] is frozen: 2015-09-17T03:00:00Z.
pub const FROZEN_AT: i64 = 1_442_458_800_000;

#[wasm_bindgen(module = "/tests/web_support/clock.js")]
extern "C" {
    fn freeze(unix_millis: f64);
    fn thaw();
    async fn advance(millis: f64);
    #[wasm_bindgen(js_name = pendingTimers)]
    fn pending_timers() -> usize;
    /// Lets the page do what it has to do by now.
    pub async fn turn();
    #[wasm_bindgen(js_name = realNow)]
    fn real_now() -> f64;
}

/// Far more than anything that a test waits for takes on a slow machine.
const PATIENCE_MILLIS: f64 = 20_000.0;

/// Waits until something holds, and fails with its name if it never does.
pub async fn wait_until(what: &str, holds: impl Fn() -> bool) {
    let end = real_now() + PATIENCE_MILLIS;
    while !holds() {
        assert!(real_now() < end, "waited in vain until {what}");
        turn().await;
    }
}

/// The page's timers, clocks and dice, under control until this is dropped. The dice always fall
/// in the middle, so that every delay is the one of the rules.
pub struct Clock(());

impl Clock {
    /// Waits for what the test before has left, then stops time.
    pub async fn freeze() -> Self {
        turn().await;
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        freeze(FROZEN_AT as f64);
        Self(())
    }

    /// Lets time pass, with all that is due meanwhile.
    pub async fn advance(&self, time: Duration) {
        advance(time.as_secs_f64() * 1_000.0).await;
    }

    /// How many timers someone has set and not cleared.
    pub fn pending_timers(&self) -> usize {
        pending_timers()
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        thaw();
    }
}
