//! A job that the page speaks of.

use super::link::Link;
use super::milestones::Milestones;
use super::notice::{Name, News, Notice};
use super::speaker::Due;
use crate::engine::{Millis, Snapshot};
use crate::model::Progress;

/// Which job it is: two widgets with the same key show the same one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct JobKey {
    pub(super) url: String,
    pub(super) id: String,
}

/// A job that the page speaks of, for as long as a widget shows it.
#[derive(Debug)]
pub(super) struct Followed {
    pub(super) key: JobKey,
    /// How many widgets have it spoken of, and how many of them with its milestones.
    widgets: usize,
    for_milestones: usize,
    /// Known from the first look on.
    name: Option<Name>,
    life: Life,
    link: Link,
    milestones: Milestones,
}

/// What the listener can know of a job's life.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Life {
    /// There has been no answer yet.
    #[default]
    Unknown,
    UnderWay,
    /// There is nothing to say of it any more.
    Over,
}

impl Followed {
    pub(super) fn new(key: JobKey) -> Self {
        Self {
            key,
            widgets: 0,
            for_milestones: 0,
            name: None,
            life: Life::default(),
            link: Link::default(),
            milestones: Milestones::default(),
        }
    }

    pub(super) fn add_widget(&mut self, milestones: bool) {
        self.widgets += 1;
        self.for_milestones += usize::from(milestones);
    }

    pub(super) fn remove_widget(&mut self, milestones: bool) {
        self.widgets = self.widgets.saturating_sub(1);
        self.for_milestones = self.for_milestones.saturating_sub(usize::from(milestones));
    }

    pub(super) fn is_shown(&self) -> bool {
        self.widgets > 0
    }

    /// Takes in what a widget shows. Returns how the job ended, when that has been seen to happen.
    pub(super) fn observe(
        &mut self,
        now: Millis,
        name: Name,
        snapshot: &Snapshot,
    ) -> Option<Notice> {
        let messages = name.locale.messages;
        self.link.observe(now, &snapshot.connection, messages);
        self.name = Some(name);
        let job = snapshot.job.as_deref()?;
        match News::of_end(job) {
            Some(end) => self.end(end),
            None => {
                self.go_on(now, snapshot.progress.progress);
                None
            }
        }
    }

    /// An end says all: that it has come, and that it could be heard of.
    fn end(&mut self, end: News) -> Option<Notice> {
        self.link = Link::default();
        self.milestones.skip();
        let was_under_way = std::mem::replace(&mut self.life, Life::Over) == Life::UnderWay;
        self.notice(was_under_way.then_some(end))
    }

    fn go_on(&mut self, now: Millis, progress: Option<Progress>) {
        let is_first_look = std::mem::replace(&mut self.life, Life::UnderWay) == Life::Unknown;
        self.milestones.observe(now, progress);
        if is_first_look || self.for_milestones == 0 {
            self.milestones.skip();
        }
    }

    /// Nobody listens to what can be seen as well later.
    pub(super) fn skip_milestones(&mut self) {
        self.milestones.skip();
    }

    pub(super) fn listen_again(&mut self, now: Millis) {
        self.link.listen_again(now);
    }

    pub(super) fn link(&self) -> &Link {
        &self.link
    }

    pub(super) fn milestone_since(&self) -> Option<Millis> {
        self.milestones.since()
    }

    /// Says what is to be said of it now.
    pub(super) fn tell(&mut self, due: Due, notices: &mut Vec<Notice>) {
        let of_link = self.link.tell(due);
        let of_progress = due.milestones.then(|| self.milestones.tell()).flatten();
        for news in [of_link, of_progress] {
            notices.extend(self.notice(news));
        }
    }

    fn notice(&self, news: Option<News>) -> Option<Notice> {
        Some(Notice {
            name: self.name.clone()?,
            news: news?,
        })
    }
}
