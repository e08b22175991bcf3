//! How fast a scenario is played.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::Deserialize;

/// How fast scenarios can run: slower shows nothing, faster leaves no time to look.
const FACTORS: RangeInclusive<f64> = 0.001..=10_000.0;

const THOUSANDTHS: f64 = 1_000.0;

/// Seconds of a scenario that pass in a second, to a thousandth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "f64")]
pub struct Speed {
    thousandths: u32,
}

/// A number that is no speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeedError;

impl Speed {
    /// As fast as the clock.
    pub const NORMAL: Self = Self { thousandths: 1_000 };

    /// The factor, between 0.001 and 10,000.
    #[must_use]
    pub fn factor(self) -> f64 {
        f64::from(self.thousandths) / THOUSANDTHS
    }

    /// The factor in thousandths.
    #[must_use]
    pub fn thousandths(self) -> u32 {
        self.thousandths
    }

    /// From thousandths; `None` out of range.
    #[must_use]
    pub fn from_thousandths(thousandths: u32) -> Option<Self> {
        let speed = Self { thousandths };
        FACTORS.contains(&speed.factor()).then_some(speed)
    }
}

impl TryFrom<f64> for Speed {
    type Error = SpeedError;

    fn try_from(factor: f64) -> Result<Self, SpeedError> {
        if !FACTORS.contains(&factor) {
            return Err(SpeedError);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and 10,000,000, as just checked"
        )]
        let thousandths = (factor * THOUSANDTHS).round() as u32;
        Ok(Self { thousandths })
    }
}

impl FromStr for Speed {
    type Err = SpeedError;

    fn from_str(text: &str) -> Result<Self, SpeedError> {
        text.parse::<f64>().map_err(|_| SpeedError)?.try_into()
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.factor().fmt(f)
    }
}

impl fmt::Display for SpeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (slowest, fastest) = (FACTORS.start(), FACTORS.end());
        write!(f, "a speed is a number from {slowest} to {fastest}")
    }
}

impl std::error::Error for SpeedError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_speed_is_refused() {
        for text in ["0", "-1", "NaN", "inf", "1e9", "fast", ""] {
            assert_eq!(text.parse::<Speed>(), Err(SpeedError), "{text}");
        }
    }

    #[test]
    fn a_speed_survives_its_thousandths() {
        for text in ["0.001", "0.25", "1", "10000"] {
            let speed = text.parse::<Speed>();
            let thousandths = speed.map(Speed::thousandths);
            assert_eq!(thousandths.map(Speed::from_thousandths), speed.map(Some));
        }
        assert_eq!(Speed::from_thousandths(0), None);
        assert_eq!(Speed::from_thousandths(10_000_001), None);
    }
}
