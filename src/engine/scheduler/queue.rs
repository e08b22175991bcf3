//! Pollers that wait for their turn.

use std::collections::BTreeSet;

use super::PollerKey;
use crate::engine::Millis;
use crate::engine::policy::FAIR_SHARE;
use crate::engine::want::{Rank, Want};

/// Those that want to ask now, each once.
#[derive(Debug, Default)]
pub(super) struct Queue {
    by_rank: BTreeSet<(Want, PollerKey)>,
    by_age: BTreeSet<(Millis, PollerKey)>,
    served: u32,
}

impl Queue {
    pub(super) fn is_empty(&self) -> bool {
        self.by_age.is_empty()
    }

    pub(super) fn insert(&mut self, key: PollerKey, want: Want) {
        self.by_rank.insert((want, key));
        self.by_age.insert((want.since, key));
    }

    pub(super) fn remove(&mut self, key: PollerKey, want: Want) {
        self.by_rank.remove(&(want, key));
        self.by_age.remove(&(want.since, key));
    }

    /// Whose turn it is: that of the one that matters most, and now and then that of the one that
    /// has waited longest, so that nobody waits for ever.
    pub(super) fn next(&self) -> Option<PollerKey> {
        if self.served % FAIR_SHARE == FAIR_SHARE - 1 {
            self.by_age.first().map(|(_, key)| *key)
        } else {
            self.by_rank.first().map(|(_, key)| *key)
        }
    }

    /// The first of those that someone insists on.
    pub(super) fn insisted(&self) -> Option<PollerKey> {
        let (want, key) = self.by_rank.first()?;
        (want.rank == Rank::Insisted).then_some(*key)
    }

    /// One has had its turn.
    pub(super) fn serve(&mut self) {
        self.served = self.served.wrapping_add(1);
    }
}
