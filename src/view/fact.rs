//! A name and a value.

use yew::prelude::*;

/// A row of a list of facts, with what can be done with the value: goes into a
/// `<dl class="job-watch-facts">`.
pub(super) fn fact(name: Html, value: Html, action: Html) -> Html {
    html! {
        <div class="job-watch-fact">
            <dt>{ name }</dt>
            <dd>
                <div class="job-watch-value">{ value }</div>
                { action }
            </dd>
        </div>
    }
}
