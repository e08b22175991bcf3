//! What all requests share.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::faults::ActiveFaults;
use super::job_id;
use super::jobs::{JobKey, NamedJobs, Run, log_start};
use super::request_id::RequestIds;
use super::requests::RequestCounts;
use super::stop::Stop;
use crate::scenario::{Catalog, Scenario, Speed};

/// Reads the clock: milliseconds since 1970.
pub type Now = Box<dyn Fn() -> i64 + Send + Sync>;

/// The state of a server.
pub struct App {
    pub(super) catalog: Catalog,
    speed: Speed,
    pub(super) stop: Stop,
    pub(super) faults: Mutex<ActiveFaults>,
    pub(super) requests: Mutex<RequestCounts>,
    named_jobs: Mutex<NamedJobs>,
    posted: AtomicU32,
    request_ids: RequestIds,
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
            named_jobs: Mutex::default(),
            posted: AtomicU32::new(0),
            request_ids: RequestIds::default(),
            faults: Mutex::default(),
            requests: Mutex::default(),
        }
    }

    pub(super) fn now(&self) -> i64 {
        (self.now)()
    }

    /// Starts a job of `scenario` and tells its id.
    pub(super) fn start(
        &self,
        project_id: String,
        scenario: &Arc<Scenario>,
        speed: Option<Speed>,
    ) -> String {
        let (now, speed) = (self.now(), speed.unwrap_or(self.speed));
        let number = self.posted.fetch_add(1, Ordering::Relaxed);
        let job_id = job_id::write(&project_id, scenario, now, speed, number);
        let key = JobKey { project_id, job_id };
        log_start(&key, &Run::start(scenario, speed, now));
        key.job_id
    }

    /// The job with this id: one that was started, or one that starts by its name now.
    pub(super) fn find(&self, key: &JobKey) -> Option<Run> {
        job_id::read(key, &self.catalog).or_else(|| {
            lock(&self.named_jobs).find_or_start(key, &self.catalog, self.speed, self.now())
        })
    }

    pub(super) fn next_request_id(&self) -> String {
        self.request_ids.next(self.now())
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
