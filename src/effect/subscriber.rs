//! Someone who is told about a job.

use std::rc::Rc;

use crate::engine::{Connection, Demand, PausedBy, PollConfig, Snapshot};

/// Called with what is known.
pub(super) type OnChange = Rc<dyn Fn(&Snapshot)>;

/// Someone who is told about a job, and what they were told.
#[derive(Clone)]
pub(super) struct Subscriber {
    on_change: OnChange,
    pub(super) demand: Demand,
    /// Counts the jobs that it was pointed at. A poller's own count is of no use to someone who
    /// goes from one poller to another.
    generation: u32,
    /// What it sees while it is paused: others may want the poller to go on.
    held: Option<Snapshot>,
    told: Snapshot,
}

impl Subscriber {
    pub(super) fn new(on_change: OnChange, config: PollConfig) -> Self {
        Self {
            on_change,
            demand: Demand {
                config,
                on_screen: true,
                paused: false,
            },
            generation: 0,
            held: None,
            told: Snapshot::default(),
        }
    }

    /// From now on it is about another job, of which this is known.
    pub(super) fn turn_to_other_job(&mut self) {
        self.generation = self.generation.wrapping_add(1);
        self.held = None;
    }

    /// Holds what is known now for as long as it is paused. What is over is seen all the same.
    pub(super) fn hold(&mut self, known: &Snapshot) {
        if !self.demand.paused {
            self.held = None;
        } else if self.held.is_none() && !is_over(&known.connection) {
            self.held = Some(Snapshot {
                connection: Connection::Paused {
                    by: PausedBy::Person,
                },
                ..known.clone()
            });
        }
    }

    /// What it sees when this is known.
    pub(super) fn view(&self, known: &Snapshot) -> Snapshot {
        Snapshot {
            generation: self.generation,
            ..self.held.as_ref().unwrap_or(known).clone()
        }
    }

    /// Whom to call with what, if that is news.
    pub(super) fn news(&mut self, known: &Snapshot) -> Option<(OnChange, Snapshot)> {
        let view = self.view(known);
        if looks_like(&view, &self.told) {
            return None;
        }
        self.told = view.clone();
        Some((self.on_change.clone(), view))
    }
}

/// What stays as it is when the poller is paused.
fn is_over(connection: &Connection) -> bool {
    !matches!(
        connection,
        Connection::Connecting
            | Connection::Live
            | Connection::Retrying { .. }
            | Connection::Offline
            | Connection::Paused { .. }
    )
}

/// Whether nothing differs but the time of the last answer, which is no news.
fn looks_like(one: &Snapshot, other: &Snapshot) -> bool {
    let same_job = match (&one.job, &other.job) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    same_job
        && one.generation == other.generation
        && one.progress == other.progress
        && one.connection == other.connection
}
