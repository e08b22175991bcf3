//! How long a job has been asked for.

/// Adds up the time in which there is something to ask.
#[derive(Default)]
pub(super) struct Work {
    earlier: u64,
    since: Option<u64>,
}

impl Work {
    pub(super) fn is_running(&self) -> bool {
        self.since.is_some()
    }

    pub(super) fn run_while(&mut self, runs: bool, at: u64) {
        if runs {
            self.since.get_or_insert(at);
        } else {
            self.earlier = self.done(at);
            self.since = None;
        }
    }

    pub(super) fn done(&self, at: u64) -> u64 {
        self.earlier + self.since.map_or(0, |since| at - since)
    }

    /// A sleep does not count, as far as it was in this time.
    pub(super) fn skip(&mut self, slept: u64, at: u64) {
        self.since = self.since.map(|since| (since + slept).min(at));
    }
}
