//! Points in time for the poller.

use std::time::Duration;

/// A point in time: milliseconds on a monotonic clock whose zero the driver chooses.
///
/// In a browser this is `performance.now()`, which no one can set back.
///
/// ```
/// use std::time::Duration;
/// use jobwatch::Millis;
///
/// let sent = Millis(1_000);
/// let due = sent.after(Duration::from_secs(2));
/// assert_eq!(due, Millis(3_000));
/// assert_eq!(due.since(sent), Duration::from_secs(2));
/// assert_eq!(sent.since(due), Duration::ZERO);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millis(pub u64);

impl Millis {
    /// The point `duration` later; at the end of time where there is no later.
    #[must_use]
    pub fn after(self, duration: Duration) -> Self {
        let millis = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        Self(self.0.saturating_add(millis))
    }

    /// How long after `earlier` this is; zero where it is not.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}
