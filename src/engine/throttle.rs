//! How soon a request may follow another, whoever wants it.

use super::Millis;
use super::policy::SHORTEST;

/// Keeps requests apart, so that no sequence of inputs (a page hidden and shown in turns, a
/// `refresh()` in a loop) makes a hot loop.
#[derive(Debug, Default)]
pub(super) struct Throttle {
    last_asked: Option<Millis>,
    /// Until when the server asked to be left alone.
    held_until: Option<Millis>,
}

impl Throttle {
    /// The earliest time from `wanted` on at which a request may go out.
    pub(super) fn earliest(&self, wanted: Millis) -> Millis {
        let spaced = self.last_asked.map(|last| last.after(SHORTEST));
        [spaced, self.held_until]
            .into_iter()
            .flatten()
            .fold(wanted, Millis::max)
    }

    /// A request goes out, which is never before a hold has run out.
    pub(super) fn asked(&mut self, at: Millis) {
        self.last_asked = Some(at);
    }

    /// The server asks to be left alone.
    pub(super) fn hold(&mut self, until: Millis) {
        self.held_until = Some(until);
    }

    /// Someone insists: only the distance between requests still counts.
    pub(super) fn release(&mut self) {
        self.held_until = None;
    }
}
