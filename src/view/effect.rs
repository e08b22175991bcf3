//! What a component does beside its rendering.
//!
//! Yew's own hooks for this are compiled anew for every pair of closures. These put the closures
//! in boxes first, and are compiled once for all: 2 KB (brotli) less for a page to load.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

/// Begins something after the first rendering, and anew after each rendering for which `given` is
/// another. It ends, before another begins or when the component goes, with the drop of what
/// `begin` returned.
#[hook]
pub(super) fn use_while<T, G>(given: T, begin: impl FnOnce(&T) -> G + 'static)
where
    T: PartialEq + 'static,
    G: 'static,
{
    let given = Rc::new(given);
    let begin = {
        let given = given.clone();
        move || -> Box<dyn Any> { Box::new(begin(&given)) }
    };
    use_boxed(Given(given), Box::new(begin));
}

/// The same, anew after each rendering.
#[hook]
pub(super) fn use_after_rendering<G: 'static>(begin: impl FnOnce() -> G + 'static) {
    use_while(Unequal, move |_| begin());
}

#[hook]
fn use_boxed(given: Given, begin: Box<dyn FnOnce() -> Box<dyn Any>>) {
    use_effect_with(given, move |_| {
        let begun = begin();
        move || drop(begun)
    });
}

/// Something that can be compared with others of its type, whatever that is.
struct Given(Rc<dyn Comparable>);

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(&*other.0)
    }
}

trait Comparable: Any {
    fn equals(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + 'static> Comparable for T {
    fn equals(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

/// Not even equal to itself.
struct Unequal;

impl PartialEq for Unequal {
    fn eq(&self, _other: &Self) -> bool {
        false
    }
}
