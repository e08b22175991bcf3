//! How much longer a job will take, from how fast it has moved lately.

use std::time::Duration;

use super::policy::{ESTIMATE_PERCENT, ESTIMATE_SPAN};
use crate::model::Progress;

/// Watches how a job moves, and estimates when it will be done.
///
/// It says nothing without evidence: three answers that moved, ten seconds and five percent apart.
/// Of more than that only the latest counts, so that the rate is the recent one.
///
/// ```
/// use jobwatch::Progress;
/// use jobwatch::engine::Estimator;
///
/// let mut estimator = Estimator::default();
/// for (at, percent) in [(0, 10.0), (20_000, 20.0), (40_000, 30.0)] {
///     assert_eq!(estimator.estimate(), None);
///     estimator.observe(at, Progress::from_percent(percent));
/// }
/// let estimate = estimator.estimate().unwrap();
/// // 140 seconds, in the whole minutes that a person would say.
/// assert_eq!(estimate.remaining(40_000).unwrap().as_secs(), 180);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Estimator {
    /// One for each whole percent that was seen, the oldest first: a hundred at most.
    samples: Vec<Sample>,
}

/// What the server reported, and when.
#[derive(Clone, Copy, Debug)]
struct Sample {
    /// Milliseconds since 1970.
    at: i64,
    done: Progress,
}

impl Estimator {
    /// Takes in what the server reported at a point in time, in milliseconds since 1970: as it
    /// said it, and not as the bar shows it, which never runs backwards.
    pub fn observe(&mut self, at: i64, reported: Option<Progress>) {
        let Some(done) = reported else {
            self.samples.clear();
            return;
        };
        if let Some(last) = self.samples.last().copied() {
            if at < last.at || done < last.done {
                self.samples.clear();
            } else if done.percent() == last.done.percent() {
                return;
            } else if self.has_stalled(at) {
                self.samples = vec![last];
            }
        }
        self.samples.push(Sample { at, done });
        self.forget();
    }

    /// When the job will be done, if it goes on as it lately did.
    #[must_use]
    pub fn estimate(&self) -> Option<Estimate> {
        let evidence = Evidence::of(&self.samples)?;
        let last = self.samples.last()?;
        let left = (1.0 - last.done.fraction()) / evidence.moved * to_f64(evidence.span);
        Some(Estimate {
            made_at: last.at,
            ends_at: last.at.saturating_add(to_millis(left)),
            holds_until: last.at.saturating_add(evidence.span),
        })
    }

    fn has_stalled(&self, at: i64) -> bool {
        let estimate = self.estimate();
        estimate.is_some_and(|estimate| !estimate.holds(at))
    }

    /// Keeps as much of the past as is evidence, and no more.
    fn forget(&mut self) {
        while self.samples.get(1..).and_then(Evidence::of).is_some() {
            self.samples.remove(0);
        }
    }
}

/// How a job moved.
struct Evidence {
    /// From the first sample to the last, in milliseconds.
    span: i64,
    /// The fraction of the job that was done meanwhile.
    moved: f64,
}

impl Evidence {
    fn of(samples: &[Sample]) -> Option<Self> {
        // Two would be a line through any two points.
        let [first, _, .., last] = samples else {
            return None;
        };
        let span = last.at.saturating_sub(first.at);
        let moved = last.done.percent().saturating_sub(first.done.percent());
        let long_enough = Duration::from_millis(span.unsigned_abs()) >= ESTIMATE_SPAN;
        (long_enough && moved >= ESTIMATE_PERCENT).then(|| Self {
            span,
            moved: last.done.fraction() - first.done.fraction(),
        })
    }
}

/// When a job will be done, as far as its recent rate tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    made_at: i64,
    ends_at: i64,
    holds_until: i64,
}

impl Estimate {
    /// The time left at a point in time, in milliseconds since 1970, rounded up to steps that a
    /// person would use.
    ///
    /// `None` where it would be a guess: before the estimate was made, after the end that it told,
    /// and once the job has stood still for as long as the evidence took, for then its rate has
    /// fallen to half.
    #[must_use]
    pub fn remaining(&self, now: i64) -> Option<Duration> {
        let left = self.ends_at.saturating_sub(now);
        (self.holds(now) && left > 0).then(|| rounded_up(left))
    }

    fn holds(&self, now: i64) -> bool {
        (self.made_at..self.holds_until).contains(&now)
    }
}

/// Steps in which a time left is told, in seconds: up to which time, and how long each is. Finer
/// ones would change with every answer and promise what no estimate can keep.
const STEPS: [(u64, u64); 4] = [(60, 10), (600, 60), (3_600, 300), (36_000, 600)];

/// The step for what takes longer than all of those.
const LONGEST_STEP: u64 = 3_600;

fn rounded_up(millis: i64) -> Duration {
    let seconds = millis.unsigned_abs().div_ceil(1_000);
    let step = STEPS
        .iter()
        .find(|(until, _)| seconds <= *until)
        .map_or(LONGEST_STEP, |(_, step)| *step);
    // No multiple of it above is only near the end of time, in 585 million years.
    Duration::from_secs(seconds.checked_next_multiple_of(step).unwrap_or(seconds))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a rounding error of a millisecond is nothing in an estimate"
)]
fn to_f64(millis: i64) -> f64 {
    millis as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` takes what is too large for the largest"
)]
fn to_millis(millis: f64) -> i64 {
    millis as i64
}
