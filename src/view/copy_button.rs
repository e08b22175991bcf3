//! The button that copies an id or an error.

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use super::button::{Button, Face};
use super::clipboard;
use super::effect::use_while;
use super::icon::IconShape;
use super::locale::use_locale;

/// How long the button says what it did: long enough to be read, and gone before the next use.
const SAID_MILLIS: u32 = 2_000;

/// Properties of [`CopyButton`].
#[derive(Properties, PartialEq)]
pub(super) struct CopyButtonProps {
    /// What it copies.
    pub(super) text: AttrValue,
    /// What it does; spoken, and shown as a tooltip.
    pub(super) label: AttrValue,
}

/// Copies what the element before it shows.
///
/// The icon tells the eye that it is done, in the same place and size, so that nothing moves; the
/// word is spoken politely.
#[component]
pub(super) fn CopyButton(props: &CopyButtonProps) -> Html {
    let node = use_node_ref();
    let copied = use_state(|| None);
    let onclick = {
        let (node, copied) = (node.clone(), copied.setter());
        use_callback(props.text.clone(), move |(), text| {
            let (node, copied, text) = (node.clone(), copied.clone(), text.clone());
            spawn_local(async move {
                let shown = node
                    .cast::<Element>()
                    .and_then(|it| it.previous_element_sibling());
                copied.set(Some(clipboard::copy(&text, shown).await));
            });
        })
    };
    use_while(*copied, {
        let copied = copied.setter();
        move |said| said.map(|_| Timeout::new(SAID_MILLIS, move || copied.set(None)))
    });
    let messages = use_locale(None).messages;
    let (icon, said) = match *copied {
        None => (IconShape::Copy, None),
        Some(true) => (IconShape::Done, Some(messages.copied)),
        Some(false) => (IconShape::Copy, Some(messages.selected)),
    };
    html! {
        <span ref={node} class="job-watch-copy">
            <Button face={Face::Icon(icon, props.label.clone())} {onclick} />
            <span class="job-watch-unseen" role="status">{ said }</span>
        </span>
    }
}
