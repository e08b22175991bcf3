//! What is to be said of a job's progress.

use super::notice::News;
use super::policy::MILESTONES;
use crate::engine::Millis;
use crate::model::Progress;

/// The last milestone that a job has passed, and the last one that there is nothing to say of any
/// more; both in percent, and zero before the first.
#[derive(Debug, Default)]
pub(super) struct Milestones {
    passed: u8,
    settled: u8,
    since: Millis,
}

impl Milestones {
    pub(super) fn observe(&mut self, now: Millis, progress: Option<Progress>) {
        let passed = progress.map_or(0, last_passed);
        if passed > self.passed {
            self.passed = passed;
            self.since = now;
        }
    }

    /// Lets what has been passed pass.
    pub(super) fn skip(&mut self) {
        self.settled = self.passed;
    }

    /// Since when there is something to say.
    pub(super) fn since(&self) -> Option<Millis> {
        (self.passed > self.settled).then_some(self.since)
    }

    /// Says the last milestone, unless that was said.
    pub(super) fn tell(&mut self) -> Option<News> {
        self.since()?;
        self.skip();
        Some(News::Reached(self.passed))
    }
}

fn last_passed(progress: Progress) -> u8 {
    let passed = |milestone: &u8| *milestone <= progress.percent();
    MILESTONES.into_iter().rfind(passed).unwrap_or(0)
}
