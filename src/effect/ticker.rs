//! One beat a second for everything on the page that shows a running time.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Interval;

/// The shortest step in which a shown duration changes.
const BEAT_MILLIS: u32 = 1_000;

type Listener = dyn Fn();

thread_local! {
    static TICKER: RefCell<Ticker> = const { RefCell::new(Ticker { listeners: Vec::new(), beat: None }) };
}

struct Ticker {
    listeners: Vec<Weak<Listener>>,
    beat: Option<Interval>,
}

impl Ticker {
    fn add(&mut self, listener: &Rc<Listener>) {
        self.listeners.push(Rc::downgrade(listener));
        self.beat
            .get_or_insert_with(|| Interval::new(BEAT_MILLIS, beat));
    }

    fn remove(&mut self, listener: &Rc<Listener>) {
        let gone = Rc::downgrade(listener);
        self.listeners.retain(|known| !known.ptr_eq(&gone));
        if self.listeners.is_empty() {
            self.beat = None;
        }
    }
}

/// Calls back once a second until it is dropped.
///
/// All subscriptions share one timer, so a hundred running times change together and wake the
/// page once; without subscribers there is no timer.
#[must_use]
pub struct Ticking {
    listener: Rc<Listener>,
}

impl Drop for Ticking {
    fn drop(&mut self) {
        TICKER.with_borrow_mut(|ticker| ticker.remove(&self.listener));
    }
}

impl std::fmt::Debug for Ticking {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ticking").finish_non_exhaustive()
    }
}

/// Subscribes to the page's beat.
///
/// ```
/// use jobwatch::Timestamp;
/// use jobwatch::effect::{Ticking, every_second, unix_millis};
///
/// /// Shows how long something has been going on, until what it gives is dropped.
/// fn show_age(since: Timestamp, show: impl Fn(i64) + 'static) -> Ticking {
///     every_second(move || {
///         if let Some(since) = since.unix_millis() {
///             show((unix_millis() - since) / 1_000);
///         }
///     })
/// }
/// ```
pub fn every_second(listener: impl Fn() + 'static) -> Ticking {
    let listener: Rc<Listener> = Rc::new(listener);
    TICKER.with_borrow_mut(|ticker| ticker.add(&listener));
    Ticking { listener }
}

fn beat() {
    let listeners = TICKER.with_borrow(|ticker| ticker.listeners.clone());
    // Outside the borrow: a listener may subscribe or unsubscribe.
    for listener in listeners.iter().filter_map(Weak::upgrade) {
        listener();
    }
}
