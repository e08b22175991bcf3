//! Whether a person can see an element on its page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Map};
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// What is so near to being seen that it should be up to date when it is: about a card's height.
const NEAR: &str = "200px";

thread_local! {
    /// One for the page: a table of a thousand rows is told of in one call.
    static OBSERVER: Option<Observer> = Observer::new();
}

/// Tells whether an element is on screen, until this is dropped.
///
/// ```
/// use jobwatch::effect::{Polling, Sighting};
/// use std::rc::Rc;
///
/// /// Has a polling know whether a person can see what shows it, until what it gives is dropped.
/// fn follow(element: web_sys::Element, polling: Rc<Polling>) -> Option<Sighting> {
///     Sighting::watch(element, move |on_screen| polling.set_on_screen(on_screen))
/// }
/// ```
#[derive(Debug)]
pub struct Sighting {
    element: Element,
    watcher: u32,
}

type OnChange = Rc<dyn Fn(bool)>;

struct Observer {
    browsers: IntersectionObserver,
    /// From elements to numbers, which they are known by here.
    numbers: Map,
    elements: Rc<RefCell<Vec<Watched>>>,
    last_number: Cell<u32>,
    _report: Closure<dyn Fn(Array)>,
}

/// An element that is watched.
struct Watched {
    number: u32,
    /// What was last told of it.
    seen: Option<bool>,
    watchers: Vec<(u32, OnChange)>,
}

impl Sighting {
    /// Calls `on_change` with whether the element is in sight, or nearly: soon for the first time,
    /// and whenever that changes. `None` if the browser cannot tell.
    #[must_use]
    pub fn watch(element: Element, on_change: impl Fn(bool) + 'static) -> Option<Self> {
        OBSERVER.with(|observer| {
            let watcher = observer.as_ref()?.add(&element, Rc::new(on_change));
            Some(Self { element, watcher })
        })
    }
}

impl Drop for Sighting {
    fn drop(&mut self) {
        let _ = OBSERVER.try_with(|observer| {
            if let Some(observer) = observer {
                observer.remove(&self.element, self.watcher);
            }
        });
    }
}

impl Observer {
    fn new() -> Option<Self> {
        let numbers = Map::new();
        let elements = Rc::<RefCell<Vec<Watched>>>::default();
        let report: Closure<dyn Fn(Array)> = {
            let (numbers, elements) = (numbers.clone(), elements.clone());
            Closure::new(move |entries: Array| {
                for entry in entries.iter() {
                    report(entry.unchecked_ref(), &numbers, &elements);
                }
            })
        };
        let init = IntersectionObserverInit::new();
        init.set_root_margin(NEAR);
        let function = report.as_ref().unchecked_ref();
        let browsers = IntersectionObserver::new_with_options(function, &init).ok()?;
        Some(Self {
            browsers,
            numbers,
            elements,
            last_number: Cell::default(),
            _report: report,
        })
    }

    fn add(&self, element: &Element, on_change: OnChange) -> u32 {
        let number = number_of(element, &self.numbers).unwrap_or_else(|| self.observe(element));
        let watcher = self.next_number();
        let seen = {
            let mut elements = self.elements.borrow_mut();
            let watched = elements.iter_mut().find(|it| it.number == number);
            watched.and_then(|watched| {
                watched.watchers.push((watcher, on_change.clone()));
                watched.seen
            })
        };
        // The browser tells of an element once, and then of changes only.
        if let Some(seen) = seen {
            on_change(seen);
        }
        watcher
    }

    fn remove(&self, element: &Element, watcher: u32) {
        let Some(number) = number_of(element, &self.numbers) else {
            return;
        };
        let mut elements = self.elements.borrow_mut();
        let Some(place) = elements.iter().position(|it| it.number == number) else {
            return;
        };
        let watchers = elements.get_mut(place).map(|it| &mut it.watchers);
        let nobody_left = watchers.is_some_and(|watchers| {
            watchers.retain(|known| known.0 != watcher);
            watchers.is_empty()
        });
        if nobody_left {
            elements.swap_remove(place);
            self.numbers.delete(element);
            self.browsers.unobserve(element);
        }
    }

    fn observe(&self, element: &Element) -> u32 {
        let number = self.next_number();
        self.numbers.set(element, &number.into());
        self.elements.borrow_mut().push(Watched {
            number,
            seen: None,
            watchers: Vec::new(),
        });
        self.browsers.observe(element);
        number
    }

    fn next_number(&self) -> u32 {
        self.last_number.set(self.last_number.get().wrapping_add(1));
        self.last_number.get()
    }
}

fn report(entry: &IntersectionObserverEntry, numbers: &Map, elements: &RefCell<Vec<Watched>>) {
    let seen = entry.is_intersecting();
    let watchers: Vec<OnChange> = number_of(&entry.target(), numbers)
        .and_then(|number| {
            let mut elements = elements.borrow_mut();
            let watched = elements.iter_mut().find(|it| it.number == number)?;
            watched.seen = Some(seen);
            let watchers = watched.watchers.iter();
            Some(watchers.map(|(_, on_change)| on_change.clone()).collect())
        })
        .unwrap_or_default();
    for on_change in watchers {
        on_change(seen);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it was a u32 when it was put in"
)]
fn number_of(element: &Element, numbers: &Map) -> Option<u32> {
    numbers.get(element).as_f64().map(|number| number as u32)
}
