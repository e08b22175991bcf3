//! What comes of a scenario.

/// What a client has cost and brought, over all trials.
#[derive(Clone, Debug, Default)]
pub struct Measure {
    trials: u64,
    requests: u64,
    refused: u64,
    unseen: usize,
    /// From the end of a job until it was seen, in milliseconds, sorted.
    delays: Vec<u64>,
}

impl Measure {
    /// One trial more: its requests, how many of them were refused, and the delay of each job,
    /// `None` if its end was never seen.
    pub(crate) fn add(&mut self, requests: u64, refused: u64, delays: &[Option<u64>]) {
        self.trials += 1;
        self.requests += requests;
        self.refused += refused;
        self.unseen += delays.iter().filter(|delay| delay.is_none()).count();
        self.delays.extend(delays.iter().flatten());
        self.delays.sort_unstable();
    }

    /// Requests in a trial, on average.
    #[must_use]
    pub fn requests(&self) -> u64 {
        mean(self.requests, self.trials)
    }

    /// Those of them that were answered with 429, on average.
    #[must_use]
    pub fn refused(&self) -> u64 {
        mean(self.refused, self.trials)
    }

    /// Jobs whose end was never seen, in all trials.
    #[must_use]
    pub fn unseen(&self) -> usize {
        self.unseen
    }

    /// Jobs in all trials.
    #[must_use]
    pub fn jobs(&self) -> usize {
        self.unseen + self.delays.len()
    }

    /// The delay, in milliseconds, that half of the ends that were seen did not exceed.
    #[must_use]
    pub fn median(&self) -> Option<u64> {
        self.delays
            .get(self.delays.len().saturating_sub(1) / 2)
            .copied()
    }

    /// The longest delay of an end that was seen, in milliseconds.
    #[must_use]
    pub fn worst(&self) -> Option<u64> {
        self.delays.last().copied()
    }

    /// Whether no more ends were missed than the other's, and those that were seen were seen as
    /// soon, give or take a tenth.
    #[must_use]
    pub fn is_as_soon_as(&self, other: &Self) -> bool {
        self.unseen <= other.unseen
            && is_no_later(self.median(), other.median())
            && is_no_later(self.worst(), other.worst())
    }
}

fn is_no_later(one: Option<u64>, other: Option<u64>) -> bool {
    one.zip(other)
        .is_none_or(|(one, other)| 10 * one <= 11 * other)
}

/// The mean, rounded up: what happens now and then is not to look like never.
fn mean(sum: u64, count: u64) -> u64 {
    sum.div_ceil(count.max(1))
}
