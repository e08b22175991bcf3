//! Why a job failed.

use yew::prelude::*;

use super::fold::FoldedText;
use super::locale::use_locale;

/// Properties of [`FailureBlock`].
#[derive(Properties, PartialEq)]
pub(super) struct FailureBlockProps {
    #[prop_or_default]
    pub(super) code: Option<String>,
    #[prop_or_default]
    pub(super) reason: Option<String>,
    #[prop_or_default]
    pub(super) request_id: Option<String>,
}

/// Code, reason and request id, as the server gave them.
#[component]
pub(super) fn FailureBlock(props: &FailureBlockProps) -> Html {
    let messages = use_locale(None).messages;
    let reason = match &props.reason {
        Some(reason) => html! { <FoldedText text={reason.clone()} /> },
        None if props.code.is_none() => html! { <p>{ messages.no_reason }</p> },
        None => Html::default(),
    };
    html! {
        <div class="job-watch-failure">
            { reason }
            <dl class="job-watch-facts">
                { fact(messages.error_code, props.code.as_ref()) }
                { fact(messages.request_id, props.request_id.as_ref()) }
            </dl>
        </div>
    }
}

fn fact(name: &'static str, value: Option<&String>) -> Html {
    value
        .map(|value| {
            html! {
                <div class="job-watch-fact">
                    <dt>{ name }</dt>
                    <dd><bdi dir="auto">{ value.clone() }</bdi></dd>
                </div>
            }
        })
        .unwrap_or_default()
}
