//! A driver of many pollers on a simulated clock, with the test in the place of the server.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jobwatch::engine::{Action, Budget, Input, Jitter, Now, PollerKey, RequestId, Scheduler};
use jobwatch::{Connection, Millis, PollConfig, Progress};

use super::bench::{EPOCH, Outcome, START};

/// No more requests than this are in flight together.
pub(crate) const IN_FLIGHT: usize = 6;

/// A scheduler with its driver. Every action is checked against what must always hold: one request
/// in flight a poller, six in all, no abort of a request that is not there.
pub(crate) struct Fleet {
    pub(crate) scheduler: Scheduler,
    pub(crate) now: u64,
    /// How far the calendar is ahead of the clock, besides [`EPOCH`].
    pub(crate) ahead: i64,
    pub(crate) jitter: Jitter,
    /// Rolled for each input, in the place of [`jitter`](Self::jitter); nothing rolls at first.
    dice: Option<Cell<u64>>,
    pub(crate) in_flight: BTreeMap<PollerKey, RequestId>,
    /// All requests so far, and when they went out.
    pub(crate) requests: Vec<(PollerKey, RequestId, u64)>,
    pub(crate) aborted: Vec<(PollerKey, RequestId)>,
    pub(crate) published: Vec<PollerKey>,
    /// When [`serve`](Self::serve) answers.
    answers: BTreeSet<(u64, PollerKey, RequestId)>,
}

impl Fleet {
    pub(crate) fn new(budget: Option<Budget>) -> Self {
        Self {
            scheduler: Scheduler::new(budget),
            now: START,
            ahead: 0,
            jitter: Jitter::MIDDLE,
            dice: None,
            in_flight: BTreeMap::new(),
            requests: Vec::new(),
            aborted: Vec::new(),
            published: Vec::new(),
            answers: BTreeSet::new(),
        }
    }

    /// One with so many pollers of default settings, all started.
    pub(crate) fn of(count: usize) -> (Self, Vec<PollerKey>) {
        let mut fleet = Self::new(None);
        let keys = (0..count).map(|_| fleet.start(PollConfig::default()));
        let keys = keys.collect();
        (fleet, keys)
    }

    /// From now on each input has its own chance.
    pub(crate) fn roll_dice(&mut self) {
        self.dice = Some(Cell::new(0x9E37_79B9_7F4A_7C15));
    }

    pub(crate) fn add(&mut self, config: PollConfig) -> PollerKey {
        let key = self.scheduler.add(self.moment(), config);
        self.take_actions();
        key
    }

    pub(crate) fn start(&mut self, config: PollConfig) -> PollerKey {
        let key = self.add(config);
        self.send(key, Input::Start);
        key
    }

    pub(crate) fn start_off_screen(&mut self, config: PollConfig) -> PollerKey {
        let key = self.add(config);
        self.send(key, Input::OffScreen);
        self.send(key, Input::Start);
        key
    }

    pub(crate) fn remove(&mut self, key: PollerKey) {
        self.scheduler.remove(self.moment(), key);
        self.take_actions();
    }

    pub(crate) fn send(&mut self, key: PollerKey, input: Input) {
        self.scheduler.handle(self.moment(), key, input);
        self.take_actions();
    }

    pub(crate) fn send_page(&mut self, input: Input) {
        self.scheduler.handle_page(self.moment(), input);
        self.take_actions();
    }

    pub(crate) fn timeout(&mut self) {
        self.scheduler.handle_timeout(self.moment());
        self.take_actions();
    }

    pub(crate) fn set_budget(&mut self, budget: Option<Budget>) {
        self.scheduler.set_budget(self.moment(), budget);
        self.take_actions();
    }

    fn take_actions(&mut self) {
        while let Some((key, action)) = self.scheduler.poll_action() {
            self.act(key, action);
        }
    }

    fn act(&mut self, key: PollerKey, action: Action) {
        match action {
            Action::Fetch { request } => {
                let other = self.in_flight.insert(key, request);
                assert_eq!(other, None, "a second request of one poller");
                assert!(self.in_flight.len() <= IN_FLIGHT, "too many in flight");
                self.requests.push((key, request, self.now));
            }
            Action::Abort { request } => {
                let gone = self.in_flight.remove(&key);
                assert_eq!(gone, Some(request), "abort of what is not there");
                self.aborted.push((key, request));
            }
            Action::Publish => self.published.push(key),
        }
    }

    /// The server answers the request of a poller, which must be in flight.
    pub(crate) fn answer(&mut self, key: PollerKey, outcome: Outcome) {
        let request = *self.in_flight.get(&key).expect("a request in flight");
        self.answer_to(key, request, outcome);
    }

    /// The server answers some request, be it in flight or not.
    pub(crate) fn answer_to(&mut self, key: PollerKey, request: RequestId, result: Outcome) {
        if self.in_flight.get(&key) == Some(&request) {
            self.in_flight.remove(&key);
        }
        self.send(
            key,
            Input::Answer {
                request,
                result: result.map(Into::into),
                wait: None,
            },
        );
    }

    pub(crate) fn delay(&self) -> Option<Duration> {
        let at = self.scheduler.poll_timeout()?;
        Some(at.since(Millis(self.now)))
    }

    /// Waits for the driver's timer, which must be set, and lets it fire. Returns how long it was.
    pub(crate) fn fire(&mut self) -> Duration {
        let delay = self.delay().expect("a timer");
        self.now += u64::try_from(delay.as_millis()).unwrap();
        self.timeout();
        delay
    }

    /// Lets the timer fire until a request is in flight. Returns how long that took.
    pub(crate) fn until_request(&mut self) -> Duration {
        let mut waited = Duration::ZERO;
        while self.in_flight.is_empty() {
            waited += self.fire();
        }
        waited
    }

    /// Lets `millis` pass, with the timer firing whenever its time has come.
    pub(crate) fn pass(&mut self, millis: u64) {
        let end = self.now + millis;
        while self.scheduler.poll_timeout().is_some_and(|at| at.0 <= end) {
            self.fire();
        }
        self.now = end;
    }

    /// Lets `millis` pass while a server answers every request `latency` after it went out.
    pub(crate) fn serve(
        &mut self,
        millis: u64,
        latency: u64,
        mut respond: impl FnMut(PollerKey, u64) -> Outcome,
    ) {
        self.serve_or_hang(millis, latency, |key, now| Some(respond(key, now)));
    }

    /// The same with a server that never answers where it has no outcome.
    pub(crate) fn serve_or_hang(
        &mut self,
        millis: u64,
        latency: u64,
        mut respond: impl FnMut(PollerKey, u64) -> Option<Outcome>,
    ) {
        let end = self.now + millis;
        self.expect_answers(self.now + latency);
        let mut seen = self.requests.len();
        loop {
            for (key, request, at) in &self.requests[seen..] {
                self.answers.insert((at + latency, *key, *request));
            }
            seen = self.requests.len();
            let timer = self.scheduler.poll_timeout().map(|at| at.0);
            let answer = self.answers.first().copied();
            match answer {
                Some((at, key, request))
                    if at <= end && timer.is_none_or(|timer| at <= timer.max(self.now)) =>
                {
                    self.answers.pop_first();
                    self.now = self.now.max(at);
                    if self.in_flight.get(&key) == Some(&request)
                        && let Some(outcome) = respond(key, self.now)
                    {
                        self.answer(key, outcome);
                    }
                }
                _ if timer.is_some_and(|at| at <= end) => {
                    self.fire();
                }
                _ => break,
            }
        }
        self.now = end;
    }

    /// What is in flight and was not served yet is answered at `at`.
    fn expect_answers(&mut self, at: u64) {
        let expected: BTreeSet<_> = self.answers.iter().map(|it| (it.1, it.2)).collect();
        for (key, request) in &self.in_flight {
            if !expected.contains(&(*key, *request)) {
                self.answers.insert((at, *key, *request));
            }
        }
    }

    pub(crate) fn connection(&self, key: PollerKey) -> Connection {
        self.scheduler.snapshot(key).unwrap().connection.clone()
    }

    pub(crate) fn percent(&self, key: PollerKey) -> Option<u8> {
        let shown = self.scheduler.snapshot(key).unwrap().progress.progress;
        shown.map(Progress::percent)
    }

    /// How many requests each poller has sent.
    pub(crate) fn count(&self, key: PollerKey) -> usize {
        self.requests.iter().filter(|it| it.0 == key).count()
    }

    /// The pollers that have requests in flight, in the order in which these went out.
    pub(crate) fn asked(&self) -> Vec<PollerKey> {
        self.requests.iter().map(|it| it.0).collect()
    }

    /// That nothing is in flight and nothing will be.
    #[track_caller]
    pub(crate) fn assert_silent(&mut self) {
        let before = self.requests.len();
        assert!(self.in_flight.is_empty());
        assert_eq!(self.scheduler.poll_timeout(), None);
        self.pass(24 * 60 * 60 * 1_000);
        self.timeout();
        assert_eq!(self.requests.len(), before, "a request in the silence");
    }

    pub(crate) fn moment(&self) -> Now {
        Now {
            at: Millis(self.now),
            unix_millis: EPOCH + self.ahead + i64::try_from(self.now).unwrap(),
            jitter: self.dice.as_ref().map_or(self.jitter, roll),
        }
    }
}

/// The next of a sequence that looks random and is the same in every run (Marsaglia's xorshift).
fn roll(dice: &Cell<u64>) -> Jitter {
    let mut value = dice.get();
    value ^= value << 13;
    value ^= value >> 7;
    value ^= value << 17;
    dice.set(value);
    Jitter::new((value >> 11) as f64 / (1_u64 << 53) as f64)
}
