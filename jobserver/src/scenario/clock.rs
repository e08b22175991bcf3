//! From a scenario's seconds to points in time and back.

use jobwatch::Timestamp;
use serde::Deserialize;

use super::Speed;

const MILLIS_PER_SECOND: f64 = 1_000.0;

/// How a scenario spells `begin_time` and `end_time`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeSpelling {
    /// `2015-09-17T03:05:38.756Z`, as the ELB document's sample has it.
    #[default]
    Iso,
    /// `04-Jun-2015 18:11:06:586`, as the IMS document's sample has it.
    NamedMonth,
}

/// The clock of one started job: when it began, and how fast its scenario runs.
#[derive(Clone, Copy, Debug)]
pub struct RunClock {
    /// When the job was started, in milliseconds since 1970.
    pub started_at: i64,
    /// How fast it runs.
    pub speed: Speed,
    /// How times are written.
    pub spelling: TimeSpelling,
}

impl RunClock {
    /// How far the scenario is at `now` (milliseconds since 1970), in its own seconds.
    #[must_use]
    pub fn seconds_at(&self, now: i64) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a job's age in milliseconds is far below 2^53"
        )]
        let age = now.saturating_sub(self.started_at).max(0) as f64;
        age / MILLIS_PER_SECOND * self.speed.factor()
    }

    /// The point in time at which the scenario is `seconds` far.
    #[must_use]
    pub fn timestamp(&self, seconds: f64) -> Timestamp {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole milliseconds are meant, and `as` saturates"
        )]
        let age = (seconds / self.speed.factor() * MILLIS_PER_SECOND).round() as i64;
        let iso = Timestamp::from_unix_millis(self.started_at.saturating_add(age));
        match self.spelling {
            TimeSpelling::Iso => iso,
            TimeSpelling::NamedMonth => with_named_month(iso.as_str()).unwrap_or(iso),
        }
    }
}

/// Respells `2015-06-04T18:11:06.586Z` as `04-Jun-2015 18:11:06:586`.
fn with_named_month(iso: &str) -> Option<Timestamp> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (date, time) = iso.trim_end_matches('Z').split_once('T')?;
    let (year, month_and_day) = date.split_once('-')?;
    let (month, day) = month_and_day.split_once('-')?;
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let time = time.replace('.', ":");
    Timestamp::parse(&format!("{day}-{month}-{year} {time}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// 2015-06-04T18:11:06.586Z
    const STARTED_AT: i64 = 1_433_441_466_586;

    fn clock(speed: f64, spelling: TimeSpelling) -> RunClock {
        RunClock {
            started_at: STARTED_AT,
            speed: speed.try_into().unwrap(),
            spelling,
        }
    }

    #[test]
    fn seconds_pass_at_the_given_speed() {
        assert!((clock(1.0, TimeSpelling::Iso).seconds_at(STARTED_AT + 2_500) - 2.5).abs() < 1e-9);
        assert!((clock(4.0, TimeSpelling::Iso).seconds_at(STARTED_AT + 2_500) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn a_wall_clock_that_was_set_back_does_not_rewind_before_the_start() {
        let clock = clock(1.0, TimeSpelling::Iso);
        assert!(clock.seconds_at(STARTED_AT - 60_000).abs() < 1e-9);
    }

    #[test]
    fn times_are_spelt_as_the_documents_spell_them() {
        let iso = clock(1.0, TimeSpelling::Iso).timestamp(0.0);
        assert_eq!(iso.as_str(), "2015-06-04T18:11:06.586Z");
        let named = clock(1.0, TimeSpelling::NamedMonth).timestamp(0.0);
        assert_eq!(named.as_str(), "04-Jun-2015 18:11:06:586");
        assert_eq!(named.unix_millis(), Some(STARTED_AT));
    }

    #[test]
    fn a_faster_scenario_reaches_its_steps_earlier_on_the_wall_clock() {
        let time = clock(10.0, TimeSpelling::Iso).timestamp(20.0);
        assert_eq!(time.unix_millis(), Some(STARTED_AT + 2_000));
    }
}
