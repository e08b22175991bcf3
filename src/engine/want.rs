//! A request that could go out.

use super::Millis;

/// That a chain wants to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Want {
    pub(super) rank: Rank,
    /// Since or from when.
    pub(super) since: Millis,
}

/// How much a request matters to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// Someone asked for it.
    Insisted,
    /// Someone can see what it brings.
    OnScreen,
    /// Nobody can.
    OffScreen,
}
