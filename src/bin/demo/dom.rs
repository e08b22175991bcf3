//! Short ways to the document.

use web_sys::{Document, Element, HtmlElement};
use yew::NodeRef;

pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(crate) fn root() -> Option<Element> {
    document()?.document_element()
}

/// Moves the focus, where the element is there and takes it.
pub(crate) fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Fails for no element that has a tabindex.
        let _ = element.focus();
    }
}
