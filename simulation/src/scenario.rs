//! What is asked for.

use crate::chance::Chance;
use crate::time::{HOUR, MINUTE, SECOND};

/// Jobs of about one length that are all begun within a second, and the server's limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// How long each job takes, in milliseconds, give or take a little.
    pub length: u64,
    /// How many there are.
    pub count: usize,
    /// Whether the server allows 200 requests in 5 minutes and no more.
    pub limited: bool,
}

/// A job.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Job {
    /// When it is begun, and its client with it.
    pub(crate) start: u64,
    pub(crate) end: u64,
}

impl Scenario {
    /// The lengths of the report, in milliseconds.
    pub const LENGTHS: [u64; 5] = [5 * SECOND, MINUTE, 10 * MINUTE, HOUR, 12 * HOUR];
    /// The one by which people compare.
    pub const ONE_HOUR: Self = Self {
        length: HOUR,
        count: 1,
        limited: false,
    };
    /// The numbers of jobs in the report.
    pub const COUNTS: [usize; 4] = [1, 20, 100, 1_000];

    /// Every one of the report, in its order.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let limits = [false, true].into_iter();
        let counts = limits.flat_map(|limited| Self::COUNTS.map(|count| (limited, count)));
        let all = counts.flat_map(|(limited, count)| {
            Self::LENGTHS.map(|length| Self {
                length,
                count,
                limited,
            })
        });
        all.collect()
    }

    /// How often it is played, so that a hundred ends are seen at least.
    pub(crate) fn trials(&self) -> u64 {
        let count = u64::try_from(self.count).unwrap_or(u64::MAX);
        100_u64.div_ceil(count.max(1))
    }

    /// The jobs of one trial, in the order of their beginning. Their lengths differ by a tenth at
    /// most and by five seconds at most, so that no client is lucky with its beat.
    pub(crate) fn jobs(&self, trial: u64) -> Vec<Job> {
        let mut chance = Chance::new(trial);
        let spread = (self.length / 10).min(5 * SECOND);
        let mut jobs: Vec<_> = (0..self.count)
            .map(|_| {
                let start = chance.between(0, SECOND);
                let length = self.length - spread + chance.between(0, 2 * spread);
                let end = start + length;
                Job { start, end }
            })
            .collect();
        jobs.sort_by_key(|job| job.start);
        jobs
    }
}
