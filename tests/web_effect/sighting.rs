//! What is on screen, as the browser tells.

use std::cell::Cell;
use std::rc::Rc;

use jobwatch::effect::Sighting;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::web_support::clock::wait_until;
use super::web_support::stage::document;
use wasm_bindgen::JsCast;

/// What was told about an element so far.
pub struct Sightings {
    last: Rc<Cell<Option<bool>>>,
    _sighting: Sighting,
}

impl Sightings {
    pub fn of(element: &Element) -> Self {
        let last = Rc::<Cell<Option<bool>>>::default();
        let note = last.clone();
        let sighting = Sighting::watch(element.clone(), move |seen| note.set(Some(seen)));
        Self {
            last,
            _sighting: sighting.unwrap(),
        }
    }

    pub fn last(&self) -> Option<bool> {
        self.last.get()
    }
}

/// An element on the page, until this is dropped.
struct Placed(HtmlElement);

impl Placed {
    fn at(top: &str) -> Self {
        let element = document().create_element("div").unwrap();
        let element: HtmlElement = element.unchecked_into();
        for (property, value) in [
            ("position", "absolute"),
            ("top", top),
            ("width", "10px"),
            ("height", "10px"),
        ] {
            element.style().set_property(property, value).unwrap();
        }
        document().body().unwrap().append_child(&element).unwrap();
        Self(element)
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        self.0.remove();
    }
}

#[wasm_bindgen_test]
async fn element_is_told_to_be_on_screen_or_not() {
    let (near, far) = (Placed::at("0px"), Placed::at("9000px"));
    let (of_near, of_far) = (Sightings::of(&near.0), Sightings::of(&far.0));
    wait_until("both are told", || {
        (of_near.last(), of_far.last()) == (Some(true), Some(false))
    })
    .await;
    near.0.style().set_property("top", "9000px").unwrap();
    wait_until("it has gone", || of_near.last() == Some(false)).await;
}

#[wasm_bindgen_test]
async fn two_may_watch_one_element_and_one_may_stop() {
    let placed = Placed::at("0px");
    let (one, other) = (Sightings::of(&placed.0), Sightings::of(&placed.0));
    wait_until("both are told", || {
        (one.last(), other.last()) == (Some(true), Some(true))
    })
    .await;
    drop(other);
    placed.0.style().set_property("top", "9000px").unwrap();
    wait_until("the one that is left is told", || one.last() == Some(false)).await;
}
