//! How long to wait after a failure.

use std::time::Duration;

use super::Jitter;
use super::policy::{
    BACKOFF_BASE, BACKOFF_CAP, BACKOFF_FLOOR, CADENCE_JITTER, NOT_FOUND_WAITS, RETRY_AFTER_CAP,
    RETRY_AFTER_JITTER,
};
use crate::model::{ApiError, ErrorKind};

/// The delay after a failure that `earlier` others preceded in a row: exponential with full
/// jitter, the spread that keeps a crowd of clients from coming back together.
pub(super) fn delay(earlier: u32, jitter: Jitter) -> Duration {
    let cap = BACKOFF_BASE
        .saturating_mul(2_u32.saturating_pow(earlier))
        .min(BACKOFF_CAP);
    jitter.between(BACKOFF_FLOOR, cap)
}

/// The delay that the server asks for, where it counts: RFC 9110 gives `Retry-After` a meaning
/// with 503, RFC 6585 with 429. One of no length asks for no wait beyond the ordinary one, which
/// still grows if that goes on.
pub(super) fn asked_for(error: &ApiError, jitter: Jitter) -> Option<Duration> {
    if !matches!(error.kind, ErrorKind::RateLimited | ErrorKind::Unavailable) {
        return None;
    }
    wished(error.retry_after?, jitter)
}

/// The delay for a wish of the server's, where it is one.
pub(super) fn wished(wait: Duration, jitter: Jitter) -> Option<Duration> {
    if wait < BACKOFF_FLOOR {
        return None;
    }
    let asked = wait.min(RETRY_AFTER_CAP);
    let latest = (asked + asked.mul_f64(RETRY_AFTER_JITTER)).min(RETRY_AFTER_CAP);
    Some(jitter.between(asked, latest))
}

/// The delay after a 404, the first being number zero; `None` when there have been enough.
pub(super) fn until_found(earlier: usize, jitter: Jitter) -> Option<Duration> {
    let wait = NOT_FOUND_WAITS.get(earlier)?;
    Some(jitter.around(*wait, CADENCE_JITTER))
}
