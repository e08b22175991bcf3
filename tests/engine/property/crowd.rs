//! What all pollers of a page may do together.

use std::collections::VecDeque;

use jobwatch::ErrorKind;
use jobwatch::engine::Budget;

use super::turn::Reply;
use crate::fleet::IN_FLIGHT;

/// How long a page is silent at least after the first 429 of a run, and by how much that grows.
const HOLD: u64 = 5_000;
const HOLD_GROWTH: u64 = 4;

/// The longest silence.
const LONGEST_HOLD: u64 = 300_000;

/// From the last request that was served until a quota must be whole again: no silence outlasts it.
const REFRESH: u64 = 305_000;

/// The longest time from a request to the next at the lowest rate.
const SLOWEST: u64 = 5_000;

/// `Retry-After` below this is none.
const LEAST_WISH: u64 = 500;

/// The shortest time from any request to one that someone insists on in spite of a silence.
const INSISTENCE_GAP: u64 = 1_000;

/// The limits that a scheduler keeps.
#[derive(Default)]
pub(super) struct Crowd {
    /// Counts the 429s that were news: what was on its way then tells nothing.
    epoch: u32,
    /// 429s with nothing served in between.
    run: Option<u32>,
    /// Until when the page is held at least, and at most.
    held_until: u64,
    held_at_most: u64,
    last_sent: Option<u64>,
    last_served: Option<u64>,
    budget: Option<Budget>,
    /// When requests went out since the budget was set.
    sent: VecDeque<u64>,
}

impl Crowd {
    pub(super) fn epoch(&self) -> u32 {
        self.epoch
    }

    pub(super) fn set_budget(&mut self, budget: Option<Budget>) {
        if self.budget != budget {
            self.budget = budget;
            self.sent.clear();
        }
    }

    /// A request of `epoch` is settled. Returns until when its poller is to wait, if 429 says so.
    pub(super) fn settle(&mut self, at: u64, epoch: u32, reply: Reply) -> Option<u64> {
        match reply {
            Reply::Fails(ErrorKind::RateLimited) => Some(self.refuse(at, epoch, None)),
            Reply::Waits(ErrorKind::RateLimited, wait) => Some(self.refuse(at, epoch, Some(wait))),
            _ => {
                self.serve(at, epoch, reply);
                None
            }
        }
    }

    fn refuse(&mut self, at: u64, epoch: u32, wish: Option<u64>) -> u64 {
        let own = (epoch == self.epoch).then(|| self.lengthen_run(at));
        let wish = wish.filter(|wish| *wish >= LEAST_WISH);
        if let Some(hold) = wish.or(own) {
            self.held_until = self.held_until.max(at + hold.min(LONGEST_HOLD));
            let longest = hold.saturating_add(hold / 10 + 1).min(LONGEST_HOLD);
            self.held_at_most = self.held_at_most.max(at + longest);
        }
        self.held_until
    }

    fn lengthen_run(&mut self, at: u64) -> u64 {
        self.epoch += 1;
        let earlier = self.run.unwrap_or_default();
        self.run = Some(earlier + 1);
        let hold = HOLD.saturating_mul(HOLD_GROWTH.saturating_pow(earlier));
        let refreshed = self.last_served.map(|served| served + REFRESH);
        let left = refreshed.and_then(|refreshed| refreshed.checked_sub(at));
        left.filter(|left| *left >= HOLD)
            .map_or(hold, |left| hold.min(left))
    }

    fn serve(&mut self, at: u64, epoch: u32, reply: Reply) {
        if !reply.is_from_server() {
            return;
        }
        self.last_served = Some(at);
        if epoch == self.epoch && self.run.take().is_some() {
            self.held_until = 0;
            self.held_at_most = 0;
        }
    }

    /// A request goes out beside so many others.
    pub(super) fn send(&mut self, at: u64, insists: bool, others: usize) {
        assert!(others < IN_FLIGHT, "too many in flight");
        if !insists || !self.may_insist(at, others) {
            assert!(
                at >= self.held_until,
                "a request of a page that was told off"
            );
            assert!(self.run.is_none() || others == 0, "more than one to see");
        }
        self.last_sent = Some(at);
        self.spend(at);
    }

    fn may_insist(&self, at: u64, others: usize) -> bool {
        let last = self.last_sent;
        others == 0 && last.is_none_or(|last| at >= last + INSISTENCE_GAP)
    }

    fn spend(&mut self, at: u64) {
        let Some(budget) = self.budget else {
            return;
        };
        let begin = at.saturating_sub(window(budget));
        while self.sent.front().is_some_and(|sent| *sent < begin) {
            self.sent.pop_front();
        }
        self.sent.push_back(at);
        assert!(self.sent.len() <= budget.requests() as usize, "over budget");
    }

    /// Whether someone who wants to ask may have to wait for an answer to someone else.
    pub(super) fn may_queue(&self, in_flight: usize) -> bool {
        in_flight >= IN_FLIGHT || in_flight > 0 && self.run.is_some()
    }

    /// The longest that a timer may be because of a budget or of 429.
    pub(super) fn longest_wait(&self, at: u64) -> u64 {
        let slowed = if self.epoch > 0 { SLOWEST } else { 0 };
        let held = self.held_at_most.saturating_sub(at).max(slowed);
        // Requests of two windows must not meet in one: the engine takes a second for that.
        self.budget
            .map_or(held, |budget| held.max(window(budget) + 1_001))
    }
}

fn window(budget: Budget) -> u64 {
    u64::try_from(budget.window().as_millis()).unwrap()
}
