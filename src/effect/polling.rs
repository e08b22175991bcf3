//! Drives a poller: does what it wants done, and tells it what happened.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::clock::{monotonic, now};
use super::fetch::{AbortOnDrop, fetch_job};
use super::page::{self, PageWatch};
use super::target::Target;
use crate::engine::{Action, Input, PollConfig, Poller, RequestId, Snapshot};

/// The longest delay of `setTimeout`; a longer one fires at once (HTML, "timers": a signed 32-bit
/// number). The poller does not mind being called too early.
const LONGEST_TIMEOUT_MILLIS: u64 = i32::MAX as u64;

/// Asks for a job again and again until it has ended, and tells of every change.
///
/// Dropping it ends it: the request under way is aborted, timers and listeners are removed, and
/// the callback is not called any more.
pub struct Polling {
    shared: Rc<Shared>,
    _page: Option<PageWatch>,
}

impl Polling {
    /// Starts. `on_change` is called with what is known whenever that changes.
    #[must_use]
    pub fn start(
        target: Target,
        config: PollConfig,
        on_change: impl Fn(&Snapshot) + 'static,
    ) -> Self {
        let shared = Rc::new(Shared {
            state: RefCell::new(State {
                poller: Poller::new(config),
                target,
                in_flight: None,
                timer: None,
            }),
            on_change: Box::new(on_change),
        });
        for input in page::current() {
            shared.feed(input);
        }
        shared.feed(Input::Start);
        Self {
            _page: PageWatch::new(feeder(&shared)),
            shared,
        }
    }

    /// What is known now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.shared.state.borrow().poller.snapshot().clone()
    }

    /// Asks at once, and tries again what was given up.
    pub fn refresh(&self) {
        self.shared.feed(Input::Refresh);
    }

    /// Sends no more requests until [`resume`](Self::resume).
    pub fn pause(&self) {
        self.shared.feed(Input::Pause);
    }

    /// Goes on after [`pause`](Self::pause).
    pub fn resume(&self) {
        self.shared.feed(Input::Resume);
    }

    /// Asks for another job, or for the same one with other credentials. An equal target changes
    /// nothing.
    pub fn retarget(&self, target: Target) {
        let known = std::mem::replace(&mut self.shared.state.borrow_mut().target, target.clone());
        if !known.is_same_job(&target) {
            self.shared.feed(Input::Retarget);
        } else if known != target {
            self.shared.feed(Input::CredentialsChanged);
        }
    }

    /// Changes the settings.
    pub fn configure(&self, config: PollConfig) {
        self.shared.feed(Input::Configure(config));
    }
}

impl std::fmt::Debug for Polling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Polling").finish_non_exhaustive()
    }
}

struct Shared {
    state: RefCell<State>,
    on_change: Box<dyn Fn(&Snapshot)>,
}

struct State {
    poller: Poller,
    target: Target,
    in_flight: Option<(RequestId, Option<AbortOnDrop>)>,
    timer: Option<Timeout>,
}

impl Shared {
    /// Tells the poller something and does what it then wants done.
    fn feed(self: &Rc<Self>, input: Input) {
        // Told outside the borrow: whoever listens may call back.
        if let Some(snapshot) = self.step(input) {
            (self.on_change)(&snapshot);
        }
    }

    fn step(self: &Rc<Self>, input: Input) -> Option<Snapshot> {
        let mut state = self.state.borrow_mut();
        state.poller.handle(now(), input);
        let mut changed = false;
        while let Some(action) = state.poller.poll_action() {
            match action {
                Action::Fetch { request } => state.fetch(request, Rc::downgrade(self)),
                Action::Abort { request } => state.abort(request),
                Action::Publish => changed = true,
            }
        }
        state.arm(Rc::downgrade(self));
        changed.then(|| state.poller.snapshot().clone())
    }
}

impl State {
    fn fetch(&mut self, request: RequestId, shared: Weak<Shared>) {
        let abort = AbortOnDrop::new();
        let answer = fetch_job(self.target.clone(), abort.as_ref().map(AbortOnDrop::signal));
        self.in_flight = Some((request, abort));
        spawn_local(async move {
            let result = answer.await;
            if let Some(shared) = shared.upgrade() {
                shared.feed(Input::Answer { request, result });
            }
        });
    }

    fn abort(&mut self, request: RequestId) {
        if self
            .in_flight
            .as_ref()
            .is_some_and(|(id, _)| *id == request)
        {
            self.in_flight = None;
        }
    }

    /// Sets the timer to when the poller wants to be called next.
    fn arm(&mut self, shared: Weak<Shared>) {
        self.timer = self.poller.poll_timeout().map(|at| {
            let delay = at.since(monotonic()).as_millis() as u64;
            let delay = u32::try_from(delay.min(LONGEST_TIMEOUT_MILLIS)).unwrap_or(0);
            let feed = weak_feeder(shared);
            Timeout::new(delay, move || feed(Input::Timeout))
        });
    }
}

fn feeder(shared: &Rc<Shared>) -> impl Fn(Input) + Clone + use<> {
    weak_feeder(Rc::downgrade(shared))
}

/// Feeds a poller as long as it lives.
fn weak_feeder(shared: Weak<Shared>) -> impl Fn(Input) + Clone {
    move |input| {
        if let Some(shared) = shared.upgrade() {
            shared.feed(input);
        }
    }
}
