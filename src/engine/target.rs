//! What the poller remembers about the job that it asks for.

use std::time::Duration;

use super::policy::NOT_FOUND_GRACE;
use super::{Jitter, Millis, backoff};

/// What the poller remembers about one generation's job besides its snapshot.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    first_asked: Option<Millis>,
    times_not_found: usize,
}

impl Target {
    /// A request for the job goes out.
    pub(super) fn asked(&mut self, at: Millis) {
        self.first_asked.get_or_insert(at);
    }

    /// Since when the job has been asked for: the poller's own idea of a job's age, which no
    /// server's clock can disturb.
    pub(super) fn age(&self, at: Millis) -> Duration {
        self.first_asked
            .map(|first| at.since(first))
            .unwrap_or_default()
    }

    /// The job was not found: how long to wait for it to appear, or `None` if it will not.
    pub(super) fn not_found(&mut self, at: Millis, jitter: Jitter) -> Option<Duration> {
        if self.age(at) > NOT_FOUND_GRACE {
            return None;
        }
        let wait = backoff::until_found(self.times_not_found, jitter);
        self.times_not_found = self.times_not_found.saturating_add(1);
        wait
    }
}
