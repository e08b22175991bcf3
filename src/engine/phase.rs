//! What a chain is doing.

use std::time::Duration;

use super::{Millis, RequestId};
use crate::model::ApiError;

/// What the chain is doing: exactly one of these, so that there cannot be two requests in
/// flight, or one in flight and another due.
#[derive(Debug, Default)]
pub(super) enum Phase {
    /// Nothing, while the [gate](super::gate) is closed; it asks as soon as that opens.
    #[default]
    Resting,
    /// Waits to ask at `due`.
    Waiting { due: Millis, reason: Wait },
    /// Waits for an answer.
    Asking(Flight),
    /// Was refused with this, and waits for someone to change something.
    Stopped(ApiError),
    /// The deadline passed.
    TimedOut,
    /// The job has ended.
    Finished,
}

/// Why the poller waits.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wait {
    /// For the next turn of the cadence, counted from the answer at `settled`.
    Cadence { settled: Millis },
    /// For `delay` after the failure at `settled`.
    Failure { settled: Millis, delay: Duration },
    /// For nothing but its turn and the server's wishes.
    Other,
}

/// The request in flight.
#[derive(Debug)]
pub(super) struct Flight {
    pub(super) request: RequestId,
    /// When it was to go out; it goes out a little later, as timers are late.
    pub(super) due: Millis,
    /// When it is given up.
    pub(super) expires: Millis,
    /// Whether it carries credentials that have been replaced since.
    pub(super) outdated: bool,
}

impl Phase {
    pub(super) fn flight(&self) -> Option<&Flight> {
        match self {
            Self::Asking(flight) => Some(flight),
            _ => None,
        }
    }

    /// When the next request goes out, or the one in flight was to.
    pub(super) fn due(&self) -> Option<Millis> {
        match self {
            Self::Waiting { due, .. } => Some(*due),
            Self::Asking(flight) => Some(flight.due),
            _ => None,
        }
    }
}
