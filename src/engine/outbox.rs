//! Actions that wait to be taken.

use super::{Action, RequestId};

/// What the driver has still to do: at most one action of each kind, so it cannot grow.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    abort: Option<RequestId>,
    fetch: Option<RequestId>,
    publish: bool,
}

impl Outbox {
    pub(super) fn fetch(&mut self, request: RequestId) {
        self.fetch = Some(request);
    }

    /// Cancels the request in flight; if it has not even been taken, it is withdrawn. So no second
    /// abort can come before the first is taken.
    pub(super) fn abort(&mut self, request: RequestId) {
        if self.fetch.take_if(|fetch| *fetch == request).is_none() {
            self.abort = Some(request);
        }
    }

    pub(super) fn publish(&mut self) {
        self.publish = true;
    }

    pub(super) fn take_abort(&mut self) -> Option<RequestId> {
        self.abort.take()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.abort.is_none() && self.fetch.is_none() && !self.publish
    }

    /// The next action. Aborts come first, so that a driver never has two requests in flight.
    pub(super) fn take(&mut self) -> Option<Action> {
        if let Some(request) = self.abort.take() {
            return Some(Action::Abort { request });
        }
        if let Some(request) = self.fetch.take() {
            return Some(Action::Fetch { request });
        }
        std::mem::take(&mut self.publish).then_some(Action::Publish)
    }
}
