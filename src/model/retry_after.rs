//! The header `Retry-After` (RFC 9110, section 10.2.3).

use std::time::Duration;

use super::timestamp::parse_http_date;

/// Reads a `Retry-After`: whole seconds, or an HTTP date.
///
/// A date is relative to the answer's own `Date`, where it has one, so that a wrong clock on
/// either side does no harm, and else to `received_at` (milliseconds since 1970). A date in the
/// past is no wait. `None` for anything malformed (`-1`, `120abc`, blank).
///
/// ```
/// use std::time::Duration;
/// use jobwatch::parse_retry_after;
///
/// assert_eq!(parse_retry_after("120", None, 0), Some(Duration::from_secs(120)));
///
/// let date = Some("Wed, 21 Oct 2015 07:28:00 GMT");
/// let until = "Wed, 21 Oct 2015 07:28:30 GMT";
/// assert_eq!(parse_retry_after(until, date, 0), Some(Duration::from_secs(30)));
/// assert_eq!(parse_retry_after("120abc", date, 0), None);
/// ```
#[must_use]
pub fn parse_retry_after(value: &str, date: Option<&str>, received_at: i64) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a u64 holds still mean "very long"; the poller has its own cap.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let until = parse_http_date(value)?;
    let now = date
        .and_then(|date| parse_http_date(date.trim()))
        .or_else(|| (received_at >= 0).then_some(received_at))?;
    let left = until.saturating_sub(now);
    Some(Duration::from_millis(u64::try_from(left).unwrap_or(0)))
}
