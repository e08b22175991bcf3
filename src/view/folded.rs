//! What is folded where it is long, until someone wants to see it.

use yew::prelude::*;

use super::Messages;
use super::button::{Button, Face};
use super::locale::use_locale;
use super::long_text::LongText;
use super::resource_list::Resources;
use super::sub_job_list::Parts;

/// What is folded. One kind of component for all: each would have a copy of yew's code of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Text(LongText),
    Resources(Resources),
    Parts(Parts),
}

impl Content {
    /// Items that there are beyond those that are always shown.
    fn hidden(&self) -> usize {
        match self {
            Self::Text(_) => 1,
            Self::Resources(resources) => resources.hidden(),
            Self::Parts(parts) => parts.hidden(),
        }
    }
}

/// Properties of [`Folded`].
#[derive(Properties, PartialEq)]
pub(super) struct FoldedProps {
    pub(super) content: Content,
}

#[component]
pub(super) fn Folded(props: &FoldedProps) -> Html {
    let open = use_state(|| false);
    let locale = use_locale(None);
    let has_more = props.content.hidden() > 0;
    let button = has_more.then(|| button(&open, locale.messages));
    let button = button.unwrap_or_default();
    let is_open = *open || !has_more;
    match &props.content {
        Content::Text(text) => text.show(is_open, button, &locale),
        Content::Resources(resources) => resources.show(is_open, button, &locale),
        Content::Parts(parts) => parts.show(is_open, button, &locale),
    }
}

/// Opens and closes it.
fn button(open: &UseStateHandle<bool>, messages: &Messages) -> Html {
    let word = if **open {
        messages.show_less
    } else {
        messages.show_more
    };
    let face = Face::Fold { open: **open, word };
    let open = open.clone();
    html! { <Button {face} onclick={Callback::from(move |()| open.set(!*open))} /> }
}

/// So many items, or all of them.
pub(super) fn shown<T>(items: &[T], always: usize, is_open: bool) -> &[T] {
    let few = items.get(..always).filter(|_| !is_open);
    few.unwrap_or(items)
}
