//! Many pollers on one page, that together are kind to the server.

mod agenda;
mod budget;
mod key;
mod member;
mod meter;
mod pace;
mod page;
mod queue;
mod turn;

use std::collections::VecDeque;
use std::time::Duration;

pub use budget::Budget;
pub use key::PollerKey;

use super::chain::Chain;
use super::clock::Clock;
use super::policy::IN_FLIGHT;
use super::sleep::SleepWatch;
use super::{Action, Input, Millis, Now, PollConfig, RequestId, Snapshot};
use slotmap::SlotMap;

use agenda::Agenda;
use budget::Allowance;
use member::Member;
use pace::Pace;
use page::Page;
use queue::Queue;
use turn::Turn;

/// Lets many pollers ask one server, and is kind to it.
///
/// It has the shape of a [`Poller`](super::Poller), with a [`PollerKey`] for each of its pollers.
/// It decides when each may send the request that it wants to send; all else is the poller's own. A
/// page with one widget is a scheduler with one poller. Browsers and servers count by host, so a
/// page that asks several has a scheduler for each.
///
/// - At most six requests are in flight.
/// - With a [`Budget`], no more requests go out in any window of time than it says: a quarter of
///   them at once if need be, the others spread over the window.
/// - What someone insists on goes first, then what is on screen. One turn in four is that of the
///   poller that has waited longest, so that none waits for ever.
/// - 429 concerns the whole page. All of its requests are held for as long as the server asks, or
///   for 5 s, four times as long with each further one, then one goes out to see. The rate of
///   requests is halved, and grows again step by step: a request that was on its way before does
///   not halve it once more. 503 concerns its own poller only, as does its `Retry-After`.
/// - A request that someone insists on goes out in spite of a hold, if nothing is in flight and
///   none did in the last second; never beyond a budget.
///
/// An input for one poller, an action and a timer cost O(log n) each. What happens to the whole
/// page concerns each of its pollers.
///
/// ```
/// use jobwatch::engine::{Action, Input, Jitter, Millis, Now, PollConfig, Scheduler};
///
/// let mut scheduler = Scheduler::new(None);
/// let now = Now { at: Millis(0), unix_millis: 1_442_458_000_000, jitter: Jitter::MIDDLE };
/// let keys = [(); 8].map(|()| scheduler.add(now, PollConfig::default()));
/// for key in keys {
///     scheduler.handle(now, key, Input::Start);
/// }
///
/// // The driver does what it is told, for whom it is told.
/// let mut asked = Vec::new();
/// while let Some((key, action)) = scheduler.poll_action() {
///     if let Action::Fetch { request } = action {
///         asked.push((key, request));
///     }
/// }
/// assert_eq!(asked.len(), 6);
///
/// // Who goes makes room for the next.
/// scheduler.remove(now, asked[0].0);
/// assert_eq!(scheduler.poll_action(), Some((keys[0], Action::Abort { request: asked[0].1 })));
/// assert!(matches!(scheduler.poll_action(), Some((key, Action::Fetch { .. })) if key == keys[6]));
/// ```
#[derive(Debug)]
pub struct Scheduler {
    clock: Clock,
    sleep: SleepWatch,
    page: Page,
    members: SlotMap<PollerKey, Member>,
    timers: Agenda,
    queue: Queue,
    in_flight: usize,
    allowance: Option<Allowance>,
    pace: Pace,
    /// Aborts that wait to be taken. They come before all else, so that a driver never has more
    /// requests in flight than it may.
    aborts: VecDeque<(PollerKey, RequestId)>,
    /// Who has other actions that wait to be taken.
    listed: VecDeque<PollerKey>,
}

impl Scheduler {
    /// One without pollers.
    #[must_use]
    pub fn new(budget: Option<Budget>) -> Self {
        Self {
            clock: Clock::default(),
            sleep: SleepWatch::default(),
            page: Page::default(),
            members: SlotMap::with_key(),
            timers: Agenda::default(),
            queue: Queue::default(),
            in_flight: 0,
            allowance: budget.map(Allowance::whole),
            pace: Pace::default(),
            aborts: VecDeque::new(),
            listed: VecDeque::new(),
        }
    }

    /// Adds a poller that has not been started. It knows the state of the page; what concerns
    /// itself ([`Input::OffScreen`]) the driver tells it before [`Input::Start`].
    pub fn add(&mut self, now: Now, config: PollConfig) -> PollerKey {
        let turn = self.begin(now);
        self.insert(turn, Chain::new(config))
    }

    /// Adds a poller for the same job as another, to be asked for with other credentials: what is
    /// known of the job stays on show meanwhile. If there is no such poller, this is
    /// [`add`](Self::add).
    pub fn fork(&mut self, now: Now, of: PollerKey, config: PollConfig) -> PollerKey {
        let turn = self.begin(now);
        let known = self.members.get(of).map(|member| member.chain.fork(config));
        self.insert(turn, known.unwrap_or_else(|| Chain::new(config)))
    }

    /// Removes a poller. Its request is aborted; nothing else is heard of it.
    pub fn remove(&mut self, now: Now, key: PollerKey) {
        let mut turn = self.begin(now);
        self.step(&mut turn, key, Input::Stop);
        self.members.remove(key);
        self.grant(turn.now().at);
    }

    /// Takes in what happened to one poller; one that has been removed does not mind. Afterwards
    /// take all actions, then look at [`poll_timeout`](Self::poll_timeout) again.
    pub fn handle(&mut self, now: Now, key: PollerKey, input: Input) {
        let (mut turn, slept) = self.observe(now);
        if let Some(slept) = slept {
            self.wake_but(&mut turn, slept, Some(key));
        }
        self.visit(&mut turn, key, slept, input);
        self.grant(turn.now().at);
    }

    /// Takes in what happened to the whole page. Pollers that are added later know it, too, if it
    /// is a state of the page: hidden or shown, frozen or thawed, offline or online.
    pub fn handle_page(&mut self, now: Now, input: Input) {
        // Who wakes hears the news in one: what changes and changes back is not shown.
        let (mut turn, slept) = self.observe(now);
        self.page.observe(&input);
        for key in self.keys() {
            self.visit(&mut turn, key, slept, input.clone());
        }
        self.grant(turn.now().at);
    }

    /// Takes in that the time of [`poll_timeout`](Self::poll_timeout) has come. Too early or too
    /// often does no harm.
    pub fn handle_timeout(&mut self, now: Now) {
        let mut turn = self.begin(now);
        let at = turn.now().at;
        while let Some((_, key)) = self.timers.first().filter(|(due, _)| *due <= at) {
            self.step(&mut turn, key, Input::Timeout);
        }
        self.grant(at);
    }

    /// Sets or lifts the budget. A new one counts from now on, and begins with no burst.
    pub fn set_budget(&mut self, now: Now, budget: Option<Budget>) {
        let turn = self.begin(now);
        let at = turn.now().at;
        if self.allowance.as_ref().map(Allowance::budget) != budget {
            self.allowance = budget.map(|budget| Allowance::used_up(budget, at));
        }
        self.grant(at);
    }

    /// What to do next and for whom, until `None`.
    #[must_use = "an action that is dropped is never done"]
    pub fn poll_action(&mut self) -> Option<(PollerKey, Action)> {
        if let Some((key, request)) = self.aborts.pop_front() {
            return Some((key, Action::Abort { request }));
        }
        while let Some(key) = self.listed.front().copied() {
            let member = self.members.get_mut(key);
            if let Some(member) = member {
                if let Some(action) = member.chain.poll_action() {
                    return Some((key, action));
                }
                member.listed = false;
            }
            self.listed.pop_front();
        }
        None
    }

    /// When [`handle_timeout`](Self::handle_timeout) must be called, unless something else happens
    /// first. `None` while there is nothing to wait for.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Millis> {
        self.next().map(|at| self.clock.to_driver(at))
    }

    /// What one poller knows now.
    #[must_use]
    pub fn snapshot(&self, key: PollerKey) -> Option<&Snapshot> {
        self.members.get(key).map(|member| member.chain.snapshot())
    }

    /// Whether a poller asks, or would if it [led](Input::Lead): it is started and not over, and
    /// nothing holds it back. Of the tabs that could ask for the same job, one that is ready has to.
    #[must_use]
    pub fn is_ready(&self, key: PollerKey) -> bool {
        let member = self.members.get(key);
        member.is_some_and(|member| member.chain.is_ready())
    }

    // Time.

    fn begin(&mut self, now: Now) -> Turn {
        let (mut turn, slept) = self.observe(now);
        if let Some(slept) = slept {
            self.wake_but(&mut turn, slept, None);
        }
        turn
    }

    /// The scheduler's own idea of now, and by how much its timer is late after a sleep.
    fn observe(&mut self, now: Now) -> (Turn, Option<Duration>) {
        let clock = self.clock;
        let at = self.clock.observe(now.at);
        if !clock.agrees_with(self.clock) {
            self.set_clocks(at);
        }
        let now = Now { at, ..now };
        let slept = self.sleep.observe(&now, self.next());
        self.pace.grow(at);
        (Turn::new(now), slept)
    }

    /// The driver's clock was set back: the times that are shown move with it.
    fn set_clocks(&mut self, at: Millis) {
        for key in self.keys() {
            if let Some(member) = self.members.get_mut(key) {
                member.chain.keep_time(self.clock);
            }
            self.file(key, at);
        }
    }

    /// Wakes all but one, for whom more than a sleep has happened.
    fn wake_but(&mut self, turn: &mut Turn, slept: Duration, other: Option<PollerKey>) {
        for key in self.keys() {
            if Some(key) != other {
                self.visit(turn, key, Some(slept), Input::Timeout);
            }
        }
    }

    fn next(&self) -> Option<Millis> {
        let timer = self.timers.first().map(|(due, _)| due);
        timer.into_iter().chain(self.next_grant()).min()
    }

    // One poller.

    fn insert(&mut self, mut turn: Turn, mut chain: Chain) -> PollerKey {
        chain.keep_time(self.clock);
        let key = self.members.insert(Member::new(chain));
        for input in self.page.inputs() {
            self.step(&mut turn, key, input);
        }
        self.grant(turn.now().at);
        key
    }

    fn step(&mut self, turn: &mut Turn, key: PollerKey, input: Input) {
        self.visit(turn, key, None, input);
    }

    fn visit(&mut self, turn: &mut Turn, key: PollerKey, slept: Option<Duration>, input: Input) {
        let now = turn.next();
        let Some(member) = self.members.get_mut(key) else {
            return;
        };
        let held_until = match &input {
            Input::Answer {
                request, result, ..
            } => member
                .epoch_of(*request)
                .and_then(|epoch| self.pace.settle(now, epoch, result)),
            _ => None,
        };
        match slept {
            Some(slept) => member.chain.wake(now, slept, input),
            None => member.chain.step(now, input),
        }
        if let Some(until) = held_until {
            member.chain.hold(until);
        }
        self.file(key, now.at);
    }

    /// Puts a poller where it belongs after something happened to it.
    fn file(&mut self, key: PollerKey, at: Millis) {
        let Some(member) = self.members.get_mut(key) else {
            return;
        };
        let timer = member.next_timer(at);
        if let Some(old) = std::mem::replace(&mut member.timer, timer) {
            self.timers.remove((old, key));
        }
        if let Some(due) = timer {
            self.timers.insert((due, key));
        }
        let want = member.next_want(at);
        if let Some(old) = std::mem::replace(&mut member.queued, want) {
            self.queue.remove(key, old);
        }
        if let Some(want) = want {
            self.queue.insert(key, want);
        }
        if member.lands() {
            self.in_flight -= 1;
        }
        let abort = member.chain.take_abort();
        self.aborts.extend(abort.map(|request| (key, request)));
        if !member.listed && member.chain.has_actions() {
            member.listed = true;
            self.listed.push_back(key);
        }
    }

    fn keys(&self) -> Vec<PollerKey> {
        self.members.keys().collect()
    }

    // All of them together.

    /// Lets as many ask as may.
    fn grant(&mut self, at: Millis) {
        while let Some(key) = self.next_allowed(at) {
            self.ask(key, at);
        }
    }

    fn next_allowed(&self, at: Millis) -> Option<PollerKey> {
        self.next_grant().filter(|next| *next <= at)?;
        match self.pace.earliest(self.in_flight) {
            Some(next) if next <= at => self.queue.next(),
            _ => self.queue.insisted(),
        }
    }

    /// When the next of those that wait may ask, as far as that is known.
    fn next_grant(&self) -> Option<Millis> {
        if self.in_flight >= IN_FLIGHT || self.queue.is_empty() {
            return None;
        }
        let insisted = self.queue.insisted();
        let insisted = insisted.and_then(|_| self.pace.earliest_insisted(self.in_flight));
        let paced = self.pace.earliest(self.in_flight);
        let next = paced.into_iter().chain(insisted).min()?;
        let affordable = self.allowance.as_ref().map(Allowance::earliest);
        Some(next.max(affordable.unwrap_or_default()))
    }

    fn ask(&mut self, key: PollerKey, at: Millis) {
        let Some(member) = self.members.get_mut(key) else {
            return;
        };
        member.chain.ask(at);
        member.flight = member.chain.flight().zip(Some(self.pace.sent(at)));
        self.in_flight += 1;
        if let Some(allowance) = &mut self.allowance {
            allowance.take(at);
        }
        self.queue.serve();
        self.file(key, at);
    }
}
