//! What is said, and when.

use super::announced_job::AnnouncedJob;
use super::followed::{Followed, JobKey};
use super::notice::{Name, Notice};
use super::policy::{BACK_WITHIN, GATHER, MILESTONE_GAP};
use crate::engine::{Millis, Snapshot};

/// Decides what the page says of all its jobs, and when: a state machine without clock and voice.
///
/// After each call, [`poll_notices`](Self::poll_notices) has what is to be said now, and
/// [`poll_timeout`](Self::poll_timeout) tells when to ask again.
#[derive(Debug, Default)]
pub(super) struct Speaker {
    jobs: Vec<Followed>,
    /// How jobs ended, until it is said: longer than the widgets that showed them may live.
    ends: Vec<End>,
    /// Whether the page is hidden, so that it says nothing.
    hidden: bool,
    /// When a milestone was said last.
    milestone_at: Option<Millis>,
}

#[derive(Debug)]
struct End {
    since: Millis,
    notice: Notice,
}

/// Of which kinds there is something whose time has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Due {
    ends: bool,
    pub(super) stopped: bool,
    pub(super) lost: bool,
    pub(super) restored: bool,
    pub(super) milestones: bool,
}

impl Speaker {
    /// A widget shows a job, and wants it spoken of.
    pub(super) fn follow(&mut self, announced: &AnnouncedJob) {
        if self.job(&announced.key).is_none() {
            self.jobs.push(Followed::new(announced.key.clone()));
        }
        if let Some(job) = self.job(&announced.key) {
            job.add_widget(announced.milestones);
        }
    }

    /// The widget is gone, or shows another job.
    pub(super) fn unfollow(&mut self, announced: &AnnouncedJob) {
        if let Some(job) = self.job(&announced.key) {
            job.remove_widget(announced.milestones);
        }
        self.jobs.retain(Followed::is_shown);
    }

    /// A widget shows this of a job that is followed.
    pub(super) fn observe(&mut self, now: Millis, key: &JobKey, name: Name, snapshot: &Snapshot) {
        let hidden = self.hidden;
        let Some(job) = self.job(key) else {
            return;
        };
        let end = job.observe(now, name, snapshot);
        if hidden {
            job.skip_milestones();
        }
        self.ends
            .extend(end.map(|notice| End { since: now, notice }));
    }

    fn job(&mut self, key: &JobKey) -> Option<&mut Followed> {
        self.jobs.iter_mut().find(|job| job.key == *key)
    }

    /// The page is hidden. Of what happens meanwhile, only the ends are said when it is back.
    pub(super) fn hide(&mut self) {
        self.hidden = true;
        self.jobs.iter_mut().for_each(Followed::skip_milestones);
    }

    /// The page is seen.
    pub(super) fn show(&mut self, now: Millis) {
        if !std::mem::take(&mut self.hidden) {
            return;
        }
        for job in &mut self.jobs {
            job.listen_again(now);
        }
        for end in &mut self.ends {
            end.since = now;
        }
    }

    /// Whether there is nothing to speak of, now or later.
    pub(super) fn is_idle(&self) -> bool {
        self.jobs.is_empty() && self.ends.is_empty()
    }

    /// When there will be something to say, if nothing else happens.
    pub(super) fn poll_timeout(&self) -> Option<Millis> {
        let due = [
            self.ends_due(),
            self.stopped_due(),
            self.lost_due(),
            self.return_due(),
            self.milestones_due(),
        ];
        due.into_iter().flatten().min().filter(|_| !self.hidden)
    }

    /// What is to be said now.
    ///
    /// What has waited for its time is said with all others of its kind, whether or not they have:
    /// links that are down at the same time most likely are for the same reason.
    pub(super) fn poll_notices(&mut self, now: Millis) -> Vec<Notice> {
        let mut notices = Vec::new();
        if self.hidden {
            return notices;
        }
        let due = self.due(now);
        if due.ends {
            notices.extend(self.ends.drain(..).map(|end| end.notice));
        }
        if due.milestones {
            self.milestone_at = Some(now);
        }
        for job in &mut self.jobs {
            job.tell(due, &mut notices);
        }
        notices
    }

    fn due(&self, now: Millis) -> Due {
        let is_due = |due: Option<Millis>| due.is_some_and(|due| due <= now);
        Due {
            ends: is_due(self.ends_due()),
            stopped: is_due(self.stopped_due()),
            lost: is_due(self.lost_due()),
            restored: is_due(self.return_due()),
            milestones: is_due(self.milestones_due()),
        }
    }

    fn ends_due(&self) -> Option<Millis> {
        let first = self.ends.iter().map(|end| end.since).min();
        first.map(|since| since.after(GATHER))
    }

    fn stopped_due(&self) -> Option<Millis> {
        let due = |job: &Followed| job.link().stopped_due();
        self.jobs.iter().filter_map(due).min()
    }

    fn lost_due(&self) -> Option<Millis> {
        let due = |job: &Followed| job.link().lost_due();
        self.jobs.iter().filter_map(due).min()
    }

    /// When all are back, or when those that are have waited for the others long enough.
    fn return_due(&self) -> Option<Millis> {
        let back = || self.jobs.iter().filter_map(|job| job.link().back_since());
        let at_last = back().min()?.after(BACK_WITHIN);
        let gathered = back().max()?.after(GATHER);
        let waits = self.jobs.iter().any(|job| job.link().is_awaited());
        Some(if waits {
            at_last
        } else {
            gathered.min(at_last)
        })
    }

    fn milestones_due(&self) -> Option<Millis> {
        let first = self.jobs.iter().filter_map(Followed::milestone_since).min();
        let gathered = first?.after(GATHER);
        let next = self.milestone_at.map(|at| at.after(MILESTONE_GAP));
        Some(next.map_or(gathered, |next| next.max(gathered)))
    }
}
