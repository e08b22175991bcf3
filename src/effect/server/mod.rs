//! One server, and all that this page asks of it.

mod state;
mod tabs;

use std::cell::RefCell;
use std::rc::Rc;

use super::page;
use super::polling::Seat;
use super::pool;
use super::subscriber::Subscriber;
use super::tabs::TabEvent;
use super::target::Target;
use crate::engine::{
    Budget, Demand, Input, PollerKey, RequestId, Snapshot, SubscriberId, TabInput,
};
use crate::model::ApiError;
use state::State;

use super::answer::Answer;

/// Drives the scheduler of one server: does what it wants done, and tells it what happened.
pub(super) struct Server {
    state: RefCell<State>,
}

impl Server {
    pub(super) fn new(budget: Option<Budget>) -> Rc<Self> {
        Rc::new_cyclic(|server| Self {
            state: RefCell::new(State::new(server.clone(), budget)),
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
        let (key, id) = self.act(|state| state.join(target, subscriber, known_as));
        self.tell(key, id);
        Seat {
            server: self.clone(),
            key,
            id,
        }
    }

    /// Lets someone go.
    pub(super) fn leave(&self, key: PollerKey, id: SubscriberId) {
        self.act(|state| state.leave(key, id));
    }

    /// Someone wants something else.
    pub(super) fn change(
        &self,
        key: PollerKey,
        id: SubscriberId,
        change: impl FnOnce(&mut Demand),
    ) {
        self.act(|state| state.change(key, id, change));
        self.tell(key, id);
    }

    /// Someone asks for something else. Returns the new seat if that is not the old one.
    pub(super) fn retarget(self: &Rc<Self>, seat: &Seat, target: Target) -> Option<Seat> {
        let (known, mut subscriber, alone) = self.state.borrow().member(seat.key, seat.id)?;
        if known == target {
            return None;
        }
        let server = pool::server_of(&target);
        if alone && Rc::ptr_eq(&server, self) && self.state.borrow().find(&target).is_none() {
            self.act(|state| state.redirect(seat.key, seat.id, target));
            self.tell(seat.key, seat.id);
            return None;
        }
        let same_job = known.is_same_job(&target);
        if !same_job {
            subscriber.turn_to_other_job();
        }
        Some(server.join(target, subscriber, same_job.then_some(seat.key)))
    }

    // What they want.

    pub(super) fn refresh(&self, key: PollerKey) {
        self.act(|state| {
            state.ask_others_to_refresh(key);
            state.feed(key, Input::Refresh);
        });
    }

    pub(super) fn resume(&self, key: PollerKey) {
        self.act(|state| state.feed(key, Input::Resume));
    }

    pub(super) fn set_budget(&self, budget: Option<Budget>) {
        self.act(|state| state.set_budget(budget));
    }

    // What happens.

    /// The page tells of itself. It is seen before the pollers know, and unseen after: a tab
    /// that nobody sees must not take the lead meanwhile.
    pub(super) fn tell_page(&self, input: Input) {
        let seen = page::is_visible();
        if seen {
            self.act(|state| state.tell_tabs(TabInput::Visible(true)));
        }
        self.act(|state| state.feed_page(input));
        if !seen {
            self.act(|state| state.tell_tabs(TabInput::Visible(false)));
        }
    }

    fn take_answer(&self, key: PollerKey, request: RequestId, outcome: &Result<Answer, ApiError>) {
        self.act(|state| state.take_answer(key, request, outcome));
    }

    fn hear(&self, key: PollerKey, event: TabEvent) {
        self.act(|state| state.hear(key, event));
    }

    fn ring(&self) {
        self.act(State::ring);
    }

    /// Does something, then what the scheduler wants done, and tells those who are concerned.
    fn act<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        let result = act(&mut self.state.borrow_mut());
        self.follow_up();
        result
    }

    /// What comes of it. Whoever hears of it may call back.
    #[inline(never)]
    fn follow_up(&self) {
        let outcome = self.state.borrow_mut().follow_up();
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
        self.state.borrow().view(key, id)
    }
}
