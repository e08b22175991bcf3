//! Functions of the page that several widgets may be given.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Function;

/// A function of the page, and what is made of it.
///
/// Widgets that are given the same function share what is made of it, and so can share requests.
/// A page of React makes a new one at every rendering, with the same meaning: where only one
/// widget has it, the new one takes the old one's place and nothing else changes.
#[derive(Debug)]
pub(super) struct Shared<Made> {
    function: RefCell<Function>,
    made: Made,
}

/// All functions in use.
pub(super) type Known<Made> = RefCell<Vec<Weak<Shared<Made>>>>;

impl<Made> Shared<Made> {
    pub(super) fn function(&self) -> Function {
        self.function.borrow().clone()
    }

    pub(super) fn made(&self) -> &Made {
        &self.made
    }

    /// What belongs to `function`, for a widget that had `old` before.
    pub(super) fn of(
        known: &Known<Made>,
        function: &Function,
        old: Option<Rc<Self>>,
        make: impl FnOnce(Weak<Self>) -> Made,
    ) -> Rc<Self> {
        let mut known = known.borrow_mut();
        known.retain(|shared| shared.strong_count() > 0);
        let mut in_use = known.iter().filter_map(Weak::upgrade);
        if let Some(same) = in_use.find(|shared| *shared.function.borrow() == *function) {
            return same;
        }
        if let Some(old) = old.filter(|old| Rc::strong_count(old) == 1) {
            *old.function.borrow_mut() = function.clone();
            return old;
        }
        let shared = Rc::new_cyclic(|shared| Self {
            function: RefCell::new(function.clone()),
            made: make(shared.clone()),
        });
        known.push(Rc::downgrade(&shared));
        shared
    }
}
