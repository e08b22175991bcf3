//! A poller among others.

use super::pace::Epoch;
use crate::engine::chain::Chain;
use crate::engine::want::Want;
use crate::engine::{Millis, RequestId};

/// A chain, and how the scheduler has filed it.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) chain: Chain,
    /// Its place in the queue.
    pub(super) queued: Option<Want>,
    /// Its place among the timers.
    pub(super) timer: Option<Millis>,
    /// Its request in flight, which takes one of the page's places.
    pub(super) flight: Option<(RequestId, Epoch)>,
    /// Whether it is on the list of those with actions.
    pub(super) listed: bool,
}

impl Member {
    pub(super) fn new(chain: Chain) -> Self {
        Self {
            chain,
            queued: None,
            timer: None,
            flight: None,
            listed: false,
        }
    }

    /// The epoch of the request in flight, if it is this one.
    pub(super) fn epoch_of(&self, request: RequestId) -> Option<Epoch> {
        let (current, epoch) = self.flight?;
        (current == request).then_some(epoch)
    }

    /// Whether its request is not in flight any more; true once for each.
    pub(super) fn lands(&mut self) -> bool {
        let in_flight = self.chain.flight();
        let landed = self.flight.take_if(|it| Some(it.0) != in_flight);
        landed.is_some()
    }

    /// When something has to happen besides its turn in the queue.
    pub(super) fn next_timer(&self, at: Millis) -> Option<Millis> {
        let due = self.chain.wants_since().filter(|due| *due > at);
        self.chain.timeout().into_iter().chain(due).min()
    }

    /// What it wants now.
    pub(super) fn next_want(&self, at: Millis) -> Option<Want> {
        self.chain.want().filter(|want| want.since <= at)
    }
}
