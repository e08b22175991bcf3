//! What must hold after every turn, told independently of how the poller does it.

use std::time::Duration;

use jobwatch::engine::RequestId;
use jobwatch::{Connection, ErrorKind, Millis, PollConfig, Snapshot};

use super::bench::{Bench, ms};
use super::sequence::{Kind, Reply, Turn, config};

/// No two requests start closer than this.
const SHORTEST: u64 = 250;

/// A timer that is this late has slept.
const SLEEP_GAP: Duration = Duration::from_secs(90);

/// No wait is longer than this, apart from the cadence that a page sets and its timeout.
const LONGEST_WAIT: u64 = 300_000;

/// A bench, and the test's own idea of what its poller may do.
pub(crate) struct Rules {
    pub(crate) bench: Bench,
    started: bool,
    paused: bool,
    hidden: bool,
    config: PollConfig,
    /// The longest delay that the request in flight may have.
    flight_timeout: Duration,
    /// The time that has really passed: the clock's, without what it was set back.
    elapsed: u64,
    last_request: Option<(RequestId, u64)>,
    /// Until when the last answer asks for patience, and whether someone may end that.
    patience: Option<Patience>,
    seen: usize,
    ended: Option<u32>,
    last_shown: Option<Snapshot>,
    generation: u32,
    percent: Option<u8>,
}

#[derive(Clone, Copy)]
struct Patience {
    until: u64,
    why: Why,
}

#[derive(Clone, Copy, PartialEq)]
enum Why {
    /// The cadence, counted from an answer at this time.
    Cadence(u64),
    /// A failure.
    Failure,
    /// The server's own wish.
    Asked,
}

impl Rules {
    pub(crate) fn new() -> Self {
        Self {
            bench: Bench::new(),
            started: false,
            paused: false,
            hidden: false,
            config: PollConfig::default(),
            flight_timeout: Duration::ZERO,
            elapsed: 0,
            last_request: None,
            patience: None,
            seen: 0,
            ended: None,
            last_shown: None,
            generation: 0,
            percent: None,
        }
    }

    /// Plays one turn, and checks every rule after each step of it.
    pub(crate) fn play(&mut self, turn: Turn) {
        match turn {
            Turn::Pass(millis) => self.pass(millis),
            Turn::Sleep(millis) => {
                self.move_clock(millis);
                // What has passed counts once the poller has heard of it.
                self.input(Kind::Timeout);
            }
            Turn::SetBack(millis) => {
                self.bench.now = self.bench.now.saturating_sub(millis);
                self.input(Kind::Timeout);
            }
            Turn::Answer(reply) => self.answer(reply),
            Turn::LateAnswer(index, reply) => self.answer_late(index, reply),
            Turn::Input(kind) => self.input(kind),
        }
    }

    fn move_clock(&mut self, millis: u64) {
        self.bench.now += millis;
        self.elapsed += millis;
    }

    fn pass(&mut self, millis: u64) {
        let mut left = millis;
        while let Some(delay) = self.bench.delay() {
            let delay = u64::try_from(delay.as_millis()).unwrap();
            if delay > left {
                break;
            }
            self.move_clock(delay);
            left -= delay;
            self.input(Kind::Timeout);
        }
        self.move_clock(left);
        self.input(Kind::Timeout);
    }

    fn answer(&mut self, reply: Reply) {
        if self.bench.in_flight.is_none() {
            return;
        }
        self.expect_patience(reply);
        self.bench.answer(reply.outcome());
        self.check();
    }

    /// An answer that nobody waits for changes nothing at all.
    fn answer_late(&mut self, index: usize, reply: Reply) {
        let Some((request, _)) = self.bench.requests.iter().rev().nth(index).copied() else {
            return;
        };
        if self.bench.in_flight == Some(request) {
            return;
        }
        let before = self.bench.poller.snapshot().clone();
        let counts = (self.bench.requests.len(), self.bench.published.len());
        self.bench.answer_to(request, reply.outcome());
        assert_eq!(*self.bench.poller.snapshot(), before);
        let after = (self.bench.requests.len(), self.bench.published.len());
        assert_eq!(after, counts);
        self.check();
    }

    fn input(&mut self, kind: Kind) {
        self.expect_from(kind);
        let woke = self.expect_sleep();
        let was_in_flight = self.bench.in_flight;
        let aborted = self.bench.aborted.len();
        self.bench.send(kind.input());
        let gave_up =
            self.bench.aborted.len() > aborted && self.is_open() && self.patience.is_none();
        if gave_up && !woke && matches!(kind, Kind::Timeout) {
            assert!(was_in_flight.is_some());
            self.patience = Some(Patience {
                until: self.elapsed + 500,
                why: Why::Failure,
            });
        }
        self.check();
    }

    /// Whether the timer is so late that there was a sleep, which ends every patience but the
    /// server's own wish.
    fn expect_sleep(&mut self) -> bool {
        let late = self.bench.poller.poll_timeout();
        let late = late.map(|at| Millis(self.bench.now).since(at));
        let woke = late.is_some_and(|late| late >= SLEEP_GAP);
        if woke {
            self.patience = self.patience.filter(|it| it.why == Why::Asked);
        }
        woke
    }

    /// What an answer means for the time of the next request.
    fn expect_patience(&mut self, reply: Reply) {
        let least = |wait: u64, why| {
            Some(Patience {
                until: self.elapsed + wait,
                why,
            })
        };
        self.patience = match reply {
            Reply::Running(_) => least(self.least_cadence(), Why::Cadence(self.elapsed)),
            Reply::Waits(ErrorKind::RateLimited | ErrorKind::Unavailable, millis)
                if millis >= 500 =>
            {
                least(millis.min(LONGEST_WAIT), Why::Asked)
            }
            Reply::Fails(kind) | Reply::Waits(kind, _) if kind.is_transient() => {
                least(500, Why::Failure)
            }
            // Nine tenths of the shortest wait for a job that is late.
            Reply::Fails(ErrorKind::NotFound) | Reply::Waits(ErrorKind::NotFound, _) => {
                least(1_800, Why::Failure)
            }
            // The next may follow at once if the credentials have been replaced meanwhile; that
            // nothing follows otherwise is checked by what is shown.
            _ => None,
        };
    }

    fn least_cadence(&self) -> u64 {
        let least = self.config.interval().mul_f64(0.9).as_millis();
        u64::try_from(least).unwrap()
    }

    /// What an input changes in what the poller may do.
    fn expect_from(&mut self, kind: Kind) {
        let was_open = self.is_open();
        match kind {
            Kind::Start => self.started = true,
            Kind::Stop => self.started = false,
            Kind::PageHidden => self.hidden = true,
            Kind::PageShown => self.hidden = false,
            Kind::Pause => self.paused = true,
            Kind::Resume => self.paused = false,
            Kind::Configure(interval, max_interval, timeout) => {
                self.expect_config(config(interval, max_interval, timeout));
            }
            Kind::Timeout
            | Kind::Offline
            | Kind::Online
            | Kind::Refresh
            | Kind::Retarget
            | Kind::CredentialsChanged => {}
        }
        if matches!(kind, Kind::Refresh | Kind::Retarget) {
            self.patience = None;
        }
        if self.is_open() != was_open || matches!(kind, Kind::Online) {
            self.patience = self.patience.filter(|it| it.why == Why::Asked);
        }
    }

    fn expect_config(&mut self, config: PollConfig) {
        self.config = config;
        let least = self.least_cadence();
        if let Some(patience) = &mut self.patience
            && let Why::Cadence(settled) = patience.why
        {
            patience.until = settled + least;
        }
    }

    fn is_open(&self) -> bool {
        self.started && !self.paused && !self.hidden
    }

    fn check(&mut self) {
        self.check_requests();
        self.check_published();
        self.check_next_step();
        self.check_progress();
    }

    fn check_requests(&mut self) {
        let news = self.bench.requests.split_off(self.seen);
        assert!(news.len() <= 1, "several requests at once");
        for (request, _) in &news {
            assert!(self.is_open(), "a request through a closed gate");
            if let Some((last, at)) = self.last_request {
                assert_ne!(*request, last, "an id twice");
                assert!(self.elapsed >= at + SHORTEST, "requests too close");
            }
            if let Some(patience) = self.patience.take() {
                assert!(self.elapsed >= patience.until, "a request too soon");
            }
            self.last_request = Some((*request, self.elapsed));
            self.flight_timeout = self.config.timeout();
        }
        self.seen += news.len();
        self.bench.requests.extend(news);
    }

    fn check_published(&mut self) {
        for shown in self.bench.published.drain(..) {
            let ended = shown.connection == Connection::Finished;
            assert_ne!(self.ended, Some(shown.generation), "news after the end");
            if ended {
                self.ended = Some(shown.generation);
            }
            let unchanged = self.last_shown.as_ref().is_some_and(|last| {
                let same_time = Snapshot {
                    answered_at: shown.answered_at,
                    ..last.clone()
                };
                same_time == shown
            });
            assert!(!unchanged, "published without news");
            self.last_shown = Some(shown);
        }
        let now = self.bench.poller.snapshot();
        let shown = self.last_shown.clone().unwrap_or_default();
        let same_time = Snapshot {
            answered_at: now.answered_at,
            ..shown
        };
        assert_eq!(same_time, *now, "news that was not published");
    }

    /// There is a next step exactly while there is something to wait for, and it is not far.
    fn check_next_step(&self) {
        let delay = self.bench.delay();
        let waits = match self.bench.connection() {
            Connection::Finished
            | Connection::Unauthorized(_)
            | Connection::Forbidden(_)
            | Connection::NotFound(_)
            | Connection::Rejected(_)
            | Connection::Offline
            | Connection::Paused { .. } => false,
            _ => self.is_open(),
        };
        assert_eq!(delay.is_some(), waits, "{:?}", self.bench.connection());
        if !waits {
            assert_eq!(self.bench.in_flight, None);
        }
        if let Some(delay) = delay {
            assert!(delay <= self.longest(), "a wait of {delay:?}");
        }
    }

    fn longest(&self) -> Duration {
        if self.bench.in_flight.is_some() {
            return self.flight_timeout;
        }
        let cadence = self.config.max_interval().mul_f64(1.1);
        cadence.max(ms(LONGEST_WAIT))
    }

    fn check_progress(&mut self) {
        let generation = self.bench.poller.snapshot().generation;
        let percent = self.bench.percent();
        if generation == self.generation {
            assert!(percent >= self.percent, "the bar ran backwards");
        }
        self.generation = generation;
        self.percent = percent;
    }
}
