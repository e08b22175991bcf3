//! How the last requests went.

use super::{Connection, Millis};
use crate::model::{ApiError, ErrorKind};

/// How the last requests went.
#[derive(Debug, Default)]
pub(super) enum Link {
    /// None is settled yet.
    #[default]
    Unknown,
    /// The last one brought the job.
    Up,
    /// The last `attempt` ones in a row failed, the very last with `error`.
    Failing { attempt: u32, error: ApiError },
}

impl Link {
    /// How many requests have failed in a row.
    pub(super) fn failures(&self) -> u32 {
        match self {
            Self::Failing { attempt, .. } => *attempt,
            Self::Unknown | Self::Up => 0,
        }
    }

    /// One more request failed.
    pub(super) fn fail(&mut self, error: ApiError) {
        let attempt = self.failures().saturating_add(1);
        *self = Self::Failing { attempt, error };
    }

    /// What it shows as, the next request being due at `due`.
    pub(super) fn as_connection(&self, due: Option<Millis>) -> Connection {
        match (self, due) {
            (Self::Up, _) => Connection::Live,
            (Self::Failing { attempt, error }, Some(at)) => Connection::Retrying {
                attempt: *attempt,
                at,
                error: error.clone(),
            },
            (Self::Failing { .. }, None) | (Self::Unknown, _) => Connection::Connecting,
        }
    }
}

/// Whether the failure came from the server, and so shows that there is a network.
pub(super) fn reached_server(error: &ApiError) -> bool {
    error.http_status.is_some() || !matches!(error.kind, ErrorKind::Network | ErrorKind::Timeout)
}
