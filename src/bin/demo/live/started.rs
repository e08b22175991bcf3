//! The jobs that were started on this page.

use std::rc::Rc;

use yew::prelude::*;

use crate::server::Scenario;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StartedJob {
    pub(crate) id: String,
    pub(crate) scenario: Scenario,
}

/// In the order in which they were started.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct StartedJobs(Vec<Rc<StartedJob>>);

impl StartedJobs {
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Rc<StartedJob>> {
        self.0.iter().rev()
    }
}

pub(crate) enum StartedAction {
    Add(StartedJob),
    /// By id.
    Remove(String),
}

impl Reducible for StartedJobs {
    type Action = StartedAction;

    fn reduce(self: Rc<Self>, action: StartedAction) -> Rc<Self> {
        let mut jobs = self.0.clone();
        match action {
            StartedAction::Add(job) => jobs.push(Rc::new(job)),
            StartedAction::Remove(id) => jobs.retain(|job| job.id != id),
        }
        Rc::new(Self(jobs))
    }
}
