//! A scheduler with many pollers.

use std::collections::VecDeque;

use jobwatch::Job;
use jobwatch::engine::{Action, Input, PollConfig, PollMillis, PollerKey, RequestId, Scheduler};

use crate::Work;
use crate::answers::Answers;
use crate::clock::Clock;

/// From one poller's time to the next one's where they do not crowd, in milliseconds.
const APART: u32 = 100;

/// So many times longer than all their times together is their interval: a tenth of it is chance,
/// and none is to have its time before the last has begun.
const PAUSE: f64 = 1.25;

/// From one answer to the next where they crowd, in milliseconds: six requests are in flight, and
/// each takes a tenth of a second.
const ANSWER_EVERY: u64 = 17;

/// How often each wants to ask there, in milliseconds: a hundred of them are more than enough.
const CROWDED: f64 = 1_000.0;

/// Answers until a crowded page is in its stride: five seconds, after which those that were served
/// first want to ask again.
const UNTIL_STEADY: usize = 300;

/// A page whose jobs run on, and its driver.
#[derive(Debug)]
pub(crate) struct Page {
    scheduler: Scheduler,
    keys: Vec<PollerKey>,
    clock: Clock,
    answers: Answers,
    in_flight: VecDeque<(PollerKey, RequestId)>,
}

/// One poller after the other has its time: the timer fires, a request goes out, its answer comes
/// and is published. All pollers are on the timer.
#[derive(Debug)]
pub(crate) struct Rounds(Page);

/// All pollers want to ask more often than they may: an answer comes and is published, the next in
/// the queue asks, and whose time has come meanwhile joins the queue.
#[derive(Debug)]
pub(crate) struct Turns(Page);

/// One card after the other is scrolled out of sight and back.
#[derive(Debug)]
pub(crate) struct Scrolling {
    page: Page,
    next: usize,
}

impl Page {
    fn new(job: &Job) -> Self {
        Self {
            scheduler: Scheduler::new(None),
            keys: Vec::new(),
            clock: Clock::default(),
            answers: Answers::about(job),
            in_flight: VecDeque::new(),
        }
    }

    /// One of which each poller has asked once and waits for its time.
    fn calm(count: u32, job: &Job) -> Self {
        let config = every(PAUSE.mul_add(f64::from(count * APART), 2_000.0));
        let mut page = Self::new(job);
        for _ in 0..count {
            page.clock.at += u64::from(APART);
            page.start(config);
            page.answer();
        }
        page
    }

    fn start(&mut self, config: PollConfig) {
        let key = self.scheduler.add(self.clock.now(), config);
        self.keys.push(key);
        self.send(key, Input::Start);
    }

    /// The request that has been on its way for longest is answered.
    fn answer(&mut self) {
        if let Some((key, request)) = self.in_flight.pop_front() {
            let result = self.answers.take();
            self.send(
                key,
                Input::Answer {
                    request,
                    result: result.map(Into::into),
                    wait: None,
                },
            );
        }
    }

    fn send(&mut self, key: PollerKey, input: Input) {
        self.scheduler.handle(self.clock.now(), key, input);
        self.act();
    }

    fn fire(&mut self) {
        self.scheduler.handle_timeout(self.clock.now());
        self.act();
    }

    fn act(&mut self) {
        while let Some((key, action)) = self.scheduler.poll_action() {
            if let Action::Fetch { request } = action {
                self.in_flight.push_back((key, request));
            }
        }
    }
}

impl Rounds {
    pub(crate) fn of(count: u32, job: &Job) -> Self {
        Self(Page::calm(count, job))
    }
}

impl Work for Rounds {
    fn prepare(&mut self, steps: usize) {
        self.0.answers.prepare(steps);
    }

    fn step(&mut self) {
        let page = &mut self.0;
        // Now and then two have the same time, and the second is on its way already.
        if page.in_flight.is_empty()
            && let Some(due) = page.scheduler.poll_timeout()
        {
            page.clock.at = due.0;
            page.fire();
        }
        page.answer();
    }
}

impl Turns {
    pub(crate) fn of(count: u32, job: &Job) -> Self {
        let mut page = Page::new(job);
        for _ in 0..count {
            page.start(every(CROWDED));
        }
        let mut turns = Self(page);
        for _ in 0..UNTIL_STEADY {
            turns.step();
        }
        turns
    }
}

impl Work for Turns {
    fn prepare(&mut self, steps: usize) {
        self.0.answers.prepare(steps);
    }

    fn step(&mut self) {
        let page = &mut self.0;
        page.clock.at += ANSWER_EVERY;
        let due = page.scheduler.poll_timeout();
        if due.is_some_and(|due| due.0 <= page.clock.at) {
            page.fire();
        }
        page.answer();
    }
}

impl Scrolling {
    pub(crate) fn of(count: u32, job: &Job) -> Self {
        let page = Page::calm(count, job);
        Self { page, next: 0 }
    }
}

impl Work for Scrolling {
    fn step(&mut self) {
        let index = self.next % self.page.keys.len().max(1);
        self.next += 1;
        if let Some(key) = self.page.keys.get(index).copied() {
            self.page.send(key, Input::OffScreen);
            self.page.send(key, Input::OnScreen);
        }
    }
}

/// A steady interval, in milliseconds.
fn every(interval: f64) -> PollConfig {
    let millis = PollMillis {
        interval,
        max_interval: interval,
        ..PollMillis::default()
    };
    PollConfig::from_millis(millis).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job() -> Job {
        Job::new(
            "ff80",
            "createImageByInstance",
            jobwatch::JobStatus::Running,
        )
    }

    #[test]
    fn each_round_is_one_request_and_its_answer() {
        let mut rounds = Rounds::of(100, &job());
        for _ in 0..1_000 {
            let before = rounds.0.clock.at;
            rounds.step();
            assert!(rounds.0.in_flight.len() <= 1);
            // Not all at once, and no sleep either.
            assert!(rounds.0.clock.at - before < 10_000);
        }
    }

    #[test]
    fn crowded_page_never_has_a_free_place() {
        let mut turns = Turns::of(100, &job());
        for _ in 0..10_000 {
            assert_eq!(turns.0.in_flight.len(), 6);
            turns.step();
        }
    }

    #[test]
    fn scrolling_asks_nothing() {
        let mut scrolling = Scrolling::of(100, &job());
        for _ in 0..1_000 {
            scrolling.step();
            assert!(scrolling.page.in_flight.is_empty());
        }
    }
}
