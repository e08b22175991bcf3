//! A driver that takes its actions late.

use std::collections::BTreeMap;

use jobwatch::engine::{Action, Input, Jitter, Now, Poller, PollerKey, RequestId, Scheduler};
use jobwatch::{Millis, PollConfig};

use super::subject::Subject;
use super::turn::{Kind, Reply};
use crate::bench::{EPOCH, START};
use crate::fleet::IN_FLIGHT;

/// Something that happens to one of the jobs, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) who: usize,
    pub(super) what: What,
    /// Milliseconds before it.
    pub(super) pause: u64,
    /// Whether the driver gets to do anything afterwards.
    pub(super) takes: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Input(Kind),
    Fire,
    Answer(Reply),
}

/// The driver, which knows of a request only what it has done about it.
pub(super) struct Hesitant {
    subject: Subject,
    keys: Vec<PollerKey>,
    now: u64,
    in_flight: BTreeMap<PollerKey, RequestId>,
}

impl Hesitant {
    pub(super) fn of_one() -> Self {
        let poller = Poller::new(PollConfig::default());
        Self::new(Subject::One(poller), vec![PollerKey::default()])
    }

    /// One with more jobs than may be asked for together.
    pub(super) fn of_many() -> Self {
        let mut scheduler = Scheduler::new(None);
        let keys = (0..10).map(|_| scheduler.add(moment(START), PollConfig::default()));
        let keys = keys.collect();
        Self::new(Subject::Many(scheduler), keys)
    }

    fn new(subject: Subject, keys: Vec<PollerKey>) -> Self {
        Self {
            subject,
            keys,
            now: START,
            in_flight: BTreeMap::new(),
        }
    }

    pub(super) fn play(&mut self, step: Step) {
        self.now += step.pause;
        let key = self.keys[step.who % self.keys.len()];
        match step.what {
            What::Input(kind) => self.subject.handle(moment(self.now), key, kind.input()),
            What::Fire => self.subject.handle_timeout(moment(self.now)),
            What::Answer(reply) => self.answer(key, reply),
        }
        if step.takes {
            self.take_actions();
        }
    }

    fn answer(&mut self, key: PollerKey, reply: Reply) {
        if let Some(request) = self.in_flight.remove(&key) {
            let result = reply.outcome();
            let input = Input::Answer {
                request,
                result: result.map(Into::into),
                wait: None,
            };
            self.subject.handle(moment(self.now), key, input);
        }
    }

    fn take_actions(&mut self) {
        let mut count = 0;
        while let Some((key, action)) = self.subject.poll_action() {
            self.act(key, action);
            count += 1;
        }
        assert!(count <= 3 * self.keys.len(), "{count} actions");
    }

    fn act(&mut self, key: PollerKey, action: Action) {
        match action {
            Action::Fetch { request } => {
                let other = self.in_flight.insert(key, request);
                assert_eq!(other, None, "a second request of one poller");
                assert!(self.in_flight.len() <= IN_FLIGHT, "too many in flight");
            }
            Action::Abort { request } => {
                let gone = self.in_flight.remove(&key);
                // An answer may have come before the driver got to it.
                assert!(gone.is_none_or(|gone| gone == request), "abort of another");
            }
            Action::Publish => {}
        }
    }

    /// When the driver keeps up again, every job is seen to end.
    pub(super) fn recover(mut self) {
        for who in 0..self.keys.len() {
            for kind in Kind::NOTHING_IN_THE_WAY {
                self.play(Step::now(who, What::Input(kind)));
            }
        }
        for who in 0..100 * self.keys.len() {
            self.play(Step::now(who, What::Answer(Reply::Ended(0))));
            if self.in_flight.is_empty() {
                let due = self.subject.poll_timeout();
                self.now = due.map_or(self.now, |due| due.0.max(self.now));
                self.play(Step::now(who, What::Fire));
            }
        }
        assert_eq!(self.subject.poll_timeout(), None);
        for key in &self.keys {
            let connection = &self.subject.snapshot(*key).connection;
            assert_eq!(*connection, jobwatch::Connection::Finished);
        }
    }
}

impl Step {
    fn now(who: usize, what: What) -> Self {
        Self {
            who,
            what,
            pause: 0,
            takes: true,
        }
    }
}

fn moment(now: u64) -> Now {
    Now {
        at: Millis(now),
        unix_millis: EPOCH + i64::try_from(now).unwrap(),
        jitter: Jitter::MIDDLE,
    }
}
