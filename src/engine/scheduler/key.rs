//! Names of pollers.

/// A poller of a [`Scheduler`](super::Scheduler). No two have the same, not even one after the
/// other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PollerKey(u64);

impl PollerKey {
    /// The key after this one.
    pub(super) fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}
