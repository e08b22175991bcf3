//! Why a job failed.

use yew::prelude::*;

use super::fold::FoldedText;
use super::locale::Locale;
use super::wording::server_text;

/// What the server said of a failure.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Failure<'a> {
    pub(super) code: Option<&'a str>,
    pub(super) reason: Option<&'a str>,
    pub(super) request_id: Option<&'a str>,
}

/// Code, reason and request id, in the server's words.
pub(super) fn failure_block(failure: Failure<'_>, locale: &Locale) -> Html {
    let messages = locale.messages;
    let reason = match failure.reason {
        Some(reason) => html! { <FoldedText text={reason.to_owned()} /> },
        None if failure.code.is_none() => html! { <p>{ messages.no_reason }</p> },
        None => Html::default(),
    };
    html! {
        <div class="job-watch-failure">
            { reason }
            <dl class="job-watch-facts">
                { fact(messages.error_code, failure.code) }
                { fact(messages.request_id, failure.request_id) }
            </dl>
        </div>
    }
}

fn fact(name: &'static str, value: Option<&str>) -> Html {
    value
        .map(|value| {
            html! {
                <div class="job-watch-fact">
                    <dt>{ name }</dt>
                    <dd>{ server_text(value) }</dd>
                </div>
            }
        })
        .unwrap_or_default()
}
