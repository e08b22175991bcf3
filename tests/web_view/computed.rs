//! What the style sheets come to.

use web_sys::Element;

/// What a property of an element is on the page.
pub(super) fn computed(element: &Element, property: &str) -> String {
    let window = web_sys::window().unwrap();
    let style = window.get_computed_style(element).unwrap().unwrap();
    style.get_property_value(property).unwrap()
}
