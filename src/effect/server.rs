//! One server, and all that this page asks of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use super::alarm::Alarm;
use super::clock::now;
use super::fetch::{AbortOnDrop, fetch_answer};
use super::polling::Seat;
use super::pool;
use super::stream::{Flight, Stream};
use super::subscriber::{OnChange, Subscriber};
use super::target::Target;
use crate::engine::{
    Action, Budget, Demand, Input, PollerKey, RequestId, Scheduler, Snapshot, SubscriberId,
};

/// Drives the scheduler of one server: does what it wants done, and tells it what happened.
pub(super) struct Server {
    state: RefCell<State>,
}

struct State {
    scheduler: Scheduler,
    streams: BTreeMap<PollerKey, Stream>,
    by_url: BTreeMap<String, Vec<PollerKey>>,
    alarm: Alarm,
    /// What is to be done when this is not borrowed any more.
    outcome: Outcome,
}

/// What others hear of, and may answer by calling back.
#[derive(Default)]
struct Outcome {
    aborted: Vec<Flight>,
    news: Vec<PollerKey>,
}

impl Server {
    pub(super) fn new(budget: Option<Budget>) -> Rc<Self> {
        Rc::new(Self {
            state: RefCell::new(State {
                scheduler: Scheduler::new(budget),
                streams: BTreeMap::new(),
                by_url: BTreeMap::new(),
                alarm: Alarm::default(),
                outcome: Outcome::default(),
            }),
        })
    }

    // Those who watch.

    /// Takes someone in to watch a job; `known_as` is what they ask for until now, if that is the
    /// same job.
    pub(super) fn join(
        self: &Rc<Self>,
        target: Target,
        subscriber: Subscriber,
        known_as: Option<PollerKey>,
    ) -> Seat {
        let mut seat = None;
        self.act(|state| {
            let found = state.find(&target);
            let key = found.unwrap_or_else(|| state.open(target, subscriber.demand, known_as));
            let known = state.known(key);
            if let Some(stream) = state.streams.get_mut(&key) {
                seat = Some((key, stream.join(subscriber, &known)));
            }
            state.tell_demand(key);
            state.scheduler.handle(now(), key, Input::Start);
        });
        let (key, id) = seat.unwrap_or_default();
        self.tell(key, id);
        Seat {
            server: self.clone(),
            key,
            id,
        }
    }

    /// Lets someone go.
    pub(super) fn leave(self: &Rc<Self>, key: PollerKey, id: SubscriberId) {
        self.act(|state| {
            let Some(stream) = state.streams.get_mut(&key) else {
                return;
            };
            stream.leave(id);
            if stream.is_empty() {
                state.close(key);
            } else {
                state.tell_demand(key);
            }
        });
    }

    /// Someone wants something else.
    pub(super) fn change(
        self: &Rc<Self>,
        key: PollerKey,
        id: SubscriberId,
        change: impl FnOnce(&mut Demand),
    ) {
        self.act(|state| {
            let known = state.known(key);
            if let Some(stream) = state.streams.get_mut(&key) {
                stream.change(id, &known, change);
            }
            state.tell_demand(key);
        });
        self.tell(key, id);
    }

    /// Someone asks for something else. Returns the new seat if that is not the old one.
    pub(super) fn retarget(self: &Rc<Self>, seat: &Seat, target: Target) -> Option<Seat> {
        let (known, subscriber, alone) = self.member(seat)?;
        if known == target {
            return None;
        }
        let same_job = known.is_same_job(&target);
        let server = pool::server_of(&target);
        if alone && Rc::ptr_eq(&server, self) && self.state.borrow().find(&target).is_none() {
            self.redirect(seat, target, same_job);
            return None;
        }
        let mut subscriber = subscriber;
        if !same_job {
            subscriber.turn_to_other_job();
        }
        Some(server.join(target, subscriber, same_job.then_some(seat.key)))
    }

    /// Points a stream elsewhere, for the only one who watches it.
    fn redirect(self: &Rc<Self>, seat: &Seat, target: Target, same_job: bool) {
        self.act(|state| {
            state.point(seat.key, target);
            let input = if same_job {
                Input::CredentialsChanged
            } else {
                Input::Retarget
            };
            state.scheduler.handle(now(), seat.key, input);
            if !same_job {
                state.turn_to_other_job(seat.key, seat.id);
            }
        });
        self.tell(seat.key, seat.id);
    }

    // What they want.

    pub(super) fn refresh(self: &Rc<Self>, key: PollerKey) {
        self.feed(key, Input::Refresh);
    }

    pub(super) fn resume(self: &Rc<Self>, key: PollerKey) {
        self.feed(key, Input::Resume);
    }

    pub(super) fn set_budget(self: &Rc<Self>, budget: Option<Budget>) {
        self.act(|state| state.scheduler.set_budget(now(), budget));
    }

    // What happens.

    pub(super) fn tell_page(self: &Rc<Self>, input: Input) {
        self.act(|state| state.scheduler.handle_page(now(), input));
    }

    fn ring(self: &Rc<Self>) {
        self.act(|state| {
            state.alarm.reset();
            state.scheduler.handle_timeout(now());
        });
    }

    fn feed(self: &Rc<Self>, key: PollerKey, input: Input) {
        self.act(|state| state.scheduler.handle(now(), key, input));
    }

    /// Does something, and then what the scheduler wants done.
    fn act(self: &Rc<Self>, act: impl FnOnce(&mut State)) {
        let outcome = {
            let mut state = self.state.borrow_mut();
            act(&mut state);
            state.follow_up(&Rc::downgrade(self))
        };
        drop(outcome.aborted);
        for key in outcome.news {
            let ids = self.state.borrow().ids(key);
            for id in ids {
                self.tell(key, id);
            }
        }
    }

    // What is known.

    /// Tells someone what is known, if they are still there and do not know it.
    pub(super) fn tell(&self, key: PollerKey, id: SubscriberId) {
        let news = self.state.borrow_mut().news(key, id);
        if let Some((on_change, snapshot)) = news {
            on_change(&snapshot);
        }
    }

    pub(super) fn snapshot(&self, key: PollerKey, id: SubscriberId) -> Snapshot {
        let state = self.state.borrow();
        let known = state.known(key);
        let subscriber = state
            .streams
            .get(&key)
            .and_then(|stream| stream.subscriber(id));
        subscriber.map_or(known.clone(), |subscriber| subscriber.view(&known))
    }

    /// What someone asks for, and whether nobody else does.
    fn member(&self, seat: &Seat) -> Option<(Target, Subscriber, bool)> {
        let state = self.state.borrow();
        let stream = state.streams.get(&seat.key)?;
        let subscriber = stream.subscriber(seat.id)?.clone();
        Some((stream.target.clone(), subscriber, stream.has_one()))
    }
}

impl State {
    fn find(&self, target: &Target) -> Option<PollerKey> {
        let keys = self.by_url.get(&target.url)?;
        let asks_for = |key: &&PollerKey| {
            let stream = self.streams.get(key);
            stream.is_some_and(|stream| stream.target == *target)
        };
        keys.iter().find(asks_for).copied()
    }

    /// A stream that nobody watches yet.
    fn open(&mut self, target: Target, demand: Demand, known_as: Option<PollerKey>) -> PollerKey {
        let key = match known_as {
            Some(other) => self.scheduler.fork(now(), other, demand.config),
            None => self.scheduler.add(now(), demand.config),
        };
        self.list(key, &target.url);
        self.streams.insert(key, Stream::new(target));
        key
    }

    fn close(&mut self, key: PollerKey) {
        if let Some(stream) = self.streams.remove(&key) {
            self.unlist(key, &stream.target.url);
            self.outcome.aborted.extend(stream.flight);
        }
        self.scheduler.remove(now(), key);
    }

    fn point(&mut self, key: PollerKey, target: Target) {
        let url = target.url.clone();
        let Some(stream) = self.streams.get_mut(&key) else {
            return;
        };
        let old = std::mem::replace(&mut stream.target, target);
        self.unlist(key, &old.url);
        self.list(key, &url);
    }

    fn list(&mut self, key: PollerKey, url: &str) {
        self.by_url.entry(url.to_owned()).or_default().push(key);
    }

    fn unlist(&mut self, key: PollerKey, url: &str) {
        if let Some(keys) = self.by_url.get_mut(url) {
            keys.retain(|other| *other != key);
            if keys.is_empty() {
                self.by_url.remove(url);
            }
        }
    }

    fn turn_to_other_job(&mut self, key: PollerKey, id: SubscriberId) {
        let known = self.known(key);
        let stream = self.streams.get_mut(&key);
        if let Some(subscriber) = stream.and_then(|stream| stream.subscriber_mut(id)) {
            subscriber.turn_to_other_job();
            subscriber.hold(&known);
        }
    }

    fn tell_demand(&mut self, key: PollerKey) {
        let stream = self.streams.get_mut(&key);
        for input in stream.map(Stream::inputs).unwrap_or_default() {
            self.scheduler.handle(now(), key, input);
        }
    }

    fn known(&self, key: PollerKey) -> Snapshot {
        self.scheduler.snapshot(key).cloned().unwrap_or_default()
    }

    fn news(&mut self, key: PollerKey, id: SubscriberId) -> Option<(OnChange, Snapshot)> {
        let known = self.scheduler.snapshot(key)?;
        self.streams.get_mut(&key)?.subscriber_mut(id)?.news(known)
    }

    fn ids(&self, key: PollerKey) -> Vec<SubscriberId> {
        self.streams.get(&key).map(Stream::ids).unwrap_or_default()
    }

    /// Does what the scheduler wants done, as far as nobody else hears of it.
    fn follow_up(&mut self, server: &Weak<Server>) -> Outcome {
        while let Some((key, action)) = self.scheduler.poll_action() {
            match action {
                Action::Fetch { request } => self.fetch(key, request, server),
                Action::Abort { request } => self.land(key, request),
                Action::Publish => self.outcome.news.push(key),
            }
        }
        self.arm(server);
        std::mem::take(&mut self.outcome)
    }

    fn fetch(&mut self, key: PollerKey, request: RequestId, server: &Weak<Server>) {
        let Some(stream) = self.streams.get_mut(&key) else {
            return;
        };
        let abort = AbortOnDrop::new();
        let target = stream.target.clone();
        let answer = fetch_answer(target.clone(), abort.as_ref().map(AbortOnDrop::signal));
        stream.flight = Some(Flight::new(request, abort));
        let server = server.clone();
        spawn_local(async move {
            let result = answer.await.and_then(|answer| answer.job(&target.job_id));
            if let Some(server) = server.upgrade() {
                server.feed(key, Input::Answer { request, result });
            }
        });
    }

    fn land(&mut self, key: PollerKey, request: RequestId) {
        let stream = self.streams.get_mut(&key);
        let flight = stream.and_then(|stream| stream.take_flight(request));
        self.outcome.aborted.extend(flight);
    }

    /// Sets the timer to when the scheduler wants to be called next.
    fn arm(&mut self, server: &Weak<Server>) {
        let server = server.clone();
        self.alarm.set(self.scheduler.poll_timeout(), move || {
            if let Some(server) = server.upgrade() {
                server.ring();
            }
        });
    }
}
