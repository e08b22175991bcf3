//! Keeps the focus on the card when what has it goes.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::effect::use_after_rendering;

/// Puts the focus on `card` when a part of it goes that had the focus.
///
/// Browsers would let it fall to the top of the page, and whoever uses a keyboard would begin
/// there again (WCAG 2.2, 2.4.3).
#[hook]
pub(super) fn use_kept_focus(card: &NodeRef) {
    // Looked for while rendering, when the old parts are still there.
    let focused = focused_in(card);
    let card = card.clone();
    use_after_rendering(move || {
        let card = card.cast::<HtmlElement>();
        if let (Some(card), Some(focused)) = (card, focused)
            && !card.contains(Some(&focused))
        {
            // Fails for no element that has a tabindex.
            let _ = card.focus();
        }
    });
}

/// By selector and not by the document's active element: inside a shadow root that is its host.
fn focused_in(card: &NodeRef) -> Option<Element> {
    card.cast::<Element>()?.query_selector(":focus").ok()?
}
