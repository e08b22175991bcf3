//! What a server's scheduler is driven with.

use std::rc::Weak;

use slotmap::SecondaryMap;
use wasm_bindgen_futures::spawn_local;

use super::Server;
use crate::effect::alarm::Alarm;
use crate::effect::answer::Answer;
use crate::effect::clock::now;
use crate::effect::fetch::{AbortOnDrop, fetch_answer};
use crate::effect::stream::{Flight, Stream};
use crate::effect::subscriber::{OnChange, Subscriber};
use crate::effect::target::Target;
use crate::engine::{
    Action, Budget, Demand, Input, PollerKey, RequestId, Scheduler, Snapshot, SubscriberId,
};
use crate::model::ApiError;

/// The scheduler, and the streams that it schedules.
pub(super) struct State {
    pub(super) server: Weak<Server>,
    pub(super) scheduler: Scheduler,
    pub(super) streams: SecondaryMap<PollerKey, Stream>,
    alarm: Alarm,
    /// Those shared with other tabs about which something has changed.
    pub(super) unsettled: Vec<PollerKey>,
    outcome: Outcome,
}

/// What others hear of when the state is not borrowed any more.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) aborted: Vec<Flight>,
    pub(super) news: Vec<PollerKey>,
}

impl State {
    pub(super) fn new(server: Weak<Server>, budget: Option<Budget>) -> Self {
        Self {
            server,
            scheduler: Scheduler::new(budget),
            streams: SecondaryMap::new(),
            alarm: Alarm::default(),
            unsettled: Vec::new(),
            outcome: Outcome::default(),
        }
    }

    // Those who watch.

    pub(super) fn join(
        &mut self,
        target: Target,
        subscriber: Subscriber,
        known_as: Option<PollerKey>,
    ) -> (PollerKey, SubscriberId) {
        let found = self.find(&target);
        let key = found.unwrap_or_else(|| self.open(&target, subscriber.demand, known_as));
        let known = self.known(key);
        let stream = self.streams.get_mut(key);
        let id = stream.map(|stream| stream.join(subscriber, &known));
        self.feed_demand(key);
        self.feed(key, Input::Start);
        (key, id.unwrap_or_default())
    }

    pub(super) fn leave(&mut self, key: PollerKey, id: SubscriberId) {
        let Some(stream) = self.streams.get_mut(key) else {
            return;
        };
        stream.leave(id);
        if stream.is_empty() {
            self.close(key);
        } else {
            self.feed_demand(key);
        }
    }

    pub(super) fn change(
        &mut self,
        key: PollerKey,
        id: SubscriberId,
        change: impl FnOnce(&mut Demand),
    ) {
        let known = self.known(key);
        if let Some(stream) = self.streams.get_mut(key) {
            stream.change(id, &known, change);
        }
        self.feed_demand(key);
    }

    /// What someone asks for, who they are, and whether nobody else asks for it.
    pub(super) fn member(
        &self,
        key: PollerKey,
        id: SubscriberId,
    ) -> Option<(Target, Subscriber, bool)> {
        let stream = self.streams.get(key)?;
        let subscriber = stream.subscriber(id)?.clone();
        Some((stream.target.clone(), subscriber, stream.has_one()))
    }

    /// Points a stream elsewhere, for the only one who watches it.
    pub(super) fn redirect(&mut self, key: PollerKey, id: SubscriberId, target: Target) {
        let Some(stream) = self.streams.get_mut(key) else {
            return;
        };
        let same_job = stream.target.is_same_job(&target);
        stream.redirect(target);
        self.connect(key);
        if same_job {
            self.feed(key, Input::CredentialsChanged);
        } else {
            self.feed(key, Input::Retarget);
            self.turn_to_other_job(key, id);
        }
    }

    pub(super) fn find(&self, target: &Target) -> Option<PollerKey> {
        let mut streams = self.streams.iter();
        let found = streams.find(|(_, stream)| stream.target == *target);
        found.map(|(key, _)| key)
    }

    /// A stream that nobody watches yet.
    fn open(&mut self, target: &Target, demand: Demand, known_as: Option<PollerKey>) -> PollerKey {
        let key = match known_as {
            Some(other) => self.scheduler.fork(now(), other, demand.config),
            None => self.scheduler.add(now(), demand.config),
        };
        self.streams.insert(key, Stream::new(target.clone()));
        self.connect(key);
        key
    }

    fn close(&mut self, key: PollerKey) {
        let stream = self.streams.remove(key);
        let flight = stream.and_then(|stream| stream.flight);
        self.outcome.aborted.extend(flight);
        self.scheduler.remove(now(), key);
    }

    fn turn_to_other_job(&mut self, key: PollerKey, id: SubscriberId) {
        let known = self.known(key);
        let stream = self.streams.get_mut(key);
        if let Some(subscriber) = stream.and_then(|stream| stream.subscriber_mut(id)) {
            subscriber.turn_to_other_job();
            subscriber.hold(&known);
        }
    }

    // What happens.

    pub(super) fn feed(&mut self, key: PollerKey, input: Input) {
        self.scheduler.handle(now(), key, input);
        self.unsettle(key);
    }

    pub(super) fn feed_page(&mut self, input: Input) {
        self.scheduler.handle_page(now(), input);
        self.unsettle_all();
    }

    fn feed_demand(&mut self, key: PollerKey) {
        let stream = self.streams.get_mut(key);
        for input in stream.map(Stream::inputs).unwrap_or_default() {
            self.feed(key, input);
        }
    }

    pub(super) fn set_budget(&mut self, budget: Option<Budget>) {
        self.scheduler.set_budget(now(), budget);
    }

    pub(super) fn take_answer(
        &mut self,
        key: PollerKey,
        request: RequestId,
        outcome: &Result<Answer, ApiError>,
    ) {
        let Some(stream) = self.streams.get_mut(key) else {
            return;
        };
        let Some(flight) = stream.take_flight(request) else {
            return;
        };
        flight.settle();
        let (result, wait) = match outcome {
            Ok(answer) => (stream.read(answer), answer.wait()),
            Err(error) => (Err(error.clone()), None),
        };
        if let Err(error) = &result {
            stream.warn(error);
        }
        stream.trust = stream.trust.after(&result);
        let input = Input::Answer {
            request,
            result,
            wait,
        };
        self.feed(key, input);
        self.tell_other_tabs(key, outcome);
    }

    pub(super) fn ring(&mut self) {
        self.alarm.reset();
        self.scheduler.handle_timeout(now());
    }

    // What comes of it.

    /// Does what the scheduler wants done, as far as nobody on the page hears of it.
    pub(super) fn follow_up(&mut self) -> Outcome {
        self.take_actions();
        while let Some(key) = self.unsettled.pop() {
            self.settle_with_tabs(key);
            self.take_actions();
        }
        self.arm();
        std::mem::take(&mut self.outcome)
    }

    fn take_actions(&mut self) {
        while let Some((key, action)) = self.scheduler.poll_action() {
            match action {
                Action::Fetch { request } => self.fetch(key, request),
                Action::Abort { request } => self.abort(key, request),
                Action::Publish => {
                    self.outcome.news.push(key);
                    self.unsettle(key);
                }
            }
        }
    }

    fn fetch(&mut self, key: PollerKey, request: RequestId) {
        let Some(stream) = self.streams.get_mut(key) else {
            return;
        };
        let abort = AbortOnDrop::new();
        let signal = abort.as_ref().and_then(AbortOnDrop::signal);
        let answer = fetch_answer(stream.next_target(), signal, stream.trust);
        stream.flight = Some(Flight::new(request, abort));
        let server = self.server.clone();
        spawn_local(async move {
            let outcome = answer.await;
            if let Some(server) = server.upgrade() {
                server.take_answer(key, request, &outcome);
            }
        });
    }

    fn abort(&mut self, key: PollerKey, request: RequestId) {
        let stream = self.streams.get_mut(key);
        let flight = stream.and_then(|stream| stream.take_flight(request));
        self.outcome.aborted.extend(flight);
        self.tell_other_tabs_of_timeout(key);
    }

    /// Sets the timer to when the scheduler wants to be called next.
    fn arm(&mut self) {
        let server = self.server.clone();
        self.alarm.set(self.scheduler.poll_timeout(), move || {
            if let Some(server) = server.upgrade() {
                server.ring();
            }
        });
    }

    // What is known.

    pub(super) fn known(&self, key: PollerKey) -> Snapshot {
        self.scheduler.snapshot(key).cloned().unwrap_or_default()
    }

    pub(super) fn view(&self, key: PollerKey, id: SubscriberId) -> Snapshot {
        let known = self.known(key);
        let stream = self.streams.get(key);
        match stream.and_then(|stream| stream.subscriber(id)) {
            Some(subscriber) => subscriber.view(&known),
            None => known,
        }
    }

    pub(super) fn news(
        &mut self,
        key: PollerKey,
        id: SubscriberId,
    ) -> Option<(OnChange, Snapshot)> {
        let known = self.scheduler.snapshot(key)?;
        self.streams.get_mut(key)?.subscriber_mut(id)?.news(known)
    }

    pub(super) fn ids(&self, key: PollerKey) -> Vec<SubscriberId> {
        self.streams.get(key).map(Stream::ids).unwrap_or_default()
    }
}
