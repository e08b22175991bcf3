//! A limit that is known beforehand.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::engine::Millis;
use crate::engine::policy::{BUDGET_SLACK, BURST_DIVISOR, LONGEST};

/// How many requests a page may send in any window of some length: 200 in 300 s is what the API's
/// documents allow a whole tenant.
///
/// ```
/// use std::num::NonZeroU32;
/// use std::time::Duration;
/// use jobwatch::engine::{Budget, Scheduler};
///
/// // One of four pages of a console, which has the whole limit to itself.
/// let fifty = NonZeroU32::new(50).unwrap();
/// let budget = Budget::new(fifty, Duration::from_secs(300));
/// let scheduler = Scheduler::new(Some(budget));
/// # assert_eq!(scheduler.poll_timeout(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    requests: NonZeroU32,
    window: Duration,
}

impl Budget {
    /// At most `requests` in any `window`, which is 24 hours at most.
    #[must_use]
    pub fn new(requests: NonZeroU32, window: Duration) -> Self {
        Self {
            requests,
            window: window.min(LONGEST),
        }
    }

    /// The number of requests.
    #[must_use]
    pub fn requests(&self) -> u32 {
        self.requests.get()
    }

    /// The length of the window.
    #[must_use]
    pub fn window(&self) -> Duration {
        self.window
    }

    /// How many may follow each other without a break.
    fn burst(&self) -> u32 {
        (self.requests() / BURST_DIVISOR).max(1)
    }

    /// Microseconds from one request to the next when the burst is used up: so many that a window
    /// that begins with a whole burst has room for the rest and no more.
    fn spacing(&self) -> u64 {
        let window = self.window + BUDGET_SLACK;
        let window = window.as_secs() * MICROS_PER_SEC + u64::from(window.subsec_micros()) + 1;
        let rest = self.requests() - self.burst() + 1;
        window.div_ceil(u64::from(rest))
    }
}

/// Spends a budget evenly: the generic cell rate algorithm (ITU-T I.371, annex A), which remembers
/// one time and no list of requests.
///
/// A burst goes out at once, so that a page fills quickly; what is left of the budget is spread
/// over the window, so that no job waits for minutes while nothing goes out.
#[derive(Debug)]
pub(super) struct Allowance {
    budget: Budget,
    /// When the whole burst will be there again, in microseconds.
    full_at: u64,
}

impl Allowance {
    /// One whose burst is used up at `at`, as nothing is known about the time before.
    pub(super) fn used_up(budget: Budget, at: Millis) -> Self {
        let burst = u64::from(budget.burst());
        Self {
            budget,
            full_at: micros(at).saturating_add(burst * budget.spacing()),
        }
    }

    /// One of which nothing has been used.
    pub(super) fn whole(budget: Budget) -> Self {
        Self { budget, full_at: 0 }
    }

    pub(super) fn budget(&self) -> Budget {
        self.budget
    }

    /// When the next request may go out.
    pub(super) fn earliest(&self) -> Millis {
        let others = u64::from(self.budget.burst() - 1);
        let micros = self.full_at.saturating_sub(others * self.budget.spacing());
        Millis(micros.div_ceil(MICROS_PER_MILLI))
    }

    /// A request goes out.
    pub(super) fn take(&mut self, at: Millis) {
        let full_at = self.full_at.max(micros(at));
        self.full_at = full_at.saturating_add(self.budget.spacing());
    }
}

const MICROS_PER_SEC: u64 = 1_000_000;
const MICROS_PER_MILLI: u64 = 1_000;

/// Good for half a million years.
fn micros(at: Millis) -> u64 {
    at.0.saturating_mul(MICROS_PER_MILLI)
}
