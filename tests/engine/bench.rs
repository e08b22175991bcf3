//! A driver on a simulated clock, with the test in the place of the server.

use std::time::Duration;

use jobwatch::engine::{Action, Input, Jitter, Now, Poller, RequestId};
use jobwatch::{
    ApiError, Connection, ErrorKind, Job, JobStatus, Millis, PollConfig, PollMillis, Progress,
    Snapshot,
};

/// What a request brings.
pub(crate) type Outcome = Result<Job, ApiError>;

/// The page's clock starts here, not at zero, so that nothing passes by being zero.
pub(crate) const START: u64 = 5_000;

/// What the calendar shows at the clock's zero.
pub(crate) const EPOCH: i64 = 1_442_458_000_000;

/// A poller with its driver. Every call checks what must always hold: one request in flight, and
/// no abort of a request that is not.
pub(crate) struct Bench {
    pub(crate) poller: Poller,
    pub(crate) now: u64,
    /// How far the calendar is ahead of the clock, besides [`EPOCH`].
    pub(crate) ahead: i64,
    pub(crate) jitter: Jitter,
    /// The request that the server has and has not answered.
    pub(crate) in_flight: Option<RequestId>,
    /// All requests so far, and when they went out.
    pub(crate) requests: Vec<(RequestId, u64)>,
    pub(crate) aborted: Vec<RequestId>,
    pub(crate) published: Vec<Snapshot>,
}

impl Bench {
    /// A poller with the default settings that has not been started.
    pub(crate) fn new() -> Self {
        Self::with(PollConfig::default())
    }

    pub(crate) fn with(config: PollConfig) -> Self {
        Self {
            poller: Poller::new(config),
            now: START,
            ahead: 0,
            jitter: Jitter::MIDDLE,
            in_flight: None,
            requests: Vec::new(),
            aborted: Vec::new(),
            published: Vec::new(),
        }
    }

    /// One that has been started, with its first request in flight.
    pub(crate) fn started() -> Self {
        let mut bench = Self::new();
        bench.send(Input::Start);
        assert!(bench.in_flight.is_some(), "a start asks at once");
        bench
    }

    /// One whose job has just been seen running at 20 %.
    pub(crate) fn live() -> Self {
        let mut bench = Self::started();
        bench.answer(running(20.0));
        assert_eq!(bench.connection(), Connection::Live);
        bench
    }

    /// One whose last `failures` requests failed.
    pub(crate) fn failing(failures: u32) -> Self {
        let mut bench = Self::live();
        for _ in 0..failures {
            bench.fire();
            bench.answer(error(ErrorKind::ServerError));
        }
        bench
    }

    /// Hands an input in, now, and takes the actions.
    pub(crate) fn send(&mut self, input: Input) {
        self.hand_in(input);
        self.take_actions();
    }

    /// Hands an input in and leaves the actions for later.
    pub(crate) fn hand_in(&mut self, input: Input) {
        let now = Now {
            at: Millis(self.now),
            unix_millis: self.unix_millis(),
            jitter: self.jitter,
        };
        self.poller.handle(now, input);
    }

    /// Takes all actions and returns how many there were.
    pub(crate) fn take_actions(&mut self) -> usize {
        let mut count = 0;
        while let Some(action) = self.poller.poll_action() {
            self.act(action);
            count += 1;
        }
        count
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Fetch { request } => {
                assert_eq!(self.in_flight, None, "a second request in flight");
                self.in_flight = Some(request);
                self.requests.push((request, self.now));
            }
            Action::Abort { request } => {
                assert_eq!(self.in_flight, Some(request), "abort of what is not there");
                self.in_flight = None;
                self.aborted.push(request);
            }
            Action::Publish => self.published.push(self.poller.snapshot().clone()),
        }
    }

    /// The server answers the request in flight.
    pub(crate) fn answer(&mut self, outcome: Outcome) {
        let request = self.in_flight.take().expect("a request in flight");
        self.answer_to(request, outcome);
    }

    /// The server answers some request, be it in flight or not.
    pub(crate) fn answer_to(&mut self, request: RequestId, result: Outcome) {
        self.in_flight = self.in_flight.filter(|current| *current != request);
        self.send(Input::Answer {
            request,
            result: result.map(Into::into),
            wait: None,
        });
    }

    /// The server answers the request in flight with a job, and asks to wait before the next.
    pub(crate) fn answer_with_wait(&mut self, job: Job, wait: Duration) {
        let request = self.in_flight.take().expect("a request in flight");
        self.send(Input::Answer {
            request,
            result: Ok(job.into()),
            wait: Some(wait),
        });
    }

    /// How long until the driver's timer fires.
    pub(crate) fn delay(&self) -> Option<Duration> {
        let at = self.poller.poll_timeout()?;
        Some(at.since(Millis(self.now)))
    }

    /// Waits for the driver's timer, which must be set, and lets it fire. Returns how long it was.
    pub(crate) fn fire(&mut self) -> Duration {
        let delay = self.delay().expect("a timer");
        self.now += u64::try_from(delay.as_millis()).unwrap();
        self.send(Input::Timeout);
        delay
    }

    /// Lets `millis` pass, with the timer firing whenever its time has come.
    pub(crate) fn pass(&mut self, millis: u64) {
        let end = self.now + millis;
        while let Some(at) = self.poller.poll_timeout().filter(|at| at.0 <= end) {
            self.now = self.now.max(at.0);
            self.send(Input::Timeout);
        }
        self.now = end;
    }

    /// Lets `millis` pass while a server answers every request `latency` later with what `respond`
    /// makes of the time.
    pub(crate) fn serve(
        &mut self,
        millis: u64,
        latency: u64,
        mut respond: impl FnMut(u64) -> Outcome,
    ) {
        let end = self.now + millis;
        while self.now < end {
            if self.in_flight.is_some() {
                self.pass(latency);
                if self.in_flight.is_some() {
                    self.answer(respond(self.now));
                }
            } else if self.delay().is_some_and(|it| it <= ms(end - self.now)) {
                self.fire();
            } else {
                self.now = end;
            }
        }
    }

    pub(crate) fn connection(&self) -> Connection {
        self.poller.snapshot().connection.clone()
    }

    pub(crate) fn percent(&self) -> Option<u8> {
        let shown = self.poller.snapshot().progress.progress;
        shown.map(Progress::percent)
    }

    pub(crate) fn unix_millis(&self) -> i64 {
        EPOCH + self.ahead + i64::try_from(self.now).unwrap()
    }

    /// That nothing is in flight and nothing will be.
    #[track_caller]
    pub(crate) fn assert_silent(&mut self) {
        let before = self.requests.len();
        assert_eq!(self.in_flight, None);
        assert_eq!(self.poller.poll_timeout(), None);
        self.pass(24 * 60 * 60 * 1_000);
        self.send(Input::Timeout);
        assert_eq!(self.requests.len(), before, "a request in the silence");
    }
}

pub(crate) fn running(percent: f64) -> Outcome {
    Ok(job(JobStatus::Running, percent))
}

pub(crate) fn job(status: JobStatus, percent: f64) -> Job {
    let mut job = Job::new("ff80", "createImageByInstance", status);
    job.progress = Progress::from_percent(percent);
    job
}

pub(crate) fn error(kind: ErrorKind) -> Outcome {
    Err(ApiError::new(kind))
}

/// A failure with the header `Retry-After`.
pub(crate) fn told_to_wait(kind: ErrorKind, wait: Duration) -> Outcome {
    let mut error = ApiError::new(kind);
    error.retry_after = Some(wait);
    Err(error)
}

/// Settings with this interval and this longest one, in milliseconds.
pub(crate) fn every(interval: f64, max_interval: f64) -> PollConfig {
    let (config, clamped) = PollConfig::from_millis(PollMillis {
        interval,
        max_interval,
        ..PollMillis::default()
    });
    assert_eq!(clamped, []);
    config
}

pub(crate) const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Chance at its lowest and at its highest.
pub(crate) fn extremes() -> [Jitter; 2] {
    [Jitter::new(0.0), Jitter::new(1.0)]
}
