//! The hook that learns how fast a job moves.

use yew::prelude::*;

use crate::engine::{Connection, Estimate, Estimator, Snapshot};
use crate::model::Progress;

/// When the job will be done, if that can be told; learnt from the snapshots that a component has
/// shown of it.
///
/// Nothing is told over a link that is not live: nobody knows whether the job still moves.
#[hook]
pub(super) fn use_estimate(snapshot: &Snapshot) -> Option<Estimate> {
    let learnt = use_mut_ref(Learnt::default);
    let mut learnt = learnt.borrow_mut();
    learnt.observe(snapshot);
    let is_live = snapshot.connection == Connection::Live;
    is_live.then(|| learnt.estimator.estimate()).flatten()
}

/// What is known of one job's rate.
#[derive(Default)]
struct Learnt {
    generation: u32,
    estimator: Estimator,
}

impl Learnt {
    fn observe(&mut self, snapshot: &Snapshot) {
        if self.generation != snapshot.generation {
            *self = Self {
                generation: snapshot.generation,
                ..Self::default()
            };
        }
        if let Some(at) = snapshot.answered_at {
            self.estimator.observe(at, reported(snapshot));
        }
    }
}

/// What the server says, and not what the bar shows, which never runs backwards; counted where the
/// bar counts.
fn reported(snapshot: &Snapshot) -> Option<Progress> {
    let counted = snapshot
        .progress
        .progress
        .filter(|_| snapshot.progress.derived);
    snapshot.job.as_deref()?.progress.or(counted)
}
