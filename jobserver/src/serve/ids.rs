//! Ids of jobs and requests.

use std::sync::atomic::{AtomicU32, Ordering};

/// Makes ids of 32 hexadecimal digits, the length of the documents' samples: a prefix, the
/// milliseconds since 1970, and a counter, so that no id repeats even after a restart.
#[derive(Debug)]
pub(super) struct IdMint {
    /// 8 digits.
    prefix: &'static str,
    minted: AtomicU32,
}

impl IdMint {
    pub(super) const fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            minted: AtomicU32::new(1),
        }
    }

    pub(super) fn mint(&self, now: i64) -> String {
        let number = self.minted.fetch_add(1, Ordering::Relaxed);
        format!("{}{now:016x}{number:08x}", self.prefix)
    }
}
