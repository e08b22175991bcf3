//! What can happen to a poller.

use std::rc::Rc;
use std::time::Duration;

use super::{Jitter, Millis, PollConfig, RequestId};
use crate::model::{ApiError, Job};

/// What a request brought. A driver that sees that an answer says what the last one said gives the
/// same job again, and nothing is compared.
pub type Outcome = Result<Rc<Job>, ApiError>;

/// Something that happened, for [`Poller::handle`](super::Poller::handle).
///
/// Inputs that tell what is already known (a second `Pause`, `Online` while online) are harmless.
#[derive(Clone, Debug)]
pub enum Input {
    /// Begin. Before it, inputs only tell the state of the page: a driver sends
    /// [`PageHidden`](Self::PageHidden), [`OffScreen`](Self::OffScreen) or
    /// [`Offline`](Self::Offline) first where they apply.
    Start,
    /// End, until the next [`Start`](Self::Start): no request is left and none follows.
    Stop,
    /// A request is settled.
    Answer {
        /// Which one.
        request: RequestId,
        /// What it brought.
        result: Outcome,
        /// How long the server asks to wait before the next request, where it does so of a job
        /// that goes on (`Retry-After` with a success); an error brings its own wait.
        wait: Option<Duration>,
    },
    /// The time of [`Poller::poll_timeout`](super::Poller::poll_timeout) has come. Too early or
    /// too often does no harm.
    Timeout,
    /// The page went out of sight.
    PageHidden,
    /// The page is in sight again.
    PageShown,
    /// The browser is about to freeze the page, or to put it into its back/forward cache: whatever
    /// [`background`](PollConfig::background) says, nothing can go on there, and a request on its
    /// way would be cut off.
    PageFrozen,
    /// The page is back from there. A machine that sleeps needs no input, as it is noticed.
    PageThawed,
    /// What shows the job is out of sight on its page.
    OffScreen,
    /// What shows the job is in sight on its page, where it is taken to be at first.
    OnScreen,
    /// The browser lost the network, or says at the start that there is none.
    Offline,
    /// The browser has the network back.
    Online,
    /// A person wants no more requests for now.
    Pause,
    /// A person wants requests again, also after a [deadline](PollConfig::deadline).
    Resume,
    /// Someone wants to know now, and to try again what was given up. While the poller is paused
    /// or the page is hidden it waits for that to end; a job that has ended is not asked for again.
    Refresh,
    /// From now on the driver asks for another job, at another address or as someone else: all
    /// that was known is forgotten.
    Retarget,
    /// From now on the driver sends other credentials for the same job: what 401 and 403 had
    /// stopped goes on.
    CredentialsChanged,
    /// Another tab asks from now on, or from the beginning where this precedes
    /// [`Start`](Self::Start): nothing goes out until [`Lead`](Self::Lead).
    Follow,
    /// This tab asks, as it does at first. What was due while it followed is due now.
    Lead,
    /// The tab that asks has told what a request brought, to one that [follows](Self::Follow).
    Overheard {
        /// What it brought there.
        result: Outcome,
        /// When it was brought, in milliseconds since 1970.
        unix_millis: i64,
        /// How long that tab waits until it asks again, if it does.
        wait: Option<Duration>,
    },
    /// The settings are these now. An unchanged one does not disturb the running delay.
    Configure(PollConfig),
}

/// When something happened, and chance: the poller has neither a clock nor dice of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Now {
    /// On the clock that delays are measured by.
    pub at: Millis,
    /// On the calendar, in milliseconds since 1970: only for
    /// [`Snapshot::answered_at`](super::Snapshot::answered_at) and to notice that the machine was
    /// asleep, never for delays.
    pub unix_millis: i64,
    /// A fresh random value: many widgets on many pages must not ask in step.
    pub jitter: Jitter,
}
