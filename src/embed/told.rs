//! What a page has been told.

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::detail::{ConnectionDetail, Now, SnapshotDetail};
use crate::effect::{monotonic, unix_millis};
use crate::engine::{Connection, Snapshot};
use crate::model::JobStatus;

/// Tells a page what is new, by calls of one function: `(event, detail, states)`, with the name
/// of an event and the states that the element has from now on.
#[derive(Debug)]
pub(super) struct Told {
    tell: Function,
    last: Snapshot,
    /// The job that was told of as settled, by its number.
    settled: Option<u32>,
}

/// The names of the events.
const JOB_CHANGE: &str = "job-change";
const JOB_CONNECTION: &str = "job-connection";
const JOB_SETTLED: &str = "job-settled";

impl Told {
    pub(super) fn new(tell: Function) -> Self {
        Self {
            tell,
            last: Snapshot::default(),
            settled: None,
        }
    }

    pub(super) fn last(&self) -> &Snapshot {
        &self.last
    }

    /// Notes what is known now, and returns what is to be told. Nothing is called here: who is
    /// called may change what is known.
    pub(super) fn note(&mut self, snapshot: &Snapshot) -> News {
        let last = std::mem::replace(&mut self.last, snapshot.clone());
        let is_settled = snapshot.connection == Connection::Finished
            && self.settled != Some(snapshot.generation);
        if is_settled {
            self.settled = Some(snapshot.generation);
        }
        News {
            tell: self.tell.clone(),
            job: last.job != snapshot.job || last.progress != snapshot.progress,
            connection: last.connection != snapshot.connection,
            settled: is_settled,
            snapshot: snapshot.clone(),
        }
    }
}

/// What is to be told.
pub(super) struct News {
    tell: Function,
    job: bool,
    connection: bool,
    settled: bool,
    snapshot: Snapshot,
}

impl News {
    pub(super) fn tell(&self) {
        let states = states(&self.snapshot);
        let states: js_sys::Array = states.into_iter().flatten().map(JsValue::from).collect();
        let tell = |event: &str, detail: &JsValue| {
            // A listener that throws is the page's own matter, which the console tells it.
            let _ = self
                .tell
                .call3(&JsValue::UNDEFINED, &event.into(), detail, &states);
        };
        if self.job || self.settled {
            let detail = snapshot_value(&self.snapshot);
            if self.job {
                tell(JOB_CHANGE, &detail);
            }
            if self.settled {
                tell(JOB_SETTLED, &detail);
            }
        }
        if self.connection {
            tell(JOB_CONNECTION, &connection_value(&self.snapshot.connection));
        }
    }
}

pub(super) fn snapshot_value(snapshot: &Snapshot) -> JsValue {
    to_value(&SnapshotDetail::of(snapshot, now()))
}

fn connection_value(connection: &Connection) -> JsValue {
    to_value(&ConnectionDetail::of(connection, now()))
}

fn now() -> Now {
    Now {
        monotonic: monotonic(),
        unix: unix_millis(),
    }
}

fn to_value(detail: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    // Fails for no value that has texts for keys.
    detail.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// The states of the element, for `:state()`: that of the job, and those of the link.
fn states(snapshot: &Snapshot) -> [Option<&'static str>; 3] {
    let job = snapshot
        .job
        .as_deref()
        .map_or("loading", |job| match job.status {
            JobStatus::Init => "init",
            JobStatus::Running => "running",
            JobStatus::Success => "success",
            JobStatus::Fail => "fail",
            JobStatus::Cancelled => "cancelled",
            JobStatus::Other(_) => "unknown",
        });
    let paused = matches!(snapshot.connection, Connection::Paused { .. });
    let stale = !matches!(
        snapshot.connection,
        Connection::Connecting | Connection::Live | Connection::Finished
    );
    [
        Some(job),
        stale.then_some("stale"),
        paused.then_some("paused"),
    ]
}
