//! The state machine.

use std::rc::Rc;
use std::time::Duration;

use super::clock::Clock;
use super::gate::Gate;
use super::link::{Link, reached_server};
use super::outbox::Outbox;
use super::phase::{Flight, Phase, Wait};
use super::policy::{CADENCE_JITTER, ONLINE_SPREAD};
use super::stopwatch::Stopwatch;
use super::target::Target;
use super::throttle::Throttle;
use super::want::{Rank, Want};
use super::{Action, Connection, Input, Millis, Now, Outcome, PollConfig, RequestId, Snapshot};
use super::{backoff, cadence};
use crate::model::{ApiError, ErrorKind, Job};

/// The requests for one job, one after the other.
///
/// It says since when it wants to ask, and asks when its owner lets it: a [`Poller`](super::Poller)
/// at once, a [`Scheduler`](super::Scheduler) when it is its turn. Its time is its owner's, which
/// never runs backwards.
#[derive(Debug)]
pub(super) struct Chain {
    config: PollConfig,
    clock: Clock,
    gate: Gate,
    phase: Phase,
    link: Link,
    target: Target,
    throttle: Throttle,
    /// How long the job has been asked for, for the deadline.
    at_work: Stopwatch,
    outbox: Outbox,
    last_request: RequestId,
    /// How many times in a row credentials were refused.
    refusals: u32,
    /// Whether someone wants to know now, and no request has gone out since.
    insisted: bool,
    snapshot: Snapshot,
}

impl Chain {
    pub(super) fn new(config: PollConfig) -> Self {
        Self {
            config,
            clock: Clock::default(),
            gate: Gate::default(),
            phase: Phase::default(),
            link: Link::default(),
            target: Target::default(),
            throttle: Throttle::default(),
            at_work: Stopwatch::default(),
            outbox: Outbox::default(),
            last_request: RequestId::default(),
            refusals: 0,
            insisted: false,
            snapshot: Snapshot::default(),
        }
    }

    /// Takes the owner's clock, by which the times that are shown are told.
    pub(super) fn keep_time(&mut self, clock: Clock) {
        self.clock = clock;
        self.show_connection();
    }

    /// Takes in what happened.
    pub(super) fn step(&mut self, now: Now, input: Input) {
        match input {
            Input::Answer {
                request,
                result,
                wait,
            } => self.answer(now, request, result, wait),
            other => {
                self.give_up_overdue(now);
                self.keep_deadline(now);
                self.obey(now, other);
            }
        }
        self.follow_gate(now);
        self.keep_deadline(now);
        self.show_connection();
    }

    /// Takes in what happened after a sleep by which the timer is `slept` late: a request on its
    /// way is stale, and what was due later is due now.
    pub(super) fn wake(&mut self, now: Now, slept: Duration, input: Input) {
        self.at_work.skip(slept, now.at);
        // What was over before the sleep is over before what woke the chain, unless that is an
        // answer, which is worth more.
        if !matches!(input, Input::Answer { .. }) {
            self.keep_deadline(now);
        }
        self.stop_waiting();
        let input = match input {
            // An answer that is in hand is worth having; a request that the sleep cut off did not
            // fail.
            Input::Answer {
                request,
                result,
                wait,
            } => {
                if is_from_server(&result) {
                    self.answer(now, request, result, wait);
                } else {
                    self.forget(request);
                }
                Input::Timeout
            }
            other => other,
        };
        self.drop_stale();
        self.step(now, input);
    }

    pub(super) fn poll_action(&mut self) -> Option<Action> {
        self.outbox.take()
    }

    pub(super) fn take_abort(&mut self) -> Option<RequestId> {
        self.outbox.take_abort()
    }

    pub(super) fn has_actions(&self) -> bool {
        !self.outbox.is_empty()
    }

    /// The request in flight.
    pub(super) fn flight(&self) -> Option<RequestId> {
        self.phase.flight().map(|flight| flight.request)
    }

    /// What it wants to ask, and from when.
    pub(super) fn want(&self) -> Option<Want> {
        let rank = if self.insisted {
            Rank::Insisted
        } else if self.gate.off_screen {
            Rank::OffScreen
        } else {
            Rank::OnScreen
        };
        let since = self.wants_since()?;
        Some(Want { rank, since })
    }

    /// The server wants to be left alone, as it told someone else.
    pub(super) fn hold(&mut self, until: Millis) {
        self.throttle.hold(until);
        if let Phase::Waiting { due, .. } = &mut self.phase {
            *due = self.throttle.earliest(*due);
        }
        self.show_connection();
    }

    /// Since or from when it wants to ask.
    pub(super) fn wants_since(&self) -> Option<Millis> {
        match self.phase {
            Phase::Waiting { due, .. } if !self.gate.following => Some(due),
            _ => None,
        }
    }

    /// Asks now, if it wants to.
    pub(super) fn ask(&mut self, at: Millis) {
        let Some(due) = self.wants_since() else {
            return;
        };
        self.last_request = self.last_request.next();
        self.target.asked(at);
        self.throttle.asked(at);
        self.outbox.fetch(self.last_request);
        self.insisted = false;
        self.phase = Phase::Asking(Flight {
            request: self.last_request,
            due,
            expires: at.after(self.config.timeout()),
            outdated: false,
        });
    }

    /// When something has to happen besides asking, if nothing else happens before.
    pub(super) fn timeout(&self) -> Option<Millis> {
        let expires = self.phase.flight().map(|flight| flight.expires);
        expires.into_iter().chain(self.deadline()).min()
    }

    /// Whether it asks, or would if it led: for the choice of a tab that does.
    pub(super) fn is_ready(&self) -> bool {
        self.gate.is_open(&self.config)
            && matches!(
                self.phase,
                Phase::Resting | Phase::Waiting { .. } | Phase::Asking(_)
            )
    }

    /// Another chain for the same job, that has not been started: it knows what this one was told.
    pub(super) fn fork(&self, config: PollConfig) -> Self {
        let phase = match self.phase {
            Phase::Finished => Phase::Finished,
            _ => Phase::Resting,
        };
        Self {
            clock: self.clock,
            phase,
            target: self.target.clone(),
            snapshot: self.snapshot.clone(),
            ..Self::new(config)
        }
    }

    pub(super) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    fn obey(&mut self, now: Now, input: Input) {
        let least_wait = self.gate.least_wait(&self.config);
        self.obey_at_this_pace(now, input);
        if self.gate.least_wait(&self.config) != least_wait {
            self.count_anew(now);
        }
    }

    fn obey_at_this_pace(&mut self, now: Now, input: Input) {
        match input {
            Input::Start => self.start(),
            Input::Stop => self.stop(),
            Input::PageHidden => self.gate.hidden = true,
            Input::PageShown => self.gate.hidden = false,
            Input::PageFrozen => self.gate.frozen = true,
            Input::PageThawed => self.gate.frozen = false,
            Input::OffScreen => self.gate.off_screen = true,
            Input::OnScreen => self.gate.off_screen = false,
            Input::Pause => self.gate.paused = true,
            Input::Resume => self.resume(),
            Input::Offline => self.gate.lose_network(),
            Input::Online => self.come_online(now),
            Input::Refresh => self.refresh(),
            Input::Retarget => self.retarget(),
            Input::CredentialsChanged => self.change_credentials(now),
            Input::Configure(config) => self.configure(now, config),
            Input::Follow => self.follow(),
            Input::Lead => self.gate.following = false,
            Input::Overheard {
                result,
                unix_millis,
                wait,
            } => self.overhear(Now { unix_millis, ..now }, result, wait),
            Input::Timeout | Input::Answer { .. } => {}
        }
    }

    // What happens to the poller.

    fn start(&mut self) {
        if !self.gate.started {
            self.gate.started = true;
            self.gate.doubt_offline();
            self.try_again();
        }
    }

    fn stop(&mut self) {
        self.gate.started = false;
        self.link = Link::Unknown;
        self.at_work = Stopwatch::default();
    }

    fn resume(&mut self) {
        self.gate.paused = false;
        if let Phase::TimedOut = self.phase {
            self.try_again();
        }
    }

    fn refresh(&mut self) {
        self.refusals = 0;
        self.insisted = self.phase.flight().is_none();
        self.gate.doubt_offline();
        self.throttle.release();
        self.try_again();
        self.stop_waiting();
    }

    fn retarget(&mut self) {
        self.abort();
        self.gate.doubt_offline();
        self.throttle.release();
        self.phase = Phase::Resting;
        self.link = Link::Unknown;
        self.insisted = false;
        self.refusals = 0;
        self.target = Target::default();
        self.at_work = Stopwatch::default();
        self.snapshot = Snapshot {
            generation: self.snapshot.generation.wrapping_add(1),
            ..Snapshot::default()
        };
        self.outbox.publish();
    }

    fn change_credentials(&mut self, now: Now) {
        match &mut self.phase {
            Phase::Stopped(error) if is_about_credentials(error) => {
                self.link = Link::Unknown;
                self.try_credentials(now);
            }
            Phase::Asking(flight) => flight.outdated = true,
            _ => {}
        }
    }

    /// Tries new credentials: at once after the first refusal, and less and less soon after more.
    /// A page may bring new ones with every rendering, and a refusal makes it render.
    fn try_credentials(&mut self, now: Now) {
        self.gate.doubt_offline();
        self.throttle.release();
        let earlier = self.refusals.checked_sub(2);
        let delay = earlier.map(|earlier| backoff::delay(earlier, now.jitter));
        self.wait(now.at.after(delay.unwrap_or_default()), Wait::Other);
    }

    fn configure(&mut self, now: Now, config: PollConfig) {
        if config == self.config {
            return;
        }
        self.config = config;
        self.count_anew(now);
        // What has passed may be no deadline any more.
        if let Phase::TimedOut = self.phase {
            self.phase = Phase::Resting;
        }
    }

    fn come_online(&mut self, now: Now) {
        if !self.gate.find_network() {
            return;
        }
        self.link = Link::Unknown;
        if self.gate.is_open(&self.config) && matches!(self.phase, Phase::Resting) {
            let spread = now.jitter.between(Duration::ZERO, ONLINE_SPREAD);
            self.wait(now.at.after(spread), Wait::Other);
        }
    }

    /// Leaves the asking to another tab.
    fn follow(&mut self) {
        self.gate.following = true;
        if self.phase.flight().is_some() {
            self.abort();
            self.phase = Phase::Resting;
        }
    }

    // What requests bring.

    fn answer(&mut self, now: Now, request: RequestId, result: Outcome, wait: Option<Duration>) {
        let Some(flight) = self.phase.flight().filter(|it| it.request == request) else {
            return;
        };
        let outdated = flight.outdated;
        match result {
            Ok(job) => {
                if let Some(wait) = wait.and_then(|wait| backoff::wished(wait, now.jitter)) {
                    self.throttle.hold(now.at.after(wait));
                }
                self.succeed(now, job);
            }
            Err(error) => {
                let in_vain = is_about_credentials(&error);
                self.fail(now, error);
                if outdated && in_vain {
                    self.try_credentials(now);
                }
            }
        }
    }

    /// Takes what another tab was told as if it had been told itself: so it knows as much when it
    /// has to take over.
    fn overhear(&mut self, now: Now, result: Outcome, wait: Option<Duration>) {
        let is_over = matches!(self.phase, Phase::Finished | Phase::TimedOut);
        if is_over || !self.gate.following {
            return;
        }
        self.target.asked(now.at);
        match result {
            Ok(job) => {
                // The server serves again, whatever it wished before.
                self.throttle.release();
                self.succeed(now, job);
            }
            Err(error) => self.fail(now, error),
        }
        if let (Phase::Waiting { due, .. }, Some(wait)) = (&mut self.phase, wait) {
            *due = now.at.after(wait);
        }
        if !self.gate.is_open(&self.config) {
            // Nothing to wait for, but still in touch.
            self.stop_waiting();
        }
    }

    /// A request is settled, and that tells nothing.
    fn forget(&mut self, request: RequestId) {
        if self.phase.flight().is_some_and(|it| it.request == request) {
            self.phase = Phase::Resting;
        }
    }

    fn succeed(&mut self, now: Now, job: Rc<Job>) {
        self.gate.find_network();
        self.link = Link::Up;
        self.refusals = 0;
        let ended = job.status.is_terminal();
        self.show_job(now, job);
        if ended {
            self.phase = Phase::Finished;
        } else {
            self.wait_for_turn(now.at, now);
        }
    }

    fn fail(&mut self, now: Now, error: ApiError) {
        if reached_server(&error) {
            self.gate.find_network();
        } else {
            self.gate.miss_network();
        }
        if is_about_credentials(&error) {
            self.refusals = self.refusals.saturating_add(1);
        }
        let wait = match error.kind {
            ErrorKind::NotFound => self.target.not_found(now.at, now.jitter),
            kind if kind.is_transient() => Some(self.back_off(now, &error)),
            _ => None,
        };
        match wait {
            Some(wait) => {
                self.link.fail(error);
                self.wait_after_failure(now.at, wait, now);
            }
            None => self.phase = Phase::Stopped(error),
        }
    }

    /// How long to wait after a failure that may pass.
    fn back_off(&mut self, now: Now, error: &ApiError) -> Duration {
        let Some(asked_for) = backoff::asked_for(error, now.jitter) else {
            return backoff::delay(self.link.failures(), now.jitter);
        };
        self.throttle.hold(now.at.after(asked_for));
        asked_for
    }

    fn give_up_overdue(&mut self, now: Now) {
        if let Some(flight) = self.phase.flight()
            && flight.expires <= now.at
        {
            self.abort();
            self.fail(now, ApiError::new(ErrorKind::Timeout));
        }
    }

    // What the poller does.

    /// Leaves a refusal or a deadline behind; a deadline counts anew.
    fn try_again(&mut self) {
        match self.phase {
            Phase::TimedOut => self.at_work = Stopwatch::default(),
            Phase::Stopped(_) => {}
            _ => return,
        }
        self.phase = Phase::Resting;
        self.link = Link::Unknown;
    }

    /// A closed gate leaves nothing in flight and nothing due; an open one leaves nothing resting.
    fn follow_gate(&mut self, now: Now) {
        match (self.gate.is_open(&self.config), &self.phase) {
            (false, Phase::Waiting { .. } | Phase::Asking(_)) => {
                self.abort();
                self.phase = Phase::Resting;
                self.lose_touch();
            }
            (true, Phase::Resting) => self.wait(now.at, Wait::Other),
            _ => {}
        }
    }

    /// That the link was good is old news when the gate opens again, unless another tab tells of
    /// it meanwhile.
    fn lose_touch(&mut self) {
        if matches!(self.link, Link::Up) {
            self.link = Link::Unknown;
        }
    }

    /// Ends what has lasted too long. The time counts in which the chain is at work.
    fn keep_deadline(&mut self, now: Now) {
        let at_work = matches!(self.phase, Phase::Waiting { .. } | Phase::Asking(_));
        self.at_work.run_while(at_work, now.at);
        if self.deadline().is_some_and(|deadline| deadline <= now.at) {
            self.abort();
            self.phase = Phase::TimedOut;
            self.at_work.run_while(false, now.at);
        }
    }

    /// When the deadline will have passed; `None` while it does not come nearer.
    fn deadline(&self) -> Option<Millis> {
        self.at_work.reaches(self.config.deadline()?)
    }

    fn abort(&mut self) {
        if let Some(flight) = self.phase.flight() {
            self.outbox.abort(flight.request);
        }
    }

    fn wait(&mut self, until: Millis, reason: Wait) {
        let due = self.throttle.earliest(until);
        self.phase = Phase::Waiting { due, reason };
    }

    fn wait_for_turn(&mut self, settled: Millis, now: Now) {
        let delay = cadence::delay(&self.config, self.target.age(settled), now.jitter);
        let delay = delay.max(self.least_wait(now));
        self.wait(settled.after(delay), Wait::Cadence { settled });
    }

    fn wait_after_failure(&mut self, settled: Millis, delay: Duration, now: Now) {
        let longer = delay.max(self.least_wait(now));
        self.wait(settled.after(longer), Wait::Failure { settled, delay });
    }

    fn least_wait(&self, now: Now) -> Duration {
        let least = self.gate.least_wait(&self.config);
        now.jitter.around(least, CADENCE_JITTER)
    }

    /// Counts a running wait anew from its beginning, so that a page that changes something at
    /// every turn cannot put the next request off for ever.
    fn count_anew(&mut self, now: Now) {
        let Phase::Waiting { reason, .. } = self.phase else {
            return;
        };
        match reason {
            Wait::Cadence { settled } => self.wait_for_turn(settled, now),
            Wait::Failure { settled, delay } => self.wait_after_failure(settled, delay, now),
            Wait::Other => {}
        }
    }

    /// Ends a wait, whatever it is for: what the server wishes still counts.
    fn stop_waiting(&mut self) {
        if let Phase::Waiting { .. } = self.phase {
            self.phase = Phase::Resting;
        }
    }

    /// Leaves a request that has slept, and the time of an answer that has.
    fn drop_stale(&mut self) {
        match self.phase {
            Phase::Asking(_) => {
                self.abort();
                self.phase = Phase::Resting;
            }
            Phase::Waiting {
                reason: Wait::Cadence { .. },
                ..
            } => self.phase = Phase::Resting,
            _ => {}
        }
    }

    // What is shown.

    /// An answer that changes nothing that is shown is no news.
    fn show_job(&mut self, now: Now, job: Rc<Job>) {
        self.snapshot.answered_at = Some(now.unix_millis);
        let known = self.snapshot.job.as_ref();
        if known.is_some_and(|known| Rc::ptr_eq(known, &job) || *known == job) {
            return;
        }
        self.snapshot.progress = self.snapshot.progress.next(&job);
        self.snapshot.job = Some(job);
        self.outbox.publish();
    }

    fn show_connection(&mut self) {
        let connection = self.connection();
        if connection != self.snapshot.connection {
            self.snapshot.connection = connection;
            self.outbox.publish();
        }
    }

    fn connection(&self) -> Connection {
        match &self.phase {
            Phase::Finished => Connection::Finished,
            Phase::Stopped(error) => refusal(error.clone()),
            Phase::TimedOut => Connection::TimedOut,
            Phase::Resting | Phase::Waiting { .. } | Phase::Asking(_) => {
                self.gate.as_connection(&self.config).unwrap_or_else(|| {
                    let due = self.phase.due().map(|at| self.clock.to_driver(at));
                    self.link.as_connection(due)
                })
            }
        }
    }
}

fn refusal(error: ApiError) -> Connection {
    match error.kind {
        ErrorKind::Unauthorized => Connection::Unauthorized(error),
        ErrorKind::Forbidden => Connection::Forbidden(error),
        ErrorKind::NotFound => Connection::NotFound(error),
        _ => Connection::Rejected(error),
    }
}

fn is_about_credentials(error: &ApiError) -> bool {
    matches!(error.kind, ErrorKind::Unauthorized | ErrorKind::Forbidden)
}

fn is_from_server(result: &Outcome) -> bool {
    result.as_ref().err().is_none_or(reached_server)
}
