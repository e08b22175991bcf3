//! A driver that checks every rule at every step.

use std::collections::BTreeMap;

use jobwatch::engine::{Action, Jitter, Now, Poller, PollerKey, RequestId, Scheduler};
use jobwatch::{Millis, PollConfig};

use super::crowd::Crowd;
use super::strategy::Moment;
use super::subject::Subject;
use super::turn::{Kind, Reply, Settings, Turn, budget};
use super::watch::{PageState, Watch};
use crate::bench::EPOCH;

/// The page's clock starts late enough to be set back by days.
const START: u64 = 1_000_000_000_000;

/// A timer that is this late has slept, and so has a clock that is this far behind the calendar.
const SLEEP_GAP: u64 = 90_000;

/// More turns than a page needs to come to its end when nothing stands in its way.
const ENOUGH: usize = 400;

/// A poller or a page of them, with a test's own idea of what they may do.
pub(super) struct Stand {
    subject: Subject,
    crowd: Option<Crowd>,
    watches: BTreeMap<PollerKey, Watch>,
    page: PageState,
    /// What the driver's clock shows.
    now: u64,
    /// Whether it was set back since the last call.
    set_back: bool,
    /// The time that has really passed.
    at: u64,
    /// How far the calendar is ahead of that, besides [`EPOCH`].
    ahead: i64,
    chance: f64,
    /// When the timer is due, in time that has really passed.
    armed: Option<i64>,
    /// The real time and the calendar at the last call.
    last_call: Option<(u64, i64)>,
    in_flight: BTreeMap<PollerKey, RequestId>,
    /// Requests that are not in flight any more.
    past: Vec<(PollerKey, RequestId)>,
}

impl Stand {
    pub(super) fn of_one() -> Self {
        let config = PollConfig::default();
        let mut stand = Self::new(Subject::One(Poller::new(config)), None);
        let watch = Watch::new(config, PageState::default());
        stand.watches.insert(PollerKey::default(), watch);
        stand
    }

    pub(super) fn of_many() -> Self {
        let subject = Subject::Many(Scheduler::new(None));
        Self::new(subject, Some(Crowd::default()))
    }

    fn new(subject: Subject, crowd: Option<Crowd>) -> Self {
        Self {
            subject,
            crowd,
            watches: BTreeMap::new(),
            page: PageState::default(),
            now: START,
            set_back: false,
            at: 0,
            ahead: 0,
            chance: 0.5,
            armed: None,
            last_call: None,
            in_flight: BTreeMap::new(),
            past: Vec::new(),
        }
    }

    /// Plays one turn.
    pub(super) fn play(&mut self, (turn, chance): Moment) {
        self.chance = chance;
        match turn {
            Turn::Pass(millis) => self.pass(millis),
            Turn::Skip(millis) => self.move_clock(millis),
            Turn::SetBack(millis) => self.set_back(millis),
            Turn::SetCalendar(millis) => self.ahead += millis,
            Turn::Fire => self.fire(),
            Turn::Answer(which, reply) => self.answer(which, reply),
            Turn::LateAnswer(which, reply) => self.answer_late(which, reply),
            Turn::Job(who, kind) => self.job(who, kind),
            Turn::Page(kind) => self.page(kind),
            Turn::Add(settings) => self.add(settings),
            Turn::Remove(who) => self.remove(who),
            Turn::SetBudget(requests, window) => self.set_budget(requests, window),
        }
    }

    // Time.

    /// What has passed unseen when a clock is set back is lost, and so is what passes until someone
    /// looks: waits become longer by it. That someone looks keeps the rules exact.
    fn set_back(&mut self, millis: u64) {
        self.fire();
        self.now -= millis;
        self.set_back = true;
    }

    fn see_clock(&mut self) {
        if self.set_back {
            self.fire();
        }
    }

    fn move_clock(&mut self, millis: u64) {
        self.see_clock();
        self.now += millis;
        self.at += millis;
    }

    fn pass(&mut self, millis: u64) {
        self.see_clock();
        let end = self.at + millis;
        while let Some(delay) = self.delay().filter(|delay| self.at + delay <= end) {
            self.move_clock(delay);
            self.fire();
            assert_ne!(
                self.delay(),
                Some(0),
                "a timer that fired is due again at once"
            );
        }
        self.move_clock(end - self.at);
    }

    fn delay(&self) -> Option<u64> {
        let timeout = self.subject.poll_timeout()?;
        Some(timeout.0.saturating_sub(self.now))
    }

    fn moment(&self) -> Now {
        Now {
            at: Millis(self.now),
            unix_millis: self.calendar(),
            jitter: Jitter::new(self.chance),
        }
    }

    fn calendar(&self) -> i64 {
        EPOCH + i64::try_from(self.at).unwrap() + self.ahead
    }

    /// By how much the timer is late after a sleep, if there was one since the last call.
    fn notice_sleep(&self) -> Option<u64> {
        let at = i64::try_from(self.at).unwrap();
        let late = self.armed.map_or(0, |armed| at - armed);
        let late = u64::try_from(late).unwrap_or(0);
        let (last, calendar) = self.last_call.unwrap_or((self.at, self.calendar()));
        let moved = u64::try_from(self.calendar() - calendar).unwrap_or(0);
        let missed = moved.saturating_sub(self.at - last);
        (late.max(missed) >= SLEEP_GAP).then_some(late)
    }

    fn wake_all(&mut self, except: Option<PollerKey>) -> Option<u64> {
        let slept = self.notice_sleep()?;
        for (key, watch) in &mut self.watches {
            if Some(*key) != except {
                watch.wake(self.at, slept, None);
                watch.take(self.at, None);
            }
        }
        Some(slept)
    }

    // What happens.

    fn fire(&mut self) {
        self.wake_all(None);
        for watch in self.watches.values_mut() {
            watch.take(self.at, None);
        }
        self.subject.handle_timeout(self.moment());
        self.follow();
    }

    fn job(&mut self, who: usize, kind: Kind) {
        let Some(key) = self.nth(who) else {
            return;
        };
        let slept = self.wake_all(Some(key));
        let at = self.at;
        if let Some(watch) = self.watches.get_mut(&key) {
            if let Some(slept) = slept {
                watch.wake(at, slept, None);
            }
            watch.take(at, Some(kind));
        }
        self.subject.handle(self.moment(), key, kind.input());
        self.follow();
    }

    fn page(&mut self, kind: Kind) {
        self.observe(kind);
        let slept = self.notice_sleep();
        for watch in self.watches.values_mut() {
            if let Some(slept) = slept {
                watch.wake(self.at, slept, None);
            }
            watch.take(self.at, Some(kind));
        }
        self.subject.handle_page(self.moment(), kind.input());
        self.follow();
    }

    fn observe(&mut self, kind: Kind) {
        match kind {
            Kind::PageHidden => self.page.hidden = true,
            Kind::PageShown => self.page.hidden = false,
            Kind::PageFrozen => self.page.frozen = true,
            Kind::PageThawed => self.page.frozen = false,
            Kind::Offline => self.page.offline = true,
            Kind::Online => self.page.offline = false,
            _ => {}
        }
    }

    fn answer(&mut self, which: usize, reply: Reply) {
        let count = self.in_flight.len().max(1);
        let chosen = self.in_flight.iter().nth(which % count);
        if let Some((key, request)) = chosen.map(|(key, request)| (*key, *request)) {
            self.in_flight.remove(&key);
            self.past.push((key, request));
            self.answer_to(key, request, reply);
        }
    }

    fn answer_late(&mut self, which: usize, reply: Reply) {
        let chosen = self.past.iter().rev().nth(which).copied();
        if let Some((key, request)) = chosen {
            self.answer_to(key, request, reply);
        }
    }

    fn answer_to(&mut self, key: PollerKey, request: RequestId, reply: Reply) {
        let slept = self.wake_all(Some(key));
        if let Some(watch) = self.watches.get_mut(&key) {
            let flight = watch.flight().filter(|it| it.request == request);
            let held = flight
                .zip(self.crowd.as_mut())
                .and_then(|(it, crowd)| crowd.settle(self.at, it.epoch, reply));
            match slept {
                Some(slept) => {
                    watch.wake(self.at, slept, Some((request, reply)));
                    watch.take(self.at, None);
                }
                None => watch.answer(self.at, request, reply),
            }
            if let Some(until) = held {
                watch.hold(until);
            }
        }
        let input = jobwatch::engine::Input::Answer {
            request,
            result: reply.outcome().map(Into::into),
            wait: None,
        };
        self.subject.handle(self.moment(), key, input);
        self.follow();
    }

    fn add(&mut self, settings: Settings) {
        let config = settings.config();
        self.wake_all(None);
        let key = self.subject.add(self.moment(), config);
        self.watches.insert(key, Watch::new(config, self.page));
        self.follow();
    }

    fn remove(&mut self, who: usize) {
        let Some(key) = self.nth(who) else {
            return;
        };
        self.wake_all(None);
        self.watches.remove(&key);
        self.subject.remove(self.moment(), key);
        self.follow();
    }

    fn set_budget(&mut self, requests: u32, window: u64) {
        self.wake_all(None);
        let budget = budget(requests, window);
        if let Some(crowd) = &mut self.crowd {
            crowd.set_budget(budget);
        }
        self.subject.set_budget(self.moment(), budget);
        self.follow();
    }

    fn nth(&self, who: usize) -> Option<PollerKey> {
        let count = self.watches.len().max(1);
        self.watches.keys().nth(who % count).copied()
    }

    // What follows.

    fn follow(&mut self) {
        while let Some((key, action)) = self.subject.poll_action() {
            self.act(key, action);
        }
        self.check();
        self.armed = self.subject.poll_timeout().map(|timeout| {
            let until = i128::from(timeout.0) - i128::from(self.now);
            i64::try_from(i128::from(self.at) + until).unwrap()
        });
        self.last_call = Some((self.at, self.calendar()));
        self.set_back = false;
    }

    fn act(&mut self, key: PollerKey, action: Action) {
        match action {
            Action::Abort { request } => {
                let gone = self.in_flight.remove(&key);
                assert_eq!(gone, Some(request), "abort of what is not in flight");
                self.past.push((key, request));
            }
            Action::Fetch { request } => self.send(key, request),
            Action::Publish => {
                let watch = self.watches.get_mut(&key).expect("a poller that is there");
                watch.publish(self.subject.snapshot(key));
            }
        }
    }

    fn send(&mut self, key: PollerKey, request: RequestId) {
        let others = self.in_flight.len();
        let watch = self.watches.get_mut(&key).expect("a poller that is there");
        let crowd = self.crowd.as_mut();
        let epoch = crowd.as_ref().map_or(0, |crowd| crowd.epoch());
        if let Some(crowd) = crowd {
            crowd.send(self.at, watch.insists(), others);
        }
        watch.send(self.at, request, epoch);
        self.in_flight.insert(key, request);
    }

    fn check(&mut self) {
        let expected = self.watches.iter();
        let expected = expected.filter_map(|(key, it)| Some((key, it.flight()?.request)));
        let in_flight = self.in_flight.iter().map(|(key, it)| (key, *it));
        assert!(
            expected.eq(in_flight),
            "a request that should have been aborted"
        );
        for (key, watch) in &mut self.watches {
            watch.check(self.subject.snapshot(*key));
        }
        self.check_timer();
    }

    /// There is a next step exactly while there is something to wait for, and it is not far.
    fn check_timer(&self) {
        let delay = self.delay();
        let live = || self.watches.values().filter(|watch| watch.is_live());
        assert_eq!(
            delay.is_some(),
            live().next().is_some(),
            "next step: {delay:?}"
        );
        let queues = |crowd: &Crowd| crowd.may_queue(self.in_flight.len());
        let may_queue = self.crowd.as_ref().is_some_and(queues);
        let timed = live().filter(|watch| !may_queue || watch.flight().is_some());
        let longest = timed.map(|watch| watch.longest_wait(self.at)).min();
        let crowd = self.crowd.as_ref();
        let together = crowd.map_or(0, |crowd| crowd.longest_wait(self.at));
        let longest = longest.map(|longest| longest.max(together));
        assert!(
            delay <= longest,
            "a wait of {delay:?} ms instead of {longest:?} ms"
        );
    }

    /// When all that stood in the way is gone, every job is seen to end.
    pub(super) fn recover(mut self) {
        if self.crowd.is_some() {
            self.set_budget(0, 0);
        }
        for kind in Kind::NOTHING_IN_THE_WAY {
            self.page(kind);
        }
        for _ in 0..ENOUGH {
            if !self.in_flight.is_empty() {
                self.answer(0, Reply::Ended(0));
            } else if let Some(delay) = self.delay() {
                self.pass(delay);
            } else {
                break;
            }
        }
        let mut watches = self.watches.values();
        assert!(watches.all(Watch::is_finished), "a job was forgotten");
        assert_eq!(self.delay(), None);
    }
}
