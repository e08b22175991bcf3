//! Points in time, in every spelling that job endpoints use.

use std::fmt;

/// A point in time as the server wrote it, and as milliseconds where the spelling is known.
///
/// Known spellings, each met in real bodies:
///
/// - ISO 8601 with `T` or a blank between date and time, with or without fraction and zone
///   (`2015-09-17T03:05:38.756Z`, `2018-08-06T10:41:14+0000`, `2023-07-26 09:33:58`);
///   no zone means UTC, as the IMS document says; after an offset the name that Go writes
///   (`2018-08-02 08:12:40.672772389 +0000 UTC`),
/// - `04-Jun-2015 18:11:06:586`, the IMS document's own sample,
/// - milliseconds since 1970, as a number or its text (`1684191545379`).
///
/// Anything else keeps its text and has no milliseconds.
///
/// ```
/// use jobwatch::Timestamp;
///
/// let begin = Timestamp::parse("04-Jun-2015 18:11:06:586").expect("not blank");
/// assert_eq!(begin.unix_millis(), Some(1_433_441_466_586));
/// assert_eq!(Timestamp::from_unix_millis(1_433_441_466_586).as_str(), "2015-06-04T18:11:06.586Z");
///
/// let soon = Timestamp::parse("soon").expect("not blank");
/// assert_eq!((soon.as_str(), soon.unix_millis()), ("soon", None));
/// assert_eq!(Timestamp::parse(""), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    text: String,
    unix_millis: Option<i64>,
}

impl Timestamp {
    /// Reads a timestamp; `None` for blank text, which the API writes for "not yet".
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        Some(Self {
            text: text.to_owned(),
            unix_millis: parse_epoch(text)
                .or_else(|| parse_iso(text))
                .or_else(|| parse_named_month(text)),
        })
    }

    /// The point in time `unix_millis` milliseconds after 1970 began, written as the ELB document
    /// writes it: `2015-09-17T03:05:38.756Z`. Only the years 0 to 9999 can be read again.
    #[must_use]
    pub fn from_unix_millis(unix_millis: i64) -> Self {
        Self {
            text: write_iso(unix_millis),
            unix_millis: Some(unix_millis),
        }
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, where the spelling is known.
    #[must_use]
    pub fn unix_millis(&self) -> Option<i64> {
        self.unix_millis
    }

    /// The text as the server wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

const MILLIS_PER_SECOND: i64 = 1_000;
const MILLIS_PER_MINUTE: i64 = 60 * MILLIS_PER_SECOND;
const MILLIS_PER_HOUR: i64 = 60 * MILLIS_PER_MINUTE;
const MILLIS_PER_DAY: i64 = 24 * MILLIS_PER_HOUR;

/// Digits that an epoch text has at least: 1973 in milliseconds. Fewer could be a year.
const EPOCH_DIGITS: usize = 12;

/// Epoch milliseconds from here on are past the year 9999, which no timestamp here can write.
const EPOCH_END: i64 = 253_402_300_800_000;

fn parse_epoch(text: &str) -> Option<i64> {
    let digits = text.len() >= EPOCH_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    let millis = digits.then(|| text.parse().ok())??;
    (millis < EPOCH_END).then_some(millis)
}

/// `YYYY-MM-DD(T| )HH:MM[:SS[(.|,)fraction]][ ][Z|±HH[:]MM[ NAME]|±HH]`
fn parse_iso(text: &str) -> Option<i64> {
    let mut rest = Scanner(text);
    let year = rest.number(4)?;
    rest.expect('-')?;
    let month = rest.number(2)?;
    rest.expect('-')?;
    let day = rest.number(2)?;
    rest.one_of(&['T', 't', ' '])?;
    let time = rest.time_of_day(&['.', ','])?;
    let zone = rest.zone()?;
    date_time(year, month, day, time).map(|millis| millis - zone)
}

/// `DD-Mon-YYYY HH:MM:SS[(:|.)mmm]`, always UTC.
fn parse_named_month(text: &str) -> Option<i64> {
    let mut rest = Scanner(text);
    let day = rest.number(2)?;
    rest.expect('-')?;
    let month = rest.month()?;
    rest.expect('-')?;
    let year = rest.number(4)?;
    rest.expect(' ')?;
    let time = rest.time_of_day(&[':', '.'])?;
    rest.at_end()?;
    date_time(year, month, day, time)
}

/// A date of a header, in milliseconds since 1970, in any of the forms that RFC 9110, section
/// 5.6.7, wants read: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`,
/// `Sun Nov  6 08:49:37 1994`.
pub(super) fn parse_http_date(text: &str) -> Option<i64> {
    match text.split_once(',') {
        Some((_weekday, rest)) => parse_day_first(rest.strip_prefix(' ')?),
        None => parse_asctime(text.split_once(' ')?.1),
    }
}

/// `DD Mon YYYY HH:MM:SS GMT` or `DD-Mon-YY HH:MM:SS GMT`
fn parse_day_first(text: &str) -> Option<i64> {
    let mut rest = Scanner(text);
    let day = rest.number(2)?;
    let mark = rest.one_of(&[' ', '-'])?;
    let month = rest.month()?;
    rest.expect(mark)?;
    let year = match mark {
        '-' => rest.number(2).map(full_year)?,
        _ => rest.number(4)?,
    };
    rest.expect(' ')?;
    let time = rest.time_of_day(&[])?;
    (rest.0 == " GMT").then(|| date_time(year, month, day, time))?
}

/// `Mon DD HH:MM:SS YYYY`, with a blank for the first digit of a day that has but one.
fn parse_asctime(text: &str) -> Option<i64> {
    let mut rest = Scanner(text);
    let month = rest.month()?;
    rest.expect(' ')?;
    let digits = if rest.expect(' ').is_some() { 1 } else { 2 };
    let day = rest.number(digits)?;
    rest.expect(' ')?;
    let time = rest.time_of_day(&[])?;
    rest.expect(' ')?;
    let year = rest.number(4)?;
    rest.at_end()?;
    date_time(year, month, day, time)
}

/// The year of its last two digits, as POSIX has it: 69 to 99 are of the twentieth century.
fn full_year(last_digits: i64) -> i64 {
    if last_digits < 69 {
        last_digits + 2000
    } else {
        last_digits + 1900
    }
}

/// Reads fields from the front of a text.
struct Scanner<'a>(&'a str);

impl<'a> Scanner<'a> {
    fn take(&mut self, len: usize) -> Option<&'a str> {
        let (head, tail) = self.0.split_at_checked(len)?;
        self.0 = tail;
        Some(head)
    }

    /// Exactly `digits` decimal digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let head = self.take(digits)?;
        let decimal = head.bytes().all(|byte| byte.is_ascii_digit());
        decimal.then(|| head.parse().ok())?
    }

    /// The month of an English name's first three letters.
    fn month(&mut self) -> Option<i64> {
        const MONTHS: [&str; 12] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ];
        let name = self.take(3)?;
        let same = |(_, known): &(i64, &str)| known.eq_ignore_ascii_case(name);
        (1..).zip(MONTHS).find(same).map(|(month, _)| month)
    }

    fn one_of(&mut self, allowed: &[char]) -> Option<char> {
        let next = self.0.chars().next().filter(|c| allowed.contains(c))?;
        self.take(next.len_utf8())?;
        Some(next)
    }

    fn expect(&mut self, wanted: char) -> Option<char> {
        self.one_of(&[wanted])
    }

    fn at_end(&self) -> Option<()> {
        self.0.trim().is_empty().then_some(())
    }

    /// `HH:MM[:SS[fraction]]` in milliseconds. A leap second counts as the second after it.
    fn time_of_day(&mut self, fraction_marks: &[char]) -> Option<i64> {
        let hour = self.number(2).filter(|hour| *hour < 24)?;
        self.expect(':')?;
        let minute = self.number(2).filter(|minute| *minute < 60)?;
        let mut millis = hour * MILLIS_PER_HOUR + minute * MILLIS_PER_MINUTE;
        if self.expect(':').is_some() {
            millis += self.number(2).filter(|second| *second <= 60)? * MILLIS_PER_SECOND;
            if self.one_of(fraction_marks).is_some() {
                millis += self.fraction_millis()?;
            }
        }
        Some(millis)
    }

    /// One or more digits of a fraction of a second; beyond the third they are dropped.
    fn fraction_millis(&mut self) -> Option<i64> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let fraction = self.take(digits).filter(|fraction| !fraction.is_empty())?;
        let kept = fraction.get(..fraction.len().min(3))?;
        format!("{kept:0<3}").parse().ok()
    }

    /// The offset from UTC in milliseconds; none written is UTC.
    fn zone(&mut self) -> Option<i64> {
        let _ = self.expect(' ');
        let offset = match self.one_of(&['Z', 'z', '+', '-']) {
            None | Some('Z' | 'z') => 0,
            Some(sign) => {
                let hours = self.number(2).filter(|hours| *hours < 24)?;
                let minutes = if self.expect(':').is_none() && self.at_end().is_some() {
                    0
                } else {
                    self.number(2).filter(|minutes| *minutes < 60)?
                };
                self.skip_zone_name();
                let offset = hours * MILLIS_PER_HOUR + minutes * MILLIS_PER_MINUTE;
                if sign == '-' { -offset } else { offset }
            }
        };
        self.at_end().map(|()| offset)
    }

    /// The name that Go writes behind an offset, which says the same again.
    fn skip_zone_name(&mut self) {
        if let Some(name) = self.0.strip_prefix(' ')
            && name.bytes().all(|byte| byte.is_ascii_uppercase())
        {
            self.0 = "";
        }
    }
}

fn date_time(year: i64, month: i64, day: i64, millis_of_day: i64) -> Option<i64> {
    let valid = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    valid.then(|| days_from_civil(year, month, day) * MILLIS_PER_DAY + millis_of_day)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar (ISO 8601).
///
/// Counts years from March, so that the leap day is a year's last; 719 468 is the number of days
/// from 0000-03-01 to 1970-01-01.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

fn write_iso(unix_millis: i64) -> String {
    let (year, month, day) = civil_from_days(unix_millis.div_euclid(MILLIS_PER_DAY));
    let millis_of_day = unix_millis.rem_euclid(MILLIS_PER_DAY);
    let hour = millis_of_day / MILLIS_PER_HOUR;
    let minute = millis_of_day % MILLIS_PER_HOUR / MILLIS_PER_MINUTE;
    let second = millis_of_day % MILLIS_PER_MINUTE / MILLIS_PER_SECOND;
    let millis = millis_of_day % MILLIS_PER_SECOND;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}
