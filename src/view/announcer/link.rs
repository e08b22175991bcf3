//! What is to be said of a link.

use yew::AttrValue;

use super::notice::News;
use super::policy::{GATHER, LOST_AFTER};
use super::speaker::Due;
use crate::engine::{Connection, Millis};
use crate::view::messages::Messages;

/// The link to a job's server, as the listener knows it and as it is.
#[derive(Debug, Default)]
pub(super) struct Link {
    state: State,
    /// Whether the listener has been told that there are no updates.
    mourned: bool,
}

#[derive(Debug, Default)]
enum State {
    /// There is nothing to say.
    #[default]
    Quiet,
    /// There are no updates, which may pass by itself.
    Lost { since: Millis },
    /// There are none until a person does something.
    Stopped {
        why: AttrValue,
        since: Millis,
        told: bool,
    },
    /// There are again, and the listener does not know it.
    Back { since: Millis },
}

impl Link {
    pub(super) fn observe(&mut self, now: Millis, connection: &Connection, messages: &Messages) {
        match connection {
            Connection::Live | Connection::Finished => self.come_back(now),
            Connection::Connecting => self.try_again(),
            // Nothing is expected of it.
            Connection::Paused { .. } => self.state = State::Quiet,
            Connection::Retrying { .. } | Connection::Offline => self.lose(now),
            Connection::TimedOut => self.stop(now, messages.gave_up),
            Connection::Unauthorized(error)
            | Connection::Forbidden(error)
            | Connection::NotFound(error)
            | Connection::Rejected(error) => self.stop(now, messages.error(error)),
        }
    }

    fn come_back(&mut self, now: Millis) {
        self.state = match self.state {
            State::Back { since } => State::Back { since },
            _ if self.mourned => State::Back { since: now },
            _ => State::Quiet,
        };
    }

    /// Whoever asks again after a refusal wants to hear of the next one. A link that was lost is
    /// so until there is an answer.
    fn try_again(&mut self) {
        if matches!(self.state, State::Stopped { .. }) {
            self.state = State::Quiet;
        }
    }

    fn lose(&mut self, now: Millis) {
        if !matches!(self.state, State::Lost { .. }) {
            self.state = State::Lost { since: now };
        }
    }

    fn stop(&mut self, now: Millis, why: &'static str) {
        if !matches!(&self.state, State::Stopped { why: known, .. } if *known == why) {
            self.state = State::Stopped {
                why: AttrValue::Static(why),
                since: now,
                told: false,
            };
        }
    }

    /// Nobody has listened: what is new is new from now on.
    pub(super) fn listen_again(&mut self, now: Millis) {
        match &mut self.state {
            State::Lost { since } | State::Stopped { since, .. } | State::Back { since } => {
                *since = now;
            }
            State::Quiet => {}
        }
    }

    /// When it is to be said that the link is lost, if it is.
    pub(super) fn lost_due(&self) -> Option<Millis> {
        match self.state {
            State::Lost { since } if !self.mourned => Some(since.after(LOST_AFTER)),
            _ => None,
        }
    }

    /// When it is to be said that the updates have stopped, if it is.
    pub(super) fn stopped_due(&self) -> Option<Millis> {
        match self.state {
            State::Stopped {
                since, told: false, ..
            } => Some(since.after(GATHER)),
            _ => None,
        }
    }

    /// Since when there are updates again without the listener knowing it.
    pub(super) fn back_since(&self) -> Option<Millis> {
        match self.state {
            State::Back { since } => Some(since),
            _ => None,
        }
    }

    /// Whether the listener knows that it is lost, and it may come back by itself.
    pub(super) fn is_awaited(&self) -> bool {
        self.mourned && matches!(self.state, State::Lost { .. })
    }

    /// Says how it is, if that is to be said now and was not.
    pub(super) fn tell(&mut self, due: Due) -> Option<News> {
        match &mut self.state {
            State::Lost { .. } if due.lost && !self.mourned => {
                self.mourned = true;
                Some(News::Lost)
            }
            State::Stopped { why, told, .. } if due.stopped && !*told => {
                *told = true;
                self.mourned = true;
                Some(News::Stopped(why.clone()))
            }
            State::Back { .. } if due.restored => {
                *self = Self::default();
                Some(News::Restored)
            }
            _ => None,
        }
    }
}
