//! jobwatch's scheduler, with a driver on the simulated clock.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::num::NonZeroU32;
use std::time::Duration;

use jobwatch::engine::{
    Action, Budget, Input, Jitter, Now, PollConfig, PollerKey, RequestId, Scheduler,
};
use jobwatch::{ApiError, ErrorKind, JobStatus, Millis};

use crate::chance::Chance;
use crate::scenario::Job;
use crate::server::{Answer, LIMIT, Server, WINDOW, horizon};

/// What the calendar shows when the clock starts.
const EPOCH: i64 = 1_442_458_000_000;

/// A page that shows all jobs, each with the default settings.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    scheduler: Scheduler,
    server: &'a mut Server,
    jobs: &'a [Job],
    /// The jobs that have begun, by their pollers.
    begun: BTreeMap<PollerKey, usize>,
    answers: BinaryHeap<Reverse<(u64, PollerKey, RequestId, Outcome)>>,
    delays: Vec<Option<u64>>,
    chance: Chance,
    at: u64,
}

/// An answer, in an order that means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Running,
    Ended,
    TooMany,
}

/// The budget that keeps to the server's limit.
fn limit() -> Option<Budget> {
    let requests = NonZeroU32::new(u32::try_from(LIMIT).ok()?)?;
    Some(Budget::new(requests, Duration::from_millis(WINDOW)))
}

impl<'a> Page<'a> {
    pub(crate) fn new(budget: bool, jobs: &'a [Job], server: &'a mut Server, seed: u64) -> Self {
        Self {
            scheduler: Scheduler::new(limit().filter(|_| budget)),
            server,
            jobs,
            begun: BTreeMap::new(),
            answers: BinaryHeap::new(),
            delays: vec![None; jobs.len()],
            chance: Chance::new(seed),
            at: 0,
        }
    }

    /// Returns from the end of each job until it was seen.
    pub(crate) fn run(mut self) -> Vec<Option<u64>> {
        let horizon = horizon(self.jobs.iter().map(|job| job.end));
        while let Some(at) = self.next_event().filter(|at| *at < horizon) {
            self.at = at;
            self.step();
            self.act();
        }
        self.delays
    }

    fn next_event(&self) -> Option<u64> {
        let start = self.jobs.get(self.begun.len()).map(|job| job.start);
        let answer = self.answers.peek().map(|Reverse(answer)| answer.0);
        let timeout = self.scheduler.poll_timeout().map(|at| at.0.max(self.at));
        start.into_iter().chain(answer).chain(timeout).min()
    }

    fn step(&mut self) {
        let start = self.jobs.get(self.begun.len()).map(|job| job.start);
        let answer = self.answers.peek().map(|Reverse(answer)| answer.0);
        if start == Some(self.at) {
            self.begin();
        } else if answer == Some(self.at) {
            self.answer();
        } else {
            let now = self.now();
            self.scheduler.handle_timeout(now);
        }
    }

    fn begin(&mut self) {
        let now = self.now();
        let key = self.scheduler.add(now, PollConfig::default());
        self.begun.insert(key, self.begun.len());
        self.scheduler.handle(now, key, Input::Start);
    }

    fn answer(&mut self) {
        let Some(Reverse((_, key, request, outcome))) = self.answers.pop() else {
            return;
        };
        if outcome == Outcome::Ended {
            self.see(key);
        }
        let result = outcome.result();
        let input = Input::Answer {
            request,
            result: result.map(Into::into),
            wait: None,
        };
        let now = self.now();
        self.scheduler.handle(now, key, input);
    }

    fn see(&mut self, key: PollerKey) {
        let index = self.begun.get(&key).copied().unwrap_or_default();
        let end = self.jobs.get(index).map(|job| job.end);
        if let Some((delay, end)) = self.delays.get_mut(index).zip(end) {
            delay.get_or_insert(self.at - end);
        }
    }

    /// Requests are never aborted here: none takes long, and nothing happens to the page.
    fn act(&mut self) {
        while let Some((key, action)) = self.scheduler.poll_action() {
            if let Action::Fetch { request } = action {
                self.ask(key, request);
            }
        }
    }

    fn ask(&mut self, key: PollerKey, request: RequestId) {
        let job = self.begun.get(&key).and_then(|index| self.jobs.get(*index));
        if let Some(job) = job {
            let (at, answer) = self.server.ask(self.at, job.end);
            self.answers
                .push(Reverse((at, key, request, answer.into())));
        }
    }

    fn now(&mut self) -> Now {
        let at = i64::try_from(self.at).unwrap_or(i64::MAX);
        Now {
            at: Millis(self.at),
            unix_millis: EPOCH.saturating_add(at),
            jitter: Jitter::new(self.chance.fraction()),
        }
    }
}

impl Outcome {
    fn result(self) -> Result<jobwatch::Job, ApiError> {
        let job = |status| Ok(jobwatch::Job::new("ff80", "createImageByInstance", status));
        match self {
            Self::Running => job(JobStatus::Running),
            Self::Ended => job(JobStatus::Success),
            Self::TooMany => {
                let mut error = ApiError::new(ErrorKind::RateLimited);
                error.http_status = Some(429);
                Err(error)
            }
        }
    }
}

impl From<Answer> for Outcome {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Running => Self::Running,
            Answer::Ended => Self::Ended,
            Answer::TooMany => Self::TooMany,
        }
    }
}
