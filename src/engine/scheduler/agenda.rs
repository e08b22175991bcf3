//! Pollers in the order of their times.

use super::PollerKey;
use crate::engine::Millis;

/// Who is when; of those who are at the same time, the older key first.
///
/// A sorted list, the first at its end: a page has thousands of pollers at the most, for which
/// moving what comes later takes microseconds, and a tree would add a kilobyte (brotli) to it.
#[derive(Debug, Default)]
pub(super) struct Agenda(Vec<Entry>);

pub(super) type Entry = (Millis, PollerKey);

impl Agenda {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn first(&self) -> Option<Entry> {
        self.0.last().copied()
    }

    pub(super) fn insert(&mut self, entry: Entry) {
        let (Ok(place) | Err(place)) = self.search(entry);
        self.0.insert(place, entry);
    }

    pub(super) fn remove(&mut self, entry: Entry) {
        if let Ok(place) = self.search(entry) {
            self.0.remove(place);
        }
    }

    fn search(&self, entry: Entry) -> Result<usize, usize> {
        self.0.binary_search_by(|other| entry.cmp(other))
    }
}
