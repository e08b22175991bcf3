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

/// Calls back once a second until it is dropped.
///
/// All subscriptions share one timer, so a hundred running times change together and wake the
/// page once; without subscribers there is no timer.
#[must_use]
pub struct Ticking {
    _listener: Rc<Listener>,
}

impl std::fmt::Debug for Ticking {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ticking").finish_non_exhaustive()
    }
}

/// Subscribes to the page's beat.
pub fn every_second(listener: impl Fn() + 'static) -> Ticking {
    let listener: Rc<Listener> = Rc::new(listener);
    TICKER.with_borrow_mut(|ticker| {
        ticker.listeners.push(Rc::downgrade(&listener));
        ticker
            .beat
            .get_or_insert_with(|| Interval::new(BEAT_MILLIS, beat));
    });
    Ticking {
        _listener: listener,
    }
}

fn beat() {
    let alive = TICKER.with_borrow_mut(|ticker| {
        ticker
            .listeners
            .retain(|listener| listener.strong_count() > 0);
        if ticker.listeners.is_empty() {
            ticker.beat = None;
        }
        ticker.listeners.clone()
    });
    // Outside the borrow: a listener may subscribe or unsubscribe.
    for listener in alive.iter().filter_map(Weak::upgrade) {
        listener();
    }
}
