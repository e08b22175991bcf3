//! The poller: decides when to ask for a job, and what the answers mean.
//!
//! [`Poller`] is a state machine without I/O. It has no clock, no dice and no browser: a driver
//! tells it what [happened](Input) and [when](Now), does the [actions](Action) that it wants done,
//! and calls again when its [timeout](Poller::poll_timeout) has come. Addresses and credentials
//! are the driver's; the poller knows requests only by their ids. So everything that it does can
//! be tested on a host, hours in milliseconds.
//!
//! The rules, whose numbers and reasons are in `policy.rs`:
//!
//! - One request is in flight at most, and no two start within 250 ms of each other. The delay to
//!   the next one starts when the last is settled, and grows with the age of the job.
//! - A failure that may pass is tried again for as long as the poller lives. What the server last
//!   said stays meanwhile.
//! - A refusal (401, 403, other 4xx) stops the poller until someone changes something; 404 does
//!   when the job has had time to appear.
//! - A job that has ended is not asked for again.
//! - While the poller is paused, the page hidden or frozen, or the network gone, nothing is in
//!   flight and nothing due: a request on its way is aborted, so that the page is silent at once.
//!   Afterwards one request goes out, at once, or when the network comes back within two seconds.
//!   So it does after the machine was asleep.
//! - What is off screen is asked for slowly. [`PollConfig`] can set this and what a hidden page
//!   does otherwise.
//! - A deadline, where one is set, ends the asking and says nothing about the job.
//! - Where another tab asks, the poller follows: it takes what that tab is told as if it had asked
//!   itself, and knows as much when it has to take over.
//!
//! Around it are three more machines of the same shape: a [`Scheduler`] of the many pollers that
//! ask one server, an [`Audience`] of the many who watch one poller, and a [`Tab`] among the many
//! that show the same job.
//!
//! ```
//! use std::time::Duration;
//! use jobwatch::engine::{Action, Connection, Input, Jitter, Millis, Now, PollConfig, Poller};
//! use jobwatch::{Job, JobStatus};
//!
//! let mut poller = Poller::new(PollConfig::default());
//! let mut now = Now { at: Millis(0), unix_millis: 1_442_458_000_000, jitter: Jitter::MIDDLE };
//!
//! // A driver's first turn: the poller wants the job, and nothing else before that is settled.
//! poller.handle(now, Input::Start);
//! let Some(Action::Fetch { request }) = poller.poll_action() else { unreachable!() };
//! assert_eq!(poller.poll_action(), None);
//!
//! // The answer comes, and there is something to show.
//! now.at = Millis(80);
//! let job = Job::new("ff80", "createImageByInstance", JobStatus::Running);
//! poller.handle(now, Input::Answer { request, result: Ok(job.into()), wait: None });
//! assert_eq!(poller.poll_action(), Some(Action::Publish));
//! assert_eq!(poller.snapshot().connection, Connection::Live);
//!
//! // Two seconds later the driver's timer fires, and the poller asks again.
//! now.at = poller.poll_timeout().unwrap();
//! assert_eq!(now.at, Millis(80).after(Duration::from_secs(2)));
//! poller.handle(now, Input::Timeout);
//! let Some(Action::Fetch { request }) = poller.poll_action() else { unreachable!() };
//!
//! // The job has ended: nothing is left to wait for.
//! let job = Job::new("ff80", "createImageByInstance", JobStatus::Success);
//! poller.handle(now, Input::Answer { request, result: Ok(job.into()), wait: None });
//! assert_eq!(poller.snapshot().connection, Connection::Finished);
//! assert_eq!(poller.poll_timeout(), None);
//! ```

mod action;
mod audience;
mod backoff;
mod cadence;
mod chain;
mod clock;
mod config;
mod estimate;
mod gate;
mod input;
mod jitter;
mod link;
mod millis;
mod outbox;
mod phase;
mod policy;
mod poller;
mod scheduler;
mod sleep;
mod snapshot;
mod stopwatch;
mod tab;
mod target;
mod throttle;
mod unseen;
mod want;

pub use action::{Action, RequestId};
pub use audience::{Audience, Demand, SubscriberId};
pub use config::{Clamped, PollConfig, PollMillis};
pub use estimate::{Estimate, Estimator};
pub use input::{Input, Now, Outcome};
pub use jitter::Jitter;
pub use millis::Millis;
pub use poller::Poller;
pub use scheduler::{Budget, PollerKey, Scheduler};
pub use snapshot::{Connection, PausedBy, Snapshot};
pub use tab::{Tab, TabAction, TabInput};
pub use unseen::Unseen;
