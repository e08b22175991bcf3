//! Long texts and lists, folded until someone wants to see them.

use yew::prelude::*;

use super::Messages;
use super::button::{Button, Face};
use super::locale::use_locale;
use super::wording::server_text;

/// Characters of a text that are shown without asking: three lines of a narrow card.
const FOLDED_CHARS: usize = 160;

/// The beginning of a text that is longer than what is shown without asking.
fn head(text: &str) -> Option<&str> {
    let (end, _) = text.char_indices().nth(FOLDED_CHARS)?;
    text.get(..end)
}

/// The text, or its beginning if it is long.
pub(super) fn shortened(text: &str) -> String {
    head(text).map_or_else(|| text.to_owned(), |head| format!("{head}…"))
}

/// A text of the server: always as text, in its own direction, folded if it is long.
pub(super) fn foldable_text(text: &str) -> Html {
    if head(text).is_some() {
        html! { <FoldedText text={text.to_owned()} /> }
    } else {
        server_text(text)
    }
}

/// Properties of [`FoldedText`].
#[derive(Properties, PartialEq)]
struct FoldedTextProps {
    /// The server's text, longer than what is shown of it.
    text: String,
}

#[component]
fn FoldedText(props: &FoldedTextProps) -> Html {
    let open = use_state(|| false);
    let messages = use_locale(None).messages;
    let text = if *open {
        // It scrolls, and what scrolls has to take the focus (WCAG 2.2, 2.1.1): WebKit does not
        // see to that by itself. What takes the focus has a name.
        html! {
            <p
                class="job-watch-text job-watch-text-open"
                role="region"
                aria-label={messages.full_text}
                tabindex="0"
            >
                { server_text(&props.text) }
            </p>
        }
    } else {
        html! { <p class="job-watch-text">{ server_text(&shortened(&props.text)) }</p> }
    };
    html! {
        <>
            { text }
            { fold_button(&open, messages) }
        </>
    }
}

/// Opens and closes what is folded.
fn fold_button(open: &UseStateHandle<bool>, messages: &Messages) -> Html {
    let word = if **open {
        messages.show_less
    } else {
        messages.show_more
    };
    let face = Face::Fold { open: **open, word };
    let open = open.clone();
    html! { <Button {face} onclick={Callback::from(move |()| open.set(!*open))} /> }
}

/// Folds a list after its first items: what to show, and the button if there is more.
#[hook]
pub(super) fn use_fold(len: usize, folded: usize) -> (usize, Html) {
    let open = use_state(|| false);
    let messages = use_locale(None).messages;
    if len <= folded {
        return (len, Html::default());
    }
    let shown = if *open { len } else { folded };
    (shown, fold_button(&open, messages))
}
