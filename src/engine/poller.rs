//! One chain on its own.

use super::chain::Chain;
use super::clock::Clock;
use super::sleep::SleepWatch;
use super::{Action, Input, Millis, Now, PollConfig, Snapshot};

/// Asks for one job until it ends: see the [module](super) for how to drive it.
#[derive(Debug)]
pub struct Poller {
    clock: Clock,
    sleep: SleepWatch,
    chain: Chain,
}

impl Poller {
    /// A poller that has not been started: it waits for [`Input::Start`].
    #[must_use]
    pub fn new(config: PollConfig) -> Self {
        Self {
            clock: Clock::default(),
            sleep: SleepWatch::default(),
            chain: Chain::new(config),
        }
    }

    /// Takes in what happened. Afterwards take all actions, then look at
    /// [`poll_timeout`](Self::poll_timeout) again.
    pub fn handle(&mut self, now: Now, input: Input) {
        let now = Now {
            at: self.clock.observe(now.at),
            ..now
        };
        self.chain.keep_time(self.clock);
        match self.sleep.observe(&now, self.next()) {
            Some(slept) => self.chain.wake(now, slept, input),
            None => self.chain.step(now, input),
        }
        if self.chain.wants_since().is_some_and(|due| due <= now.at) {
            self.chain.ask(now.at);
        }
    }

    /// What to do next, until `None`.
    #[must_use = "an action that is dropped is never done"]
    pub fn poll_action(&mut self) -> Option<Action> {
        self.chain.poll_action()
    }

    /// When [`Input::Timeout`] must be handed in, unless something else happens first. `None`
    /// while there is nothing to wait for.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Millis> {
        self.next().map(|at| self.clock.to_driver(at))
    }

    /// What is known now.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        self.chain.snapshot()
    }

    fn next(&self) -> Option<Millis> {
        let next = [self.chain.timeout(), self.chain.wants_since()];
        next.into_iter().flatten().min()
    }
}
