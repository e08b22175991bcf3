//! Ids of requests.

use std::sync::atomic::{AtomicU32, Ordering};

/// Makes ids of 32 hexadecimal digits, as the services' are: the milliseconds since 1970 and a
/// counter, so that no id repeats, not even after a restart.
#[derive(Debug, Default)]
pub(super) struct RequestIds(AtomicU32);

impl RequestIds {
    pub(super) fn next(&self, now: i64) -> String {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        format!("{now:016x}{number:016x}")
    }
}
