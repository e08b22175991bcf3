//! What a page can set about polling.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use super::policy::{INTERVAL, LONGEST, MAX_INTERVAL, REQUEST_TIMEOUT, SHORTEST};
use super::{Millis, Unseen};
use crate::model::write_decimal;

/// Settings of a poller; each time from 250 ms to 24 hours.
///
/// ```
/// use std::time::Duration;
/// use jobwatch::engine::{PollConfig, PollMillis};
///
/// let (config, clamped) = PollConfig::from_millis(PollMillis {
///     interval: 0.0,
///     ..PollMillis::default()
/// });
/// assert_eq!(config.interval(), Duration::from_millis(250));
/// assert_eq!(config.timeout(), Duration::from_secs(15));
/// assert_eq!(clamped[0].to_string(), "interval: 0 ms is out of range, using 250 ms");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PollConfig {
    interval: Duration,
    max_interval: Duration,
    timeout: Duration,
    deadline: Option<Duration>,
    background: Unseen,
    offscreen: Unseen,
}

/// The times among the settings in milliseconds, as a page writes them: any number at all.
///
/// ```
/// use jobwatch::{PollConfig, PollMillis};
///
/// // A steady beat of five seconds, for an hour.
/// let (config, clamped) = PollConfig::from_millis(PollMillis {
///     interval: 5_000.0,
///     max_interval: 5_000.0,
///     deadline: Some(3_600_000.0),
///     ..PollMillis::default()
/// });
/// assert!(clamped.is_empty());
/// assert_eq!(config.interval(), config.max_interval());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PollMillis {
    /// Time from an answer to the next request while the job is young.
    pub interval: f64,
    /// What that time grows to at most as the job grows old. Equal to `interval`, it makes a
    /// steady beat; below it, it counts as equal.
    pub max_interval: f64,
    /// How long a request may take.
    pub timeout: f64,
    /// How long the job may be asked for before that is given up; `None` for as long as it takes.
    pub deadline: Option<f64>,
}

/// A setting that was out of range, for a warning to whoever wrote it.
///
/// ```
/// use jobwatch::{PollConfig, PollMillis};
///
/// let given = PollMillis { timeout: f64::INFINITY, ..PollMillis::default() };
/// let (_, clamped) = PollConfig::from_millis(given);
/// assert_eq!(clamped[0].setting, "timeout");
/// assert_eq!(clamped[0].used.map(|it| it.as_secs()), Some(24 * 60 * 60));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clamped {
    /// The setting's name.
    pub setting: &'static str,
    /// What was given, in milliseconds.
    pub given: f64,
    /// What is used instead; `None` if nothing is, and the setting is off.
    pub used: Option<Duration>,
}

impl PollConfig {
    /// Takes settings in milliseconds and tells which of them were out of range. The nearest
    /// value in range takes their place; NaN, which is near to nothing, becomes the default.
    #[must_use]
    pub fn from_millis(given: PollMillis) -> (Self, Vec<Clamped>) {
        let mut clamped = Vec::new();
        let interval = in_range("interval", given.interval, INTERVAL, &mut clamped);
        let max_interval = in_range(
            "max-interval",
            given.max_interval,
            MAX_INTERVAL,
            &mut clamped,
        );
        let config = Self {
            interval,
            max_interval: max_interval.max(interval),
            timeout: in_range("timeout", given.timeout, REQUEST_TIMEOUT, &mut clamped),
            deadline: given
                .deadline
                .and_then(|given| in_range_or(None, "deadline", given, &mut clamped)),
            ..Self::default()
        };
        (config, clamped)
    }

    /// Time from an answer to the next request while the job is young.
    #[must_use]
    pub fn interval(&self) -> Duration {
        self.interval
    }

    /// Longest time from an answer to the next request, as long as the page is in sight and nothing
    /// fails.
    #[must_use]
    pub fn max_interval(&self) -> Duration {
        self.max_interval
    }

    /// How long a request may take.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        self.timeout
    }

    /// How long the job may be asked for before that is given up and
    /// [`Connection::TimedOut`](super::Connection::TimedOut) is shown. The time counts in which
    /// the poller is at work: not while it is stopped, paused, offline or refused, nor while the
    /// page is hidden, frozen or the machine asleep. So a job is never given up unseen.
    #[must_use]
    pub fn deadline(&self) -> Option<Duration> {
        self.deadline
    }

    /// What to do while the page is hidden: nothing, unless set otherwise.
    #[must_use]
    pub fn background(&self) -> Unseen {
        self.background
    }

    /// The same settings with another [`background`](Self::background).
    #[must_use]
    pub fn with_background(self, background: Unseen) -> Self {
        Self { background, ..self }
    }

    /// What to do while what shows the job is out of sight on its page: ask slowly, unless set
    /// otherwise.
    #[must_use]
    pub fn offscreen(&self) -> Unseen {
        self.offscreen
    }

    /// The same settings with another [`offscreen`](Self::offscreen).
    #[must_use]
    pub fn with_offscreen(self, offscreen: Unseen) -> Self {
        Self { offscreen, ..self }
    }

    /// Settings that give nobody less than either of the two.
    pub(super) fn merge(&self, other: &Self) -> Self {
        let deadlines = self.deadline.zip(other.deadline);
        Self {
            interval: self.interval.min(other.interval),
            max_interval: self.max_interval.min(other.max_interval),
            timeout: self.timeout.max(other.timeout),
            deadline: deadlines.map(|(one, another)| one.max(another)),
            background: self.background.max(other.background),
            offscreen: self.offscreen.max(other.offscreen),
        }
    }

    /// The same settings with the cadence of others.
    pub(super) fn at_the_pace_of(&self, other: &Self) -> Self {
        Self {
            interval: other.interval,
            max_interval: other.max_interval,
            ..*self
        }
    }
}

impl Default for PollConfig {
    fn default() -> Self {
        Self {
            interval: INTERVAL,
            max_interval: MAX_INTERVAL,
            timeout: REQUEST_TIMEOUT,
            deadline: None,
            background: Unseen::Pause,
            offscreen: Unseen::Slow,
        }
    }
}

impl Default for PollMillis {
    fn default() -> Self {
        Self {
            interval: to_millis(INTERVAL),
            max_interval: to_millis(MAX_INTERVAL),
            timeout: to_millis(REQUEST_TIMEOUT),
            deadline: None,
        }
    }
}

impl fmt::Display for Clamped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { setting, given, .. } = self;
        let given = shown(*given);
        write!(f, "{setting}: {given} ms is out of range, using ")?;
        match self.used {
            // Not `as_millis`: the code that writes a `u128` would be there for this alone.
            Some(used) => write!(f, "{} ms", Millis(0).after(used).0),
            None => f.write_str("none"),
        }
    }
}

/// A number as JavaScript, which it comes from, has it.
fn shown(number: f64) -> Cow<'static, str> {
    if number.is_finite() {
        // Not by the standard library, whose code for it would be 4 KB (brotli) of the page.
        write_decimal(number).into()
    } else if number.is_nan() {
        "NaN".into()
    } else if number > 0.0 {
        "Infinity".into()
    } else {
        "-Infinity".into()
    }
}

/// The duration of `given` milliseconds, or the one that takes its place, which is noted.
fn in_range(
    setting: &'static str,
    given: f64,
    default: Duration,
    clamped: &mut Vec<Clamped>,
) -> Duration {
    in_range_or(Some(default), setting, given, clamped).unwrap_or(default)
}

/// The same for a setting that may be off by default.
fn in_range_or(
    default: Option<Duration>,
    setting: &'static str,
    given: f64,
    clamped: &mut Vec<Clamped>,
) -> Option<Duration> {
    let used = if given.is_nan() {
        default
    } else {
        Some(nearest(given))
    };
    if !(to_millis(SHORTEST)..=to_millis(LONGEST)).contains(&given) {
        clamped.push(Clamped {
            setting,
            given,
            used,
        });
    }
    used
}

fn nearest(given: f64) -> Duration {
    let millis = given.clamp(to_millis(SHORTEST), to_millis(LONGEST));
    Duration::from_secs_f64(millis / 1_000.0)
}

fn to_millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
