//! One job, and everyone on the page who watches it.

use std::rc::Rc;

use super::answer::Answer;
use super::fetch::{AbortOnDrop, Trust};
use super::subscriber::Subscriber;
use super::tabs::TabLink;
use super::target::Target;
use crate::engine::{Audience, Demand, Input, Outcome, RequestId, Snapshot, SubscriberId};
use crate::model::{ApiError, ErrorKind, Job};

/// The outcomes of the requests for one job, for all who want them.
pub(super) struct Stream {
    pub(super) target: Target,
    /// The request in flight.
    pub(super) flight: Option<Flight>,
    /// What the next request may use.
    pub(super) trust: Trust,
    /// Where the server has sent the requests on to.
    location: Option<String>,
    /// The last answer that told of the job, and what it told.
    last: Option<(Answer, Rc<Job>)>,
    /// Whether it has been said why no job came.
    has_warned: bool,
    /// The streams of other tabs, if they are one with this.
    pub(super) link: Option<TabLink>,
    audience: Audience,
    subscribers: Vec<(SubscriberId, Subscriber)>,
}

/// A request under way, which ends with this.
pub(super) struct Flight {
    pub(super) request: RequestId,
    abort: Option<AbortOnDrop>,
}

impl Flight {
    pub(super) fn new(request: RequestId, abort: Option<AbortOnDrop>) -> Self {
        Self { request, abort }
    }

    /// It has come to its end by itself.
    pub(super) fn settle(self) {
        if let Some(abort) = self.abort {
            abort.disarm();
        }
    }
}

impl Stream {
    pub(super) fn new(target: Target) -> Self {
        Self {
            target,
            flight: None,
            trust: Trust::default(),
            location: None,
            last: None,
            has_warned: false,
            link: None,
            audience: Audience::default(),
            subscribers: Vec::new(),
        }
    }

    /// What it asks for from now on.
    pub(super) fn redirect(&mut self, target: Target) {
        if !self.target.is_same_job(&target) {
            self.location = None;
            self.last = None;
            self.has_warned = false;
        }
        self.target = target;
    }

    /// What to ask next.
    pub(super) fn next_target(&self) -> Target {
        let mut target = self.target.clone();
        if let Some(location) = &self.location {
            target.url.clone_from(location);
        }
        target
    }

    /// Reads an answer, unless it says what the last one said, and goes where it sends the requests
    /// on to.
    pub(super) fn read(&mut self, answer: &Answer) -> Outcome {
        if let Some((last, job)) = &self.last
            && last.says_the_same(answer)
        {
            return Ok(job.clone());
        }
        let job = Rc::new(answer.job(&self.target)?);
        if answer.location.is_some() {
            self.location.clone_from(&answer.location);
        }
        self.last = Some((answer.clone(), job.clone()));
        Ok(job)
    }

    /// Says on the console, once, why no job came where that is for who embeds the card to mend:
    /// the card has no place for it.
    pub(super) fn warn(&mut self, error: &ApiError) {
        if self.has_warned {
            return;
        }
        let what = error.message.as_deref();
        let verdict = match error.kind {
            ErrorKind::UnexpectedBody => " answers no job. ",
            // Of a link that is down there is nothing to say that the browser has not said.
            ErrorKind::Network if what.is_some() => " gets no answer. ",
            _ => return,
        };
        self.has_warned = true;
        let url = self.target.url.as_str();
        let text = ["jobwatch: ", url, verdict, what.unwrap_or_default()];
        web_sys::console::warn_1(&text.concat().into());
    }

    /// One more, who is to be told of what differs from what it knows.
    pub(super) fn join(&mut self, mut subscriber: Subscriber, known: &Snapshot) -> SubscriberId {
        subscriber.hold(known);
        let id = self.audience.join(subscriber.demand);
        self.subscribers.push((id, subscriber));
        id
    }

    /// One less.
    pub(super) fn leave(&mut self, id: SubscriberId) {
        self.subscribers.retain(|known| known.0 != id);
        self.audience.leave(id);
    }

    /// One wants something else.
    pub(super) fn change(
        &mut self,
        id: SubscriberId,
        known: &Snapshot,
        change: impl FnOnce(&mut Demand),
    ) {
        let Some(subscriber) = self.subscriber_mut(id) else {
            return;
        };
        change(&mut subscriber.demand);
        subscriber.hold(known);
        let demand = subscriber.demand;
        self.audience.change(id, demand);
    }

    /// What the poller has to be told since the last call.
    pub(super) fn inputs(&mut self) -> Vec<Input> {
        self.audience.inputs()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.audience.is_empty()
    }

    pub(super) fn has_one(&self) -> bool {
        self.audience.len() == 1
    }

    pub(super) fn ids(&self) -> Vec<SubscriberId> {
        self.subscribers.iter().map(|(id, _)| *id).collect()
    }

    pub(super) fn subscriber(&self, id: SubscriberId) -> Option<&Subscriber> {
        let mut known = self.subscribers.iter();
        let found = known.find(|known| known.0 == id);
        found.map(|(_, subscriber)| subscriber)
    }

    pub(super) fn subscriber_mut(&mut self, id: SubscriberId) -> Option<&mut Subscriber> {
        let mut known = self.subscribers.iter_mut();
        let found = known.find(|known| known.0 == id);
        found.map(|(_, subscriber)| subscriber)
    }

    /// Takes the request out, if it is this one.
    pub(super) fn take_flight(&mut self, request: RequestId) -> Option<Flight> {
        self.flight.take_if(|flight| flight.request == request)
    }
}
