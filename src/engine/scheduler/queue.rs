//! Pollers that wait for their turn.

use super::PollerKey;
use super::agenda::Agenda;
use crate::engine::policy::FAIR_SHARE;
use crate::engine::want::{Rank, Want};

/// Those that want to ask now, each once.
#[derive(Debug, Default)]
pub(super) struct Queue {
    // Those of one rank, in the order in which they began to wait.
    insisted: Agenda,
    on_screen: Agenda,
    off_screen: Agenda,
    served: u32,
}

impl Queue {
    pub(super) fn is_empty(&self) -> bool {
        self.ranks().into_iter().all(Agenda::is_empty)
    }

    pub(super) fn insert(&mut self, key: PollerKey, want: Want) {
        self.rank_mut(want.rank).insert((want.since, key));
    }

    pub(super) fn remove(&mut self, key: PollerKey, want: Want) {
        self.rank_mut(want.rank).remove((want.since, key));
    }

    /// Whose turn it is: that of the one that matters most, and now and then that of the one that
    /// has waited longest, so that nobody waits for ever.
    pub(super) fn next(&self) -> Option<PollerKey> {
        let mut firsts = self.ranks().into_iter().filter_map(Agenda::first);
        let first = if self.served % FAIR_SHARE == FAIR_SHARE - 1 {
            firsts.min()
        } else {
            firsts.next()
        };
        first.map(|(_, key)| key)
    }

    /// The first of those that someone insists on.
    pub(super) fn insisted(&self) -> Option<PollerKey> {
        self.insisted.first().map(|(_, key)| key)
    }

    /// One has had its turn.
    pub(super) fn serve(&mut self) {
        self.served = self.served.wrapping_add(1);
    }

    /// The one that matters most first.
    fn ranks(&self) -> [&Agenda; 3] {
        [&self.insisted, &self.on_screen, &self.off_screen]
    }

    fn rank_mut(&mut self, rank: Rank) -> &mut Agenda {
        match rank {
            Rank::Insisted => &mut self.insisted,
            Rank::OnScreen => &mut self.on_screen,
            Rank::OffScreen => &mut self.off_screen,
        }
    }
}
