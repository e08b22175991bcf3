//! Tells a component whether a person can see it.

use web_sys::Element;
use yew::prelude::*;

use super::effect::use_while;
use crate::effect::Sighting;

/// Calls `on_sight` with whether the element is on screen: soon, and whenever that changes.
#[hook]
pub(super) fn use_sighting(node: &NodeRef, on_sight: Option<&Callback<bool>>) {
    let node = node.clone();
    use_while(on_sight.cloned(), move |on_sight| {
        let watch = |on_sight: Callback<bool>| {
            let element = node.cast::<Element>()?;
            Sighting::watch(element, move |on_screen| on_sight.emit(on_screen))
        };
        on_sight.clone().and_then(watch)
    });
}
