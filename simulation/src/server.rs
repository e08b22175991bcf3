//! The server.

use std::collections::VecDeque;

use crate::chance::Chance;
use crate::time::{MINUTE, SECOND};

/// How long a request takes to the server, in milliseconds.
const THERE: u64 = 50;
/// How long an answer takes back, from the least to the most.
const BACK: (u64, u64) = (30, 70);

/// The limit that the API's documents tell: so many requests of a tenant in any five minutes.
pub(crate) const LIMIT: usize = 200;
pub(crate) const WINDOW: u64 = 5 * MINUTE;

/// What a request brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Running,
    Ended,
    /// 429, without `Retry-After`: the API sends none.
    TooMany,
}

/// Knows when jobs end, and how many requests it has served.
#[derive(Debug)]
pub(crate) struct Server {
    limited: bool,
    chance: Chance,
    /// When the requests of the last window were served; those that are refused do not count.
    served: VecDeque<u64>,
    requests: u64,
    refused: u64,
}

impl Server {
    pub(crate) fn new(limited: bool, seed: u64) -> Self {
        Self {
            limited,
            chance: Chance::new(seed),
            served: VecDeque::new(),
            requests: 0,
            refused: 0,
        }
    }

    /// A request goes out at `at`, about a job that ends at `end`. Returns what it brings, and
    /// when. No request may go out before another that was here first.
    pub(crate) fn ask(&mut self, at: u64, end: u64) -> (u64, Answer) {
        let arrival = at + THERE;
        let answer = if !self.allows(arrival) {
            self.refused += 1;
            Answer::TooMany
        } else if end <= arrival {
            Answer::Ended
        } else {
            Answer::Running
        };
        self.requests += 1;
        (arrival + self.chance.between(BACK.0, BACK.1), answer)
    }

    fn allows(&mut self, at: u64) -> bool {
        if !self.limited {
            return true;
        }
        while self.served.front().is_some_and(|it| it + WINDOW <= at) {
            self.served.pop_front();
        }
        let allowed = self.served.len() < LIMIT;
        if allowed {
            self.served.push_back(at);
        }
        allowed
    }

    pub(crate) fn requests(&self) -> u64 {
        self.requests
    }

    pub(crate) fn refused(&self) -> u64 {
        self.refused
    }
}

/// How long after the last end it is waited for someone to see it.
pub(crate) const PATIENCE: u64 = 6 * 60 * MINUTE;

/// From when on an end that was not seen counts as never seen.
pub(crate) fn horizon(ends: impl Iterator<Item = u64>) -> u64 {
    ends.max().unwrap_or(SECOND) + PATIENCE
}
