//! What a person gets to see of one job.

use jobwatch::engine::Snapshot;
use jobwatch::{Connection, ErrorKind, Job, Progress};

use super::watch::Stop;

/// What was shown last, and what may follow.
#[derive(Default)]
pub(super) struct Shown {
    last: Snapshot,
    ended: bool,
    generation: u32,
    /// What the server last said.
    said: Option<Job>,
}

impl Shown {
    pub(super) fn begin_generation(&mut self) {
        self.generation += 1;
        self.ended = false;
        self.said = None;
    }

    pub(super) fn hear(&mut self, job: Job) {
        self.said = Some(job);
    }

    pub(super) fn publish(&mut self, snapshot: &Snapshot) {
        assert!(!self.ended, "news after the end");
        assert!(!is_same(&self.last, snapshot), "published without news");
        if snapshot.generation == self.last.generation {
            assert!(
                percent(snapshot) >= percent(&self.last),
                "the bar ran backwards"
            );
        }
        self.ended = snapshot.connection == Connection::Finished;
        self.last = snapshot.clone();
    }

    pub(super) fn check(&mut self, snapshot: &Snapshot) {
        assert!(is_same(&self.last, snapshot), "news that was not published");
        assert_eq!(snapshot.generation, self.generation);
        assert_eq!(snapshot.job.as_deref(), self.said.as_ref());
    }
}

fn percent(snapshot: &Snapshot) -> Option<u8> {
    snapshot.progress.progress.map(Progress::percent)
}

/// Whether a person sees no difference: the time of an answer that brought nothing is no news.
fn is_same(one: &Snapshot, other: &Snapshot) -> bool {
    one.generation == other.generation
        && one.connection == other.connection
        && one.progress == other.progress
        && one.job == other.job
}

/// That the link is told as it is: the end first, then what stands in the way.
pub(super) fn check_connection(
    shown: &Connection,
    stop: Option<Stop>,
    obstacle: Option<Connection>,
) {
    let right = match (stop, obstacle) {
        (Some(Stop::Finished), _) => *shown == Connection::Finished,
        (Some(Stop::TimedOut), _) => *shown == Connection::TimedOut,
        (Some(Stop::Refused(kind)), _) => is_refusal(shown, kind),
        (None, Some(obstacle)) => *shown == obstacle,
        (None, None) => matches!(
            shown,
            Connection::Connecting | Connection::Live | Connection::Retrying { .. }
        ),
    };
    assert!(right, "{shown:?} shown for {stop:?}");
}

fn is_refusal(shown: &Connection, kind: ErrorKind) -> bool {
    match shown {
        Connection::Unauthorized(_) => kind == ErrorKind::Unauthorized,
        Connection::Forbidden(_) => kind == ErrorKind::Forbidden,
        Connection::NotFound(_) => kind == ErrorKind::NotFound,
        Connection::Rejected(_) => kind == ErrorKind::BadRequest,
        _ => false,
    }
}
