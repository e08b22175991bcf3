//! The poller: decides when to ask, and what the answers mean.

mod millis;
mod snapshot;

pub use millis::Millis;
pub use snapshot::{Connection, PausedBy, Snapshot};
