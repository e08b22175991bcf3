//! The header `Date`.

use std::time::{Duration, UNIX_EPOCH};

use axum::http::HeaderValue;

/// Milliseconds since 1970 as HTTP writes them; `None` before.
pub(super) fn http_date(unix_millis: i64) -> Option<HeaderValue> {
    let since = Duration::from_millis(u64::try_from(unix_millis).ok()?);
    let time = UNIX_EPOCH.checked_add(since)?;
    HeaderValue::try_from(httpdate::fmt_http_date(time)).ok()
}
