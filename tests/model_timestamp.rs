//! Timestamps, with the crate `jiff` as the oracle.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jobwatch::{Job, Timestamp, parse_retry_after};
use proptest::prelude::*;

fn millis(text: &str) -> Option<i64> {
    Timestamp::parse(text).unwrap().unix_millis()
}

/// The years 1 to 9998, so that no offset leads out of jiff's range.
const INSTANTS: std::ops::Range<i64> = -62_135_596_800_000..253_370_764_800_000;

fn utc(unix_millis: i64) -> DateTime {
    let instant = jiff::Timestamp::from_millisecond(unix_millis).unwrap();
    Offset::UTC.to_datetime(instant)
}

proptest! {
    #[test]
    fn instant_is_written_as_the_oracle_writes_it(unix_millis in INSTANTS) {
        let expected = utc(unix_millis).strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
        let timestamp = Timestamp::from_unix_millis(unix_millis);
        prop_assert_eq!(timestamp.as_str(), expected);
        prop_assert_eq!(timestamp.unix_millis(), Some(unix_millis));
        prop_assert_eq!(Timestamp::parse(timestamp.as_str()), Some(timestamp));
    }

    #[test]
    fn any_iso_spelling_is_the_oracles_instant(
        unix_millis in INSTANTS,
        separator in "[Tt ]",
        digits in 0..=9_usize,
        mark in "[.,]",
        zone in proptest::option::of(-1_439..=1_439_i32),
        colon in any::<bool>(),
        blank in any::<bool>(),
    ) {
        let offset = Offset::from_seconds(zone.unwrap_or(0) * 60).unwrap();
        let instant = jiff::Timestamp::from_millisecond(unix_millis).unwrap();
        let local = offset.to_datetime(instant);
        let fraction = match digits {
            0 => String::new(),
            _ => {
                let nanos = format!("{:09}", local.subsec_nanosecond());
                format!("{mark}{}", nanos.get(..digits).unwrap())
            }
        };
        let zone = zone.map_or(String::new(), |minutes| {
            let sign = if minutes < 0 { '-' } else { '+' };
            let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
            let colon = if colon { ":" } else { "" };
            format!("{}{sign}{hours:02}{colon}{minutes:02}", if blank { " " } else { "" })
        });
        let text = format!("{}{separator}{}{fraction}{zone}", local.date(), local.strftime("%H:%M:%S"));
        let kept = 10_i64.pow(3 - u32::try_from(digits.min(3)).unwrap());
        let expected = unix_millis - unix_millis.rem_euclid(kept);
        prop_assert_eq!(millis(&text), Some(expected), "{}", text);
    }

    #[test]
    fn named_month_is_the_oracles_instant(unix_millis in INSTANTS, case in 0..3) {
        let written = utc(unix_millis).strftime("%d-%b-%Y %H:%M:%S:%3f").to_string();
        let text = match case {
            0 => written,
            1 => written.to_uppercase(),
            _ => written.to_lowercase(),
        };
        prop_assert_eq!(millis(&text), Some(unix_millis), "{}", text);
    }

    #[test]
    fn calendar_knows_the_oracles_days(year in 1_i16..=9_999, month in 0_i8..=13, day in 0_i8..=32) {
        let exists = jiff::civil::Date::new(year, month, day).is_ok();
        let text = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
        prop_assert_eq!(millis(&text).is_some(), exists, "{}", text);
    }

    #[test]
    fn epoch_milliseconds_are_read_as_number_and_text(unix_millis in 100_000_000_000..253_402_300_800_000_i64) {
        prop_assert_eq!(millis(&unix_millis.to_string()), Some(unix_millis));
        for spelt in [unix_millis.to_string(), format!("\"{unix_millis}\""), format!("{unix_millis}.0")] {
            let job: Job = serde_json::from_str(&format!(r#"{{"begin_time": {spelt}}}"#)).unwrap();
            prop_assert_eq!(job.begin_time.unwrap().unix_millis(), Some(unix_millis));
        }
    }

    /// Whole seconds from 1970 to the end of 2068, which is as far as two digits of a year reach.
    #[test]
    fn date_of_a_header_is_read_in_all_of_its_forms(seconds in 0..3_124_224_000_i64) {
        let date = utc(seconds * 1_000);
        for form in [
            "%a, %d %b %Y %H:%M:%S GMT",
            "%A, %d-%b-%y %H:%M:%S GMT",
            "%a %b %e %H:%M:%S %Y",
        ] {
            let written = date.strftime(form).to_string();
            let expected = Some(Duration::from_secs(u64::try_from(seconds).unwrap()));
            prop_assert_eq!(parse_retry_after(&written, None, 0), expected, "{}", written);
        }
    }

    #[test]
    fn any_text_is_kept(text in any::<String>()) {
        let parsed = Timestamp::parse(&text);
        prop_assert_eq!(parsed.as_ref().map(Timestamp::as_str).unwrap_or_default(), text.trim());
    }

    #[test]
    fn any_instant_can_be_written(unix_millis in any::<i64>()) {
        prop_assert!(!Timestamp::from_unix_millis(unix_millis).as_str().is_empty());
    }
}

#[test]
fn spellings_of_real_bodies_are_read() {
    for (text, expected) in [
        ("2015-09-17T03:05:38.756Z", 1_442_459_138_756),
        ("2018-08-06T10:41:14+0000", 1_533_552_074_000),
        // As Go writes it; the name says the offset again.
        ("2018-08-06 10:41:14.672772389 +0000 UTC", 1_533_552_074_672),
        ("2018-08-06 18:41:14 +0800 CST", 1_533_552_074_000),
        ("2021-07-12T09:22:04+0800", 1_626_052_924_000),
        ("2021-07-12T09:22:04-0330", 1_626_094_324_000),
        ("2019-05-23T14:35:23.511+00:00", 1_558_622_123_511),
        ("2022-11-09T20:25:00", 1_668_025_500_000),
        ("2023-07-26 09:33:58", 1_690_364_038_000),
        ("2023-07-26 09:33", 1_690_363_980_000),
        ("2023-07-26T09:33:58 +08", 1_690_335_238_000),
        ("04-Jun-2015 18:11:06:586", 1_433_441_466_586),
        ("04-Jun-2015 18:11:06.586", 1_433_441_466_586),
        ("04-Jun-2015 18:11:06", 1_433_441_466_000),
        ("1684191545379", 1_684_191_545_379),
        ("1969-12-31T23:59:59.999Z", -1),
        ("2000-02-29T00:00:00Z", 951_782_400_000),
        ("0000-03-01T00:00:00Z", -62_162_035_200_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000),
    ] {
        let padded = format!(" {text}\n");
        assert_eq!(millis(text), Some(expected), "{text}");
        assert_eq!(Timestamp::parse(&padded), Timestamp::parse(text));
    }
}

#[test]
fn what_cannot_be_read_is_kept_as_text() {
    for text in [
        "soon",
        "0",
        "2015",
        "20150917",
        "1442459138",
        "-1684191545379",
        "253402300800000",
        "99999999999999999999",
        "2015-09-17",
        "2015-09-17T",
        "2015-09-17T03",
        "2015-9-17T03:05:38Z",
        "2015-09-17T3:05:38Z",
        "2015-09-17T24:00:00Z",
        "2015-09-17T03:60:00Z",
        "2015-09-17T03:05:61Z",
        "2015-09-17T03:05:38.Z",
        "2015-09-17T03:05:38.756ZZ",
        "2015-09-17T03:05:38+24:00",
        "2015-09-17T03:05:38+08:60",
        "2015-09-17T03:05:38+8",
        "2015-09-17T03:05:38+08:",
        "2015-09-17T03:05:38 UTC",
        "2015-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "12015-09-17T03:05:38Z",
        "+2015-09-17T03:05:38Z",
        "２０１５-09-17T03:05:38Z",
        "2015-09-17T03:05:3é",
        "31-Apr-2015 18:11:06:586",
        "04-Juny-2015 18:11:06",
        "04-Maß-2015 18:11:06",
        "4-Jun-2015 18:11:06",
        "04-Jun-15 18:11:06",
        "04-Jun-2015 18:11:06:",
        "04-Jun-2015 18:11:06 +0800",
    ] {
        assert_eq!(millis(text), None, "{text}");
        assert_eq!(Timestamp::parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn blank_is_no_timestamp() {
    for text in ["", " ", "\t\r\n", "\u{a0}\u{3000}"] {
        assert_eq!(Timestamp::parse(text), None);
    }
}
