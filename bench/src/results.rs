//! All that was measured.

use std::collections::BTreeMap;

use crate::figure::Figure;
use crate::peer::Peer;
use crate::spread::Spread;

/// What one measurement gives.
pub(crate) type Notes = Vec<(Figure, f64)>;

/// What was measured, where, and how often.
#[derive(Clone, Debug)]
pub(crate) struct Results {
    /// Name and version of the browser.
    pub(crate) browser: String,
    pub(crate) cores: usize,
    pub(crate) passes: u32,
    spreads: BTreeMap<(Figure, Peer), Spread>,
}

impl Results {
    pub(crate) fn new(browser: String, cores: usize, passes: u32) -> Self {
        Self {
            browser,
            cores,
            passes,
            spreads: BTreeMap::new(),
        }
    }

    pub(crate) fn note(&mut self, peer: Peer, notes: Notes) {
        for (figure, value) in notes {
            self.spreads.entry((figure, peer)).or_default().push(value);
        }
    }

    /// `None` where the page has no such thing.
    pub(crate) fn spread(&self, figure: Figure, peer: Peer) -> Option<&Spread> {
        self.spreads.get(&(figure, peer))
    }

    pub(crate) fn median(&self, figure: Figure, peer: Peer) -> Option<f64> {
        self.spread(figure, peer).map(Spread::median)
    }
}
