//! A poller that has the engine for itself.

use jobwatch::Job;
use jobwatch::engine::{Action, Input, PollConfig, Poller, RequestId};

use crate::Work;
use crate::answers::Answers;
use crate::clock::Clock;

/// A poller whose job runs on: the answer comes and is published, the timer fires, and the next
/// request goes out.
#[derive(Debug)]
pub(crate) struct Alone {
    poller: Poller,
    clock: Clock,
    answers: Answers,
    in_flight: Option<RequestId>,
}

impl Alone {
    /// One whose first request is on its way.
    pub(crate) fn started(job: &Job) -> Self {
        let mut alone = Self {
            poller: Poller::new(PollConfig::default()),
            clock: Clock::default(),
            answers: Answers::about(job),
            in_flight: None,
        };
        alone.send(Input::Start);
        alone
    }

    fn send(&mut self, input: Input) {
        self.poller.handle(self.clock.now(), input);
        while let Some(action) = self.poller.poll_action() {
            if let Action::Fetch { request } = action {
                self.in_flight = Some(request);
            }
        }
    }
}

impl Work for Alone {
    fn prepare(&mut self, steps: usize) {
        self.answers.prepare(steps);
    }

    fn step(&mut self) {
        if let Some(request) = self.in_flight.take() {
            let result = self.answers.take();
            self.send(Input::Answer {
                request,
                result: result.map(Into::into),
                wait: None,
            });
        }
        if let Some(due) = self.poller.poll_timeout() {
            self.clock.at = due.0;
            self.send(Input::Timeout);
        }
    }
}
