//! The header `Retry-After`: seconds are waited for, and a date as the crate `jiff` reads it.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use jobwatch::parse_retry_after;

/// The three forms of an HTTP date (RFC 9110, section 5.6.7).
const FORMS: [&str; 3] = [
    "%a, %d %b %Y %H:%M:%S GMT",
    "%A, %d-%b-%y %H:%M:%S GMT",
    "%a %b %e %H:%M:%S %Y",
];
/// The years 1970 to 2068, in seconds since 1970: all that two digits of a year are read as by
/// everyone alike.
const INSTANTS: std::ops::Range<i64> = 0..3_124_224_000;

/// Checks the header's value in the first line, with `Date` in the second, and when the answer
/// came, in milliseconds since 1970, in the third.
///
/// # Panics
/// When something does not hold.
pub fn check(text: &str) {
    let mut lines = text.split('\n');
    let value = lines.next().unwrap_or_default();
    let date = lines.next();
    let received_at = lines.next().and_then(|line| line.parse().ok()).unwrap_or(0);
    check_value(value, date, received_at);
    let seconds = value.trim().parse().unwrap_or(0);
    check_spellings(received_at.div_euclid(1_000), seconds);
}

fn check_value(value: &str, date: Option<&str>, received_at: i64) {
    let wait = parse_retry_after(value, date, received_at);
    if let Some(seconds) = seconds(value.trim()) {
        assert_eq!(wait, Some(Duration::from_secs(seconds)));
    } else if let (Some(until), Some(now)) = (instant(value), now(date, received_at)) {
        assert_eq!(wait, Some(between(now, until)));
    }
}

/// What a date is relative to, where it is told exactly.
fn now(date: Option<&str>, received_at: i64) -> Option<Timestamp> {
    match date {
        Some(date) => instant(date),
        // A clock before 1970 is none.
        None if received_at < 0 => None,
        None => Timestamp::from_millisecond(received_at).ok(),
    }
}

/// Digits, and as many as can be if they are too many.
fn seconds(value: &str) -> Option<u64> {
    let digits = !value.is_empty() && value.chars().all(|c| c.is_ascii_digit());
    digits.then(|| value.parse().unwrap_or(u64::MAX))
}

/// A date exactly as HTTP has it, down to the case of its letters.
fn instant(text: &str) -> Option<Timestamp> {
    FORMS.into_iter().find_map(|form| {
        let read = DateTime::strptime(form, text.trim()).ok()?;
        let second = Offset::UTC.to_timestamp(read).ok()?.as_second();
        let is_exact = INSTANTS.contains(&second) && written(second, form) == text.trim();
        is_exact.then(|| Timestamp::from_second(second).ok())?
    })
}

fn between(now: Timestamp, until: Timestamp) -> Duration {
    Duration::try_from(until.duration_since(now)).unwrap_or_default()
}

/// Every form of a date some seconds after now, where now is told by any form or by the clock.
fn check_spellings(now: i64, seconds: i64) {
    let Some(until) = now.checked_add(seconds) else {
        return;
    };
    if !INSTANTS.contains(&now) || !INSTANTS.contains(&until) {
        return;
    }
    let expected = Some(Duration::from_secs(
        until.saturating_sub(now).max(0).unsigned_abs(),
    ));
    for until in FORMS.map(|form| written(until, form)) {
        assert_eq!(parse_retry_after(&until, None, now * 1_000), expected);
        for date in FORMS.map(|form| written(now, form)) {
            assert_eq!(parse_retry_after(&until, Some(&date), 0), expected);
        }
    }
}

fn written(second: i64, form: &str) -> String {
    let instant = Timestamp::from_second(second).expect("within the years of jiff");
    Offset::UTC.to_datetime(instant).strftime(form).to_string()
}
