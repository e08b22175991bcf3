//! The buttons of a card.

use gloo_events::EventListener;
use yew::prelude::*;

use super::effect::use_while;
use super::icon::{IconShape, icon};

/// What a button shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Face {
    /// An icon, and what it does; that is spoken, and shown as a tooltip.
    Icon(IconShape, AttrValue),
    /// A word that opens something, or closes it if it is open.
    Fold { open: bool, word: &'static str },
}

/// Properties of [`Button`].
#[derive(Properties, PartialEq)]
pub(super) struct ButtonProps {
    pub(super) face: Face,
    pub(super) onclick: Callback<()>,
}

/// A button, at least 24 px in each direction (WCAG 2.2, 2.5.8).
#[component]
pub(super) fn Button(props: &ButtonProps) -> Html {
    let node = use_node_ref();
    use_click(&node, &props.onclick);
    let (class, label, expanded, shown) = match &props.face {
        Face::Icon(shape, label) => ("job-watch-button", Some(label.clone()), None, icon(*shape)),
        Face::Fold { open, word } => {
            let expanded = if *open { "true" } else { "false" };
            ("job-watch-fold", None, Some(expanded), html! { word })
        }
    };
    html! {
        <button
            ref={node}
            type="button"
            {class}
            title={label.clone()}
            aria-label={label}
            aria-expanded={expanded}
        >
            { shown }
        </button>
    }
}

/// Listens for clicks on an element itself.
///
/// Yew's own `onclick` listens at the root of the app and never stops, not even when the app is
/// destroyed; a widget that comes and goes would leak one listener each time.
#[hook]
fn use_click(node: &NodeRef, onclick: &Callback<()>) {
    use_while((node.clone(), onclick.clone()), |(node, onclick)| {
        let onclick = onclick.clone();
        node.get()
            .map(|target| EventListener::new(&target, "click", move |_| onclick.emit(())))
    });
}
