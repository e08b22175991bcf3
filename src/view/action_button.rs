//! A small button with an icon.

use gloo_events::EventListener;
use yew::prelude::*;

use super::effect::use_while;
use super::icon::{IconShape, icon};

/// Properties of [`ActionButton`].
#[derive(Properties, PartialEq)]
pub(super) struct ActionButtonProps {
    /// What it does; spoken, and shown as a tooltip.
    pub(super) label: AttrValue,
    pub(super) icon: IconShape,
    pub(super) onclick: Callback<()>,
}

/// A button of an icon, at least 24 px in each direction (WCAG 2.2, 2.5.8).
#[component]
pub(super) fn ActionButton(props: &ActionButtonProps) -> Html {
    let node = use_node_ref();
    use_click(&node, &props.onclick);
    html! {
        <button
            ref={node}
            type="button"
            class="job-watch-button"
            title={props.label.clone()}
            aria-label={props.label.clone()}
        >
            { icon(props.icon) }
        </button>
    }
}

/// Listens for clicks on an element itself.
///
/// Yew's own `onclick` listens at the root of the app and never stops, not even when the app is
/// destroyed; a widget that comes and goes would leak one listener each time.
#[hook]
pub(super) fn use_click(node: &NodeRef, onclick: &Callback<()>) {
    use_while((node.clone(), onclick.clone()), |(node, onclick)| {
        let onclick = onclick.clone();
        node.get()
            .map(|target| EventListener::new(&target, "click", move |_| onclick.emit(())))
    });
}
