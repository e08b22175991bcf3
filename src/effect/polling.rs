//! One widget's part in the polling.

use std::cell::RefCell;
use std::rc::Rc;

use super::pool::{self, Attendance};
use super::server::Server;
use super::subscriber::Subscriber;
use super::target::Target;
use crate::engine::{Demand, PollConfig, PollerKey, Snapshot, SubscriberId};

/// Asks for a job again and again until it has ended, and tells of every change.
///
/// All of a page that ask for the same job as the same person share the requests, and all that
/// ask the same server share its patience (see [`Scheduler`](crate::engine::Scheduler)).
///
/// Dropping it ends it: timers and listeners are removed, a request under way is aborted unless
/// others wait for it, and the callback is not called any more.
///
/// ```
/// use jobwatch::effect::{Polling, Target};
/// use jobwatch::{Connection, PollConfig};
///
/// /// Goes on until what it gives is dropped.
/// fn watch(target: Target, ended: impl Fn() + 'static) -> Polling {
///     Polling::start(target, PollConfig::default(), move |snapshot| {
///         if snapshot.connection == Connection::Finished {
///             ended();
///         }
///     })
/// }
/// ```
pub struct Polling {
    seat: RefCell<Seat>,
    _attendance: Attendance,
}

/// Where it takes part.
#[derive(Clone)]
pub(super) struct Seat {
    pub(super) server: Rc<Server>,
    pub(super) key: PollerKey,
    pub(super) id: SubscriberId,
}

impl Polling {
    /// Starts. `on_change` is called with what is known whenever that changes.
    #[must_use]
    pub fn start(
        target: Target,
        config: PollConfig,
        on_change: impl Fn(&Snapshot) + 'static,
    ) -> Self {
        let attendance = pool::attend();
        let subscriber = Subscriber::new(Rc::new(on_change), config);
        let server = pool::server_of(&target);
        Self {
            seat: RefCell::new(server.join(target, subscriber, None)),
            _attendance: attendance,
        }
    }

    /// What is known now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let seat = self.seat();
        seat.server.snapshot(seat.key, seat.id)
    }

    /// Asks at once, and tries again what was given up.
    pub fn refresh(&self) {
        let seat = self.seat();
        seat.server.refresh(seat.key);
    }

    /// Shows nothing new, and sends no more requests unless others want them, until
    /// [`resume`](Self::resume).
    pub fn pause(&self) {
        self.change(|demand| demand.paused = true);
    }

    /// Goes on after [`pause`](Self::pause), or after a [deadline](PollConfig::deadline).
    pub fn resume(&self) {
        self.change(|demand| demand.paused = false);
        // Which has told the poller, unless it was a deadline that stopped it.
        let seat = self.seat();
        seat.server.resume(seat.key);
    }

    /// Tells whether a person can see what shows the job; at first that is taken for granted.
    pub fn set_on_screen(&self, on_screen: bool) {
        self.change(|demand| demand.on_screen = on_screen);
    }

    /// Changes the settings.
    pub fn configure(&self, config: PollConfig) {
        self.change(|demand| demand.config = config);
    }

    /// Asks for another job, or for the same one with other credentials. An equal target changes
    /// nothing.
    pub fn retarget(&self, target: Target) {
        let old = self.seat();
        let Some(new) = old.server.retarget(&old, target) else {
            return;
        };
        *self.seat.borrow_mut() = new.clone();
        old.server.leave(old.key, old.id);
        new.server.tell(new.key, new.id);
    }

    fn change(&self, change: impl FnOnce(&mut Demand)) {
        let seat = self.seat();
        seat.server.change(seat.key, seat.id, change);
    }

    fn seat(&self) -> Seat {
        self.seat.borrow().clone()
    }
}

impl Drop for Polling {
    fn drop(&mut self) {
        let seat = self.seat();
        seat.server.leave(seat.key, seat.id);
    }
}

impl std::fmt::Debug for Polling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Polling").finish_non_exhaustive()
    }
}
