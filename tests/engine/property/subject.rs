//! What is driven: a poller on its own, or many of them.

use jobwatch::Millis;
use jobwatch::PollConfig;
use jobwatch::engine::{Action, Budget, Input, Now, Poller, PollerKey, Scheduler, Snapshot};

/// Both, in the shape of a scheduler.
pub(super) enum Subject {
    /// What happens to its page happens to it.
    One(Poller),
    Many(Scheduler),
}

impl Subject {
    pub(super) fn handle(&mut self, now: Now, key: PollerKey, input: Input) {
        match self {
            Self::One(poller) => poller.handle(now, input),
            Self::Many(scheduler) => scheduler.handle(now, key, input),
        }
    }

    pub(super) fn handle_page(&mut self, now: Now, input: Input) {
        match self {
            Self::One(poller) => poller.handle(now, input),
            Self::Many(scheduler) => scheduler.handle_page(now, input),
        }
    }

    pub(super) fn handle_timeout(&mut self, now: Now) {
        match self {
            Self::One(poller) => poller.handle(now, Input::Timeout),
            Self::Many(scheduler) => scheduler.handle_timeout(now),
        }
    }

    pub(super) fn add(&mut self, now: Now, config: PollConfig) -> PollerKey {
        self.scheduler().add(now, config)
    }

    pub(super) fn remove(&mut self, now: Now, key: PollerKey) {
        self.scheduler().remove(now, key);
    }

    pub(super) fn set_budget(&mut self, now: Now, budget: Option<Budget>) {
        self.scheduler().set_budget(now, budget);
    }

    fn scheduler(&mut self) -> &mut Scheduler {
        match self {
            Self::One(_) => panic!("a poller on its own has no page to itself"),
            Self::Many(scheduler) => scheduler,
        }
    }

    pub(super) fn poll_action(&mut self) -> Option<(PollerKey, Action)> {
        match self {
            Self::One(poller) => Some((PollerKey::default(), poller.poll_action()?)),
            Self::Many(scheduler) => scheduler.poll_action(),
        }
    }

    pub(super) fn poll_timeout(&self) -> Option<Millis> {
        match self {
            Self::One(poller) => poller.poll_timeout(),
            Self::Many(scheduler) => scheduler.poll_timeout(),
        }
    }

    pub(super) fn snapshot(&self, key: PollerKey) -> &Snapshot {
        match self {
            Self::One(poller) => poller.snapshot(),
            Self::Many(scheduler) => scheduler.snapshot(key).expect("a poller with this key"),
        }
    }
}
