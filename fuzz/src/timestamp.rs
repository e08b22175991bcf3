//! Times: where the crate `jiff` reads a text too, it reads the same instant.

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jobwatch::Timestamp;

/// What [`Timestamp::from_unix_millis`] writes and reads again: the years 0 to 9999.
const WRITTEN: std::ops::Range<i64> = -62_167_219_200_000..253_402_300_800_000;
/// Where jiff's instants end: a day before its calendar does, to leave room for offsets.
const END: i64 = 253_402_207_200_000;

/// `04-Jun-2015 18:11:06:586`, as the crate `jiff` writes its formats.
const NAMED_MONTH: [&str; 3] = [
    "%d-%b-%Y %H:%M:%S:%f",
    "%d-%b-%Y %H:%M:%S%.f",
    "%d-%b-%Y %H:%M",
];

/// Checks what the text becomes as a time.
///
/// # Panics
/// When something does not hold.
pub fn check(text: &str) {
    let trimmed = text.trim();
    let Some(timestamp) = Timestamp::parse(text) else {
        assert_eq!(trimmed, "");
        return;
    };
    assert_eq!(timestamp.as_str(), trimmed);
    assert_eq!(timestamp.to_string(), trimmed);
    assert_eq!(Timestamp::parse(trimmed).as_ref(), Some(&timestamp));
    if let Some(millis) = timestamp.unix_millis() {
        check_written(millis);
        check_oracle(trimmed, millis);
    }
}

fn check_written(millis: i64) {
    if WRITTEN.contains(&millis) {
        let written = Timestamp::from_unix_millis(millis);
        assert_eq!(Timestamp::parse(written.as_str()), Some(written));
    }
}

fn check_oracle(text: &str, millis: i64) {
    // jiff takes a leap second for the second before, not the one after.
    if text.contains(":60") || millis >= END {
        return;
    }
    match oracle(text) {
        Some(expected) => assert_eq!(millis, expected, "{text}"),
        None => assert!(is_beyond_oracle(text), "{text}"),
    }
}

/// The text's instant by jiff, in milliseconds.
fn oracle(text: &str) -> Option<i64> {
    let instant = text.parse().ok().or_else(|| utc(text.parse().ok()?));
    let named = || {
        NAMED_MONTH
            .iter()
            .find_map(|format| DateTime::strptime(format, text).ok())
    };
    let instant: jiff::Timestamp = instant.or_else(|| utc(named()?))?;
    i64::try_from(instant.as_nanosecond().div_euclid(1_000_000)).ok()
}

fn utc(time: DateTime) -> Option<jiff::Timestamp> {
    Offset::UTC.to_timestamp(time).ok()
}

/// What is read here and not by jiff: milliseconds since 1970, a blank before the zone, more
/// digits than a nanosecond has.
fn is_beyond_oracle(text: &str) -> bool {
    const NANOSECOND: usize = 9;
    let (_, time) = text
        .split_at_checked("2015-09-17T".len())
        .unwrap_or_default();
    let runs_of_digits = text.split(|c: char| !c.is_ascii_digit());
    time.contains(' ') || runs_of_digits.map(str::len).max() > Some(NANOSECOND)
}
