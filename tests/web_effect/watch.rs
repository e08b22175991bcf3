//! A poller under test, with all that it has told.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use jobwatch::effect::{Polling, Target};
use jobwatch::{Connection, ErrorKind, PollConfig, Progress, Snapshot};

use super::web_support::clock::{Clock, wait_until};

/// Longer than any delay of the default settings: a request that is to come has come.
pub const LONG: Duration = Duration::from_secs(2 * 60);

/// The shortest time between the starts of two requests.
pub const SPACING: Duration = Duration::from_millis(250);

pub struct Watch {
    pub polling: Polling,
    told: Rc<RefCell<Vec<Snapshot>>>,
}

impl Watch {
    pub fn start(target: Target) -> Self {
        Self::start_with(target, PollConfig::default())
    }

    pub fn start_with(target: Target, config: PollConfig) -> Self {
        let told = Rc::<RefCell<Vec<Snapshot>>>::default();
        let note = told.clone();
        let polling = Polling::start(target, config, move |snapshot| {
            note.borrow_mut().push(snapshot.clone());
        });
        Self { polling, told }
    }

    /// All that was told so far; it outlives the poller.
    pub fn told(&self) -> Rc<RefCell<Vec<Snapshot>>> {
        self.told.clone()
    }

    pub fn connection(&self) -> Connection {
        self.polling.snapshot().connection
    }

    pub fn percent(&self) -> Option<u8> {
        self.polling
            .snapshot()
            .progress
            .progress
            .map(Progress::percent)
    }

    /// Asks as soon as two requests may follow each other.
    pub async fn refresh_in_time(&self, clock: &Clock) {
        clock.advance(SPACING).await;
        self.polling.refresh();
    }

    /// Waits until the poller stands there.
    pub async fn until(&self, what: &str, holds: impl Fn(&Connection) -> bool) {
        wait_until(what, || holds(&self.connection())).await;
    }

    pub async fn until_percent(&self, percent: u8) {
        wait_until(&format!("{percent} % are known"), || {
            self.percent() == Some(percent)
        })
        .await;
    }

    pub async fn until_finished(&self) {
        self.until("the job has finished", |connection| {
            *connection == Connection::Finished
        })
        .await;
    }

    /// Waits for a failure that is tried again, and tells of what kind it was.
    pub async fn until_retrying(&self) -> ErrorKind {
        self.until("it tries again", |connection| {
            matches!(connection, Connection::Retrying { .. })
        })
        .await;
        match self.connection() {
            Connection::Retrying { error, .. } => error.kind,
            other => panic!("{other:?}"),
        }
    }
}
