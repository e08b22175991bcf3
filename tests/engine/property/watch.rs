//! What one job's poller may do, told independently of how it does it.

use std::time::Duration;

use jobwatch::engine::{RequestId, Snapshot, Unseen};
use jobwatch::{Connection, ErrorKind, PausedBy, PollConfig};

use super::shown::{Shown, check_connection};
use super::turn::{Kind, Reply};
use super::work::Work;

/// No two requests start closer than this, whatever happens.
const SHORTEST: u64 = 250;

/// The shortest wait after a failure.
const LEAST_BACKOFF: u64 = 500;

/// The longest wait for a failure, and the longest wish of a server that is believed.
const LONGEST_WAIT: u64 = 300_000;

/// What a job's age is divided by to tell the wait for the next turn.
const AGE_DIVISOR: u64 = 20;

/// The least time between requests on a hidden page that goes on slowly.
const HIDDEN: u64 = 60_000;

/// Waits for a job that is late, and the age up to which it may be.
const NOT_FOUND_WAITS: [u64; 3] = [2_000, 6_000, 18_000];
const NOT_FOUND_GRACE: u64 = 30_000;

/// One job as a test sees it. All times are milliseconds that have really passed.
#[derive(Default)]
pub(super) struct Watch {
    config: PollConfig,
    started: bool,
    paused: bool,
    off_screen: bool,
    /// Whether another tab asks.
    following: bool,
    page: PageState,
    network: Network,
    /// Whether someone wants to know now, and no request has gone out since.
    insisted: bool,
    flight: Option<Flight>,
    stop: Option<Stop>,
    patience: Option<Patience>,
    /// Until when the server wishes to be left alone.
    held_until: u64,
    last_sent: Option<(RequestId, u64)>,
    first_sent: Option<u64>,
    times_not_found: usize,
    work: Work,
    shown: Shown,
}

/// The state of the page, as far as it holds back requests.
#[derive(Clone, Copy, Default)]
pub(super) struct PageState {
    pub(super) hidden: bool,
    pub(super) frozen: bool,
    pub(super) offline: bool,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Network {
    #[default]
    There,
    /// Gone, as the browser says; one request may try nevertheless.
    Doubtful,
    Gone,
}

#[derive(Clone, Copy)]
pub(super) struct Flight {
    pub(super) request: RequestId,
    pub(super) epoch: u32,
    expires: u64,
    outdated: bool,
}

/// Why there is nothing to ask.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stop {
    Finished,
    Refused(ErrorKind),
    TimedOut,
}

/// What the last outcome asks for before the next request.
#[derive(Clone, Copy)]
struct Patience {
    settled: u64,
    wait: Wait,
}

#[derive(Clone, Copy)]
enum Wait {
    /// The cadence of a job of this age.
    Cadence { age: u64 },
    /// No less than this.
    Failure { least: u64 },
}

impl Watch {
    pub(super) fn new(config: PollConfig, page: PageState) -> Self {
        let network = if page.offline {
            Network::Doubtful
        } else {
            Network::There
        };
        Self {
            config,
            page,
            network,
            ..Self::default()
        }
    }

    pub(super) fn flight(&self) -> Option<Flight> {
        self.flight
    }

    pub(super) fn insists(&self) -> bool {
        self.insisted
    }

    pub(super) fn is_finished(&self) -> bool {
        self.stop == Some(Stop::Finished)
    }

    /// Whether something has to happen next.
    pub(super) fn is_live(&self) -> bool {
        self.is_at_work() && (!self.following || self.config.deadline().is_some())
    }

    fn is_at_work(&self) -> bool {
        self.is_open() && self.stop.is_none()
    }

    // What happens.

    /// The machine was asleep, and the timer is `slept` late.
    pub(super) fn wake(&mut self, at: u64, slept: u64, answer: Option<(RequestId, Reply)>) {
        self.work.skip(slept, at);
        self.patience = None;
        let answer = answer.filter(|(request, _)| self.is_in_flight(*request));
        match answer {
            Some((_, reply)) if reply.is_from_server() => self.settle(at, reply),
            _ => self.keep_deadline(at),
        }
        // The answer to a request that slept is stale, and so is an answer that did.
        self.flight = None;
        self.patience
            .take_if(|it| matches!(it.wait, Wait::Cadence { .. }));
    }

    /// An input, or the timer.
    pub(super) fn take(&mut self, at: u64, kind: Option<Kind>) {
        if self.flight.is_some_and(|it| it.expires <= at) {
            self.flight = None;
            self.fail(at, ErrorKind::Timeout, None);
        }
        self.keep_deadline(at);
        if let Some(kind) = kind {
            self.obey(at, kind);
        }
        self.follow(at);
    }

    /// Whether the request is in flight.
    pub(super) fn is_in_flight(&self, request: RequestId) -> bool {
        self.flight.is_some_and(|it| it.request == request)
    }

    /// An answer comes; one that nobody waits for tells nothing.
    pub(super) fn answer(&mut self, at: u64, request: RequestId, reply: Reply) {
        if self.is_in_flight(request) {
            self.settle(at, reply);
        }
        self.follow(at);
    }

    /// The page is to be left alone, as this job's poller was told.
    pub(super) fn hold(&mut self, until: u64) {
        self.held_until = until;
    }

    fn settle(&mut self, at: u64, reply: Reply) {
        let Some(flight) = self.flight.take() else {
            return;
        };
        match reply {
            Reply::Fails(kind) | Reply::Waits(kind, _)
                if flight.outdated && is_about_credentials(kind) =>
            {
                self.network = Network::There;
            }
            _ => self.learn(at, reply),
        }
    }

    fn learn(&mut self, at: u64, reply: Reply) {
        if let Ok(job) = reply.outcome() {
            self.shown.hear(job);
        }
        match reply {
            Reply::Running(_) => self.succeed(at),
            Reply::Ended(_) => {
                self.network = Network::There;
                self.stop = Some(Stop::Finished);
            }
            Reply::Fails(kind) => self.fail(at, kind, None),
            Reply::Waits(kind, wait) => self.fail(at, kind, Some(wait)),
        }
    }

    /// What another tab tells counts as if this one had asked.
    fn overhear(&mut self, at: u64, reply: Reply) {
        let is_over = matches!(self.stop, Some(Stop::Finished | Stop::TimedOut));
        if is_over || !self.following {
            return;
        }
        self.stop = None;
        self.first_sent.get_or_insert(at);
        if reply.outcome().is_ok() {
            self.held_until = 0;
        }
        self.learn(at, reply);
    }

    fn succeed(&mut self, at: u64) {
        self.network = Network::There;
        let age = self.age(at);
        self.patience = Some(Patience {
            settled: at,
            wait: Wait::Cadence { age },
        });
    }

    fn fail(&mut self, at: u64, kind: ErrorKind, wait: Option<u64>) {
        if !matches!(kind, ErrorKind::Network | ErrorKind::Timeout) {
            self.network = Network::There;
        } else if self.network == Network::Doubtful {
            self.network = Network::Gone;
        }
        let least = match kind {
            ErrorKind::NotFound => self.wait_until_found(at),
            ErrorKind::BadRequest | ErrorKind::Unauthorized | ErrorKind::Forbidden => None,
            ErrorKind::RateLimited | ErrorKind::Unavailable => Some(self.wait_as_asked(at, wait)),
            _ => Some(LEAST_BACKOFF),
        };
        match least {
            Some(least) => {
                self.patience = Some(Patience {
                    settled: at,
                    wait: Wait::Failure { least },
                });
            }
            None => self.stop = Some(Stop::Refused(kind)),
        }
    }

    fn wait_until_found(&mut self, at: u64) -> Option<u64> {
        if self.age(at) > NOT_FOUND_GRACE {
            return None;
        }
        let wait = *NOT_FOUND_WAITS.get(self.times_not_found)?;
        self.times_not_found += 1;
        Some(wait * 9 / 10)
    }

    fn wait_as_asked(&mut self, at: u64, wait: Option<u64>) -> u64 {
        let Some(wait) = wait.filter(|wait| *wait >= LEAST_BACKOFF) else {
            return LEAST_BACKOFF;
        };
        self.held_until = at + wait.min(LONGEST_WAIT);
        wait.min(LONGEST_WAIT)
    }

    fn age(&self, at: u64) -> u64 {
        self.first_sent.map_or(0, |first| at - first)
    }

    // Inputs.

    fn obey(&mut self, at: u64, kind: Kind) {
        match kind {
            Kind::Start => self.start(),
            Kind::Stop => {
                self.started = false;
                self.work = Work::default();
            }
            Kind::PageHidden => self.page.hidden = true,
            Kind::PageShown => self.page.hidden = false,
            Kind::PageFrozen => self.page.frozen = true,
            Kind::PageThawed => self.page.frozen = false,
            Kind::OffScreen => self.off_screen = true,
            Kind::OnScreen => self.off_screen = false,
            Kind::Pause => self.paused = true,
            Kind::Resume => self.resume(),
            Kind::Offline => self.lose_network(),
            Kind::Online => self.find_network(),
            Kind::Refresh => self.refresh(),
            Kind::Retarget => self.retarget(),
            Kind::CredentialsChanged => self.change_credentials(),
            Kind::Configure(settings) => self.configure(settings.config()),
            Kind::Follow => {
                self.following = true;
                self.flight = None;
            }
            Kind::Lead => self.following = false,
            Kind::Overheard(reply) => self.overhear(at, reply),
        }
    }

    fn start(&mut self) {
        if !self.started {
            self.started = true;
            self.doubt_offline();
            self.try_again();
        }
    }

    fn resume(&mut self) {
        self.paused = false;
        if self.stop == Some(Stop::TimedOut) {
            self.try_again();
        }
    }

    fn lose_network(&mut self) {
        if self.network == Network::There {
            self.network = if self.started {
                Network::Gone
            } else {
                Network::Doubtful
            };
        }
    }

    fn find_network(&mut self) {
        self.network = Network::There;
    }

    fn doubt_offline(&mut self) {
        if self.network == Network::Gone {
            self.network = Network::Doubtful;
        }
    }

    fn refresh(&mut self) {
        self.insisted = self.flight.is_none();
        self.doubt_offline();
        self.held_until = 0;
        self.patience = None;
        self.try_again();
    }

    fn retarget(&mut self) {
        self.doubt_offline();
        *self = Self {
            config: self.config,
            started: self.started,
            paused: self.paused,
            off_screen: self.off_screen,
            following: self.following,
            page: self.page,
            network: self.network,
            last_sent: self.last_sent,
            shown: std::mem::take(&mut self.shown),
            ..Self::default()
        };
        self.shown.begin_generation();
    }

    fn change_credentials(&mut self) {
        match self.stop {
            Some(Stop::Refused(kind)) if is_about_credentials(kind) => self.refresh(),
            _ => {
                if let Some(flight) = &mut self.flight {
                    flight.outdated = true;
                }
            }
        }
    }

    fn configure(&mut self, config: PollConfig) {
        if config != self.config {
            self.config = config;
            self.stop.take_if(|it| *it == Stop::TimedOut);
        }
    }

    /// A refusal and a deadline can be got over, an end cannot.
    fn try_again(&mut self) {
        if self.stop == Some(Stop::TimedOut) {
            self.work = Work::default();
        }
        self.stop.take_if(|it| *it != Stop::Finished);
    }

    // What follows.

    fn is_open(&self) -> bool {
        let hidden = self.page.hidden && self.config.background() == Unseen::Pause;
        let unseen = self.off_screen && self.config.offscreen() == Unseen::Pause;
        let held = self.paused || self.page.frozen || hidden || unseen;
        self.started && !held && self.network != Network::Gone
    }

    /// What is closed is silent, and what opens again does not go on waiting.
    fn follow(&mut self, at: u64) {
        if !self.is_open() {
            self.flight = None;
            self.patience = None;
        }
        self.work.run_while(self.is_at_work(), at);
        self.keep_deadline(at);
    }

    fn keep_deadline(&mut self, at: u64) {
        let deadline = self.config.deadline().map(millis);
        let asks = self.stop.is_none() && self.work.is_running();
        if asks && deadline.is_some_and(|it| self.work.done(at) >= it) {
            self.stop = Some(Stop::TimedOut);
            self.flight = None;
            self.patience = None;
            self.work.run_while(false, at);
        }
    }

    /// A request goes out.
    pub(super) fn send(&mut self, at: u64, request: RequestId, epoch: u32) {
        assert!(self.is_open(), "a request through a closed gate");
        assert_eq!(self.stop, None, "a request for nothing");
        assert!(!self.following, "a request beside another tab's");
        assert!(self.flight.is_none(), "a second request in flight");
        if let Some((last, sent)) = self.last_sent {
            assert!(request > last, "an id twice");
            assert!(at >= sent + SHORTEST, "requests too close");
        }
        assert!(at >= self.held_until, "a request against the server's wish");
        assert!(at >= self.earliest(), "a request too soon");
        self.flight = Some(Flight {
            request,
            epoch,
            expires: at + millis(self.config.timeout()),
            outdated: false,
        });
        self.insisted = false;
        self.patience = None;
        self.last_sent = Some((request, at));
        self.first_sent.get_or_insert(at);
    }

    /// The earliest time that patience allows, as things stand: settings and visibility count as
    /// they are now. A millisecond is left to rounding.
    fn earliest(&self) -> u64 {
        let Some(Patience { settled, wait }) = self.patience else {
            return 0;
        };
        let unseen = self.least_wait() * 9 / 10;
        let least = match wait {
            Wait::Cadence { age } => self.cadence(age) * 9 / 10,
            Wait::Failure { least } => least,
        };
        settled + least.max(unseen).saturating_sub(1)
    }

    fn cadence(&self, age: u64) -> u64 {
        let shortest = millis(self.config.interval());
        (age / AGE_DIVISOR).clamp(shortest, millis(self.config.max_interval()))
    }

    fn least_wait(&self) -> u64 {
        let longest = millis(self.config.max_interval());
        if self.page.hidden && self.config.background() == Unseen::Slow {
            longest.max(HIDDEN)
        } else if self.off_screen && self.config.offscreen() == Unseen::Slow {
            longest
        } else {
            0
        }
    }

    /// The longest that a timer for this job may be.
    pub(super) fn longest_wait(&self, at: u64) -> u64 {
        if self.following {
            let deadline = self.config.deadline().map_or(0, millis);
            return deadline.saturating_sub(self.work.done(at));
        }
        let cadence = millis(self.config.max_interval());
        let cadence = cadence.max(self.least_wait() * 11 / 10 + 1);
        match (self.flight, self.patience) {
            (Some(flight), _) => flight.expires.saturating_sub(at),
            (None, Some(it)) if matches!(it.wait, Wait::Cadence { .. }) => cadence,
            (None, _) => cadence.max(LONGEST_WAIT),
        }
    }

    // What is shown.

    pub(super) fn publish(&mut self, snapshot: &Snapshot) {
        self.shown.publish(snapshot);
    }

    /// That all that is known is shown, and that it is the truth.
    pub(super) fn check(&mut self, snapshot: &Snapshot) {
        self.shown.check(snapshot);
        check_connection(&snapshot.connection, self.stop, self.obstacle());
    }

    /// What stands in the way, a person's own wish first.
    fn obstacle(&self) -> Option<Connection> {
        let by = |by| Some(Connection::Paused { by });
        if self.paused {
            by(PausedBy::Person)
        } else if self.page.frozen || self.page.hidden && self.config.background() == Unseen::Pause
        {
            by(PausedBy::HiddenPage)
        } else if self.off_screen && self.config.offscreen() == Unseen::Pause {
            by(PausedBy::OffScreen)
        } else {
            (self.network == Network::Gone).then_some(Connection::Offline)
        }
    }
}

impl Reply {
    /// Whether it shows that there is a network.
    pub(super) fn is_from_server(self) -> bool {
        let unreached = [ErrorKind::Network, ErrorKind::Timeout];
        match self {
            Self::Running(_) | Self::Ended(_) => true,
            Self::Fails(kind) | Self::Waits(kind, _) => !unreached.contains(&kind),
        }
    }
}

fn is_about_credentials(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Unauthorized | ErrorKind::Forbidden)
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap()
}
