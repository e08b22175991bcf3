//! A name and a value.

use yew::prelude::*;

use super::fold::foldable_text;

/// A row of a list of facts, with what can be done with the value: goes into a
/// `<dl class="job-watch-facts">`.
pub(super) fn fact(name: Html, value: &str, action: Html) -> Html {
    html! {
        <div class="job-watch-fact">
            <dt>{ name }</dt>
            <dd>
                <div class="job-watch-value">{ foldable_text(value) }</div>
                { action }
            </dd>
        </div>
    }
}
