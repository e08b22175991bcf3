//! Long texts, folded until someone wants to see them.

use yew::prelude::*;

use super::folded::{Content, Folded};
use super::locale::Locale;
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
        html! { <Folded content={Content::Text(LongText(text.to_owned()))} /> }
    } else {
        server_text(text)
    }
}

/// A text of the server, longer than what is shown of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LongText(String);

impl LongText {
    pub(super) fn show(&self, is_open: bool, button: Html, locale: &Locale) -> Html {
        let text = if is_open {
            // It scrolls, and what scrolls has to take the focus (WCAG 2.2, 2.1.1): WebKit does not
            // see to that by itself. What takes the focus has a name.
            html! {
                <p
                    class="job-watch-text job-watch-text-open"
                    role="region"
                    aria-label={locale.messages.full_text}
                    tabindex="0"
                >
                    { server_text(&self.0) }
                </p>
            }
        } else {
            html! { <p class="job-watch-text">{ server_text(&shortened(&self.0)) }</p> }
        };
        html! { <>{ text }{ button }</> }
    }
}
