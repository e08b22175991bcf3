//! What can happen in one turn, in a form that can be printed and shrunk.

use jobwatch::engine::{Budget, Input, PollConfig, PollMillis, Unseen};
use jobwatch::{ErrorKind, JobStatus};

use crate::bench::{EPOCH, Outcome, error, job, ms, running, told_to_wait};

/// One turn of a random sequence. Numbers that choose one of several (jobs, requests) count round.
#[derive(Clone, Copy, Debug)]
pub(super) enum Turn {
    /// Time passes, and the timer fires whenever its time has come.
    Pass(u64),
    /// Time passes, and the timer does not fire: a busy or throttled page, or a machine asleep.
    Skip(u64),
    /// The clock is set back.
    SetBack(u64),
    /// The calendar is set, or the clock has stood still while the machine slept.
    SetCalendar(i64),
    /// The timer fires, early or late.
    Fire,
    /// The server answers one of the requests in flight.
    Answer(usize, Reply),
    /// An answer comes for a request of the past, counted from the newest.
    LateAnswer(usize, Reply),
    /// Something happens to one job.
    Job(usize, Kind),
    /// Something happens to the page.
    Page(Kind),
    /// One more job.
    Add(Settings),
    /// One job less.
    Remove(usize),
    /// A budget is set: requests, and milliseconds; no requests lift it.
    SetBudget(u32, u64),
}

/// An outcome.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reply {
    Running(u8),
    Ended(u8),
    Fails(ErrorKind),
    Waits(ErrorKind, u64),
}

/// An input without an answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Start,
    Stop,
    PageHidden,
    PageShown,
    PageFrozen,
    PageThawed,
    OffScreen,
    OnScreen,
    Offline,
    Online,
    Pause,
    Resume,
    Refresh,
    Retarget,
    CredentialsChanged,
    Configure(Settings),
    Follow,
    Lead,
    Overheard(Reply),
}

/// What a page may write into its settings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) interval: f64,
    pub(super) max_interval: f64,
    pub(super) timeout: f64,
    pub(super) deadline: Option<f64>,
    pub(super) background: Unseen,
    pub(super) offscreen: Unseen,
}

impl Reply {
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Self::Running(percent) => running(f64::from(percent)),
            Self::Ended(percent) => Ok(job(ending(percent), f64::from(percent))),
            Self::Fails(kind) => error(kind),
            Self::Waits(kind, millis) => told_to_wait(kind, ms(millis)),
        }
    }
}

/// Each way to end is met.
fn ending(percent: u8) -> JobStatus {
    match percent % 3 {
        0 => JobStatus::Success,
        1 => JobStatus::Fail,
        _ => JobStatus::Cancelled,
    }
}

impl Kind {
    /// What ends all that can stand in the way of a request.
    pub(super) const NOTHING_IN_THE_WAY: [Self; 9] = [
        Self::Configure(Settings::DEFAULT),
        Self::PageShown,
        Self::PageThawed,
        Self::Online,
        Self::Resume,
        Self::OnScreen,
        Self::Lead,
        Self::Start,
        Self::Refresh,
    ];

    pub(super) fn input(self) -> Input {
        match self {
            Self::Start => Input::Start,
            Self::Stop => Input::Stop,
            Self::PageHidden => Input::PageHidden,
            Self::PageShown => Input::PageShown,
            Self::PageFrozen => Input::PageFrozen,
            Self::PageThawed => Input::PageThawed,
            Self::OffScreen => Input::OffScreen,
            Self::OnScreen => Input::OnScreen,
            Self::Offline => Input::Offline,
            Self::Online => Input::Online,
            Self::Pause => Input::Pause,
            Self::Resume => Input::Resume,
            Self::Refresh => Input::Refresh,
            Self::Retarget => Input::Retarget,
            Self::CredentialsChanged => Input::CredentialsChanged,
            Self::Configure(settings) => Input::Configure(settings.config()),
            Self::Follow => Input::Follow,
            Self::Lead => Input::Lead,
            Self::Overheard(reply) => Input::Overheard {
                result: reply.outcome().map(Into::into),
                unix_millis: EPOCH,
                wait: None,
            },
        }
    }
}

impl Settings {
    /// What a page gets that sets nothing.
    pub(super) const DEFAULT: Self = Self {
        interval: 2_000.0,
        max_interval: 10_000.0,
        timeout: 15_000.0,
        deadline: None,
        background: Unseen::Pause,
        offscreen: Unseen::Slow,
    };

    pub(super) fn config(self) -> PollConfig {
        let (config, _) = PollConfig::from_millis(PollMillis {
            interval: self.interval,
            max_interval: self.max_interval,
            timeout: self.timeout,
            deadline: self.deadline,
        });
        config
            .with_background(self.background)
            .with_offscreen(self.offscreen)
    }
}

pub(super) fn budget(requests: u32, window: u64) -> Option<Budget> {
    let requests = std::num::NonZeroU32::new(requests)?;
    Some(Budget::new(requests, ms(window)))
}
