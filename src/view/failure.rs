//! Why a job failed.

use yew::prelude::*;

use super::copy_button::CopyButton;
use super::fact::fact;
use super::locale::Locale;
use super::long_text::foldable_text;

/// What the server said of a failure.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Failure<'a> {
    pub(super) code: Option<&'a str>,
    pub(super) reason: Option<&'a str>,
    pub(super) request_id: Option<&'a str>,
}

impl<'a> Failure<'a> {
    /// What has a name.
    fn facts(self, locale: &Locale) -> impl Iterator<Item = (&'static str, &'a str)> {
        let messages = locale.messages;
        let facts = [
            (messages.error_code, self.code),
            (messages.request_id, self.request_id),
        ];
        facts
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
    }

    /// All of it in lines, for a ticket or a chat.
    fn to_text(self, locale: &Locale) -> String {
        let facts = self.facts(locale);
        let facts = facts.map(|(name, value)| format!("{name}: {value}"));
        let reason = self.reason.map(str::to_owned);
        reason
            .into_iter()
            .chain(facts)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Code, reason and request id, in the server's words, with what there is to help, and a button that
/// copies all of them.
pub(super) fn failure_block(failure: Failure<'_>, help: Html, locale: &Locale) -> Html {
    let messages = locale.messages;
    let reason = match failure.reason {
        Some(reason) => html! { <div class="job-watch-reason">{ foldable_text(reason) }</div> },
        None if failure.code.is_none() => html! { <p>{ messages.no_reason }</p> },
        None => Html::default(),
    };
    let copy = (failure != Failure::default()).then(|| {
        html! { <CopyButton text={failure.to_text(locale)} label={messages.copy_failure} /> }
    });
    let facts = failure.facts(locale);
    let facts = facts.map(|(name, value)| fact(name.into(), foldable_text(value), Html::default()));
    html! {
        <div class="job-watch-failure" part="error">
            <div class="job-watch-failure-text">
                { reason }
                <dl class="job-watch-facts">{ for facts }</dl>
                { help }
            </div>
            { copy }
        </div>
    }
}
