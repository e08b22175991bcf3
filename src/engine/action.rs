//! What the poller wants done.

/// A request, as the poller and its driver call it. No two requests of a poller have the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(u64);

impl RequestId {
    /// The id after this one.
    pub(super) fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}

/// What the driver has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Ask for the job, and hand the outcome back as [`Input::Answer`](super::Input::Answer).
    Fetch {
        /// The name of this request.
        request: RequestId,
    },
    /// Cancel a request: nobody waits for its answer, and one that comes nevertheless is ignored.
    Abort {
        /// Which one.
        request: RequestId,
    },
    /// Show [`Poller::snapshot`](super::Poller::snapshot): it differs from what was last shown.
    Publish,
}
