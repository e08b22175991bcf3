//! What all requests share.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::faults::ActiveFaults;
use super::ids::IdMint;
use super::jobs::Jobs;
use super::requests::RequestCounts;
use super::stop::Stop;
use crate::scenario::{Catalog, Speed};

/// Reads the clock: milliseconds since 1970.
pub type Now = Box<dyn Fn() -> i64 + Send + Sync>;

/// The state of a server.
pub struct App {
    pub(super) catalog: Catalog,
    pub(super) speed: Speed,
    pub(super) stop: Stop,
    pub(super) jobs: Mutex<Jobs>,
    pub(super) faults: Mutex<ActiveFaults>,
    pub(super) requests: Mutex<RequestCounts>,
    job_ids: IdMint,
    request_ids: IdMint,
    now: Now,
}

impl App {
    /// A server without jobs. The clock is an argument so that tests can move it.
    #[must_use]
    pub fn new(catalog: Catalog, speed: Speed, now: Now, stop: Stop) -> Self {
        Self {
            catalog,
            speed,
            stop,
            now,
            jobs: Mutex::default(),
            faults: Mutex::default(),
            requests: Mutex::default(),
            // The first digits of the ids in the documents' samples.
            job_ids: IdMint::new("ff808081"),
            request_ids: IdMint::new("4a6f6273"),
        }
    }

    pub(super) fn now(&self) -> i64 {
        (self.now)()
    }

    pub(super) fn mint_job_id(&self) -> String {
        self.job_ids.mint(self.now())
    }

    pub(super) fn mint_request_id(&self) -> String {
        self.request_ids.mint(self.now())
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("speed", &self.speed)
            .finish_non_exhaustive()
    }
}

/// Locks `mutex`; a panic elsewhere leaves maps that are still whole.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
