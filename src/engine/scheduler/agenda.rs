//! Pollers in the order of their times.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::PollerKey;
use crate::engine::Millis;

/// Who is when; of those who are at the same time, the older key first.
///
/// A heap finds the first one quickly, and all others slowly. So what is removed is only crossed
/// out, in a second heap, and leaves both when it comes first. That is O(log n), over many calls, as
/// with a tree, which would add 1.8 KB (brotli) to a page.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    entered: BinaryHeap<Reverse<Entry>>,
    /// Each of these is in the other heap as well, which never has one of them at its top.
    crossed_out: BinaryHeap<Reverse<Entry>>,
}

pub(super) type Entry = (Millis, PollerKey);

impl Agenda {
    pub(super) fn is_empty(&self) -> bool {
        self.entered.is_empty()
    }

    pub(super) fn first(&self) -> Option<Entry> {
        self.entered.peek().map(|first| first.0)
    }

    pub(super) fn insert(&mut self, entry: Entry) {
        self.entered.push(Reverse(entry));
    }

    /// Removes what has been inserted.
    pub(super) fn remove(&mut self, entry: Entry) {
        self.crossed_out.push(Reverse(entry));
        self.uncover();
        if self.crossed_out.len() > self.entered.len() / 2 {
            self.tidy();
        }
    }

    /// Takes out what is crossed out and comes first.
    fn uncover(&mut self) {
        while !self.crossed_out.is_empty() && self.entered.peek() == self.crossed_out.peek() {
            self.entered.pop();
            self.crossed_out.pop();
        }
    }

    /// Takes out all that is crossed out: it may be far in the future, and is not to pile up.
    fn tidy(&mut self) {
        let count = self.entered.len() - self.crossed_out.len();
        let mut left = BinaryHeap::with_capacity(count);
        while let Some(first) = self.entered.pop() {
            left.push(first);
            self.uncover();
        }
        self.entered = left;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use slotmap::SlotMap;

    #[test]
    fn first_is_as_in_a_sorted_set_and_what_is_gone_does_not_pile_up() {
        let mut keys = SlotMap::with_key();
        let mut agenda = Agenda::default();
        let mut set = BTreeSet::<Entry>::new();
        for turn in 0..10_000_u64 {
            // Jumps about and comes back, with many at the same time.
            let entry = (Millis(turn * 7_919 % 101), keys.insert(()));
            agenda.insert(entry);
            set.insert(entry);
            // Now the first one, now another; the list grows, is emptied, and grows again.
            let gone = if turn % 3 == 0 {
                set.first()
            } else {
                set.last()
            };
            if turn / 1_000 % 2 == 1
                && let Some(gone) = gone.copied()
            {
                for gone in [gone, entry] {
                    if set.remove(&gone) {
                        agenda.remove(gone);
                    }
                }
            }
            assert_eq!(agenda.first(), set.first().copied());
            assert_eq!(agenda.is_empty(), set.is_empty());
            assert!(agenda.entered.len() <= 2 * set.len());
        }
    }
}
