//! When the server last said something.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::effect::use_while;
use super::format;
use super::locale::use_locale;
use crate::effect::unix_millis;
use crate::model::fill;

/// Properties of [`LastAnswer`].
#[derive(Properties, PartialEq)]
pub(super) struct LastAnswerProps {
    /// In milliseconds since 1970.
    pub(super) at: i64,
}

/// The time of the last answer, with its date from the next day on: a page may stand paused, or
/// wait for a person to sign in, for longer than that.
#[component]
pub(super) fn LastAnswer(props: &LastAnswerProps) -> Html {
    let locale = use_locale(None);
    let now = unix_millis();
    let today = format::is_same_day(props.at, now);
    use_end_of_day(now, today);
    let time = if today {
        format::time_of_day(props.at, &locale.tag)
    } else {
        format::date_and_time(props.at, &locale.tag)
    };
    html! { <span>{ fill(locale.messages.last_answer, "time", &time) }</span> }
}

/// Renders the component again when the day ends that is `now`.
#[hook]
fn use_end_of_day(now: i64, waits: bool) {
    let rendering = use_force_update();
    use_while(waits, move |waits| {
        waits.then(|| {
            Timeout::new(format::until_tomorrow(now), move || {
                rendering.force_update();
            })
        })
    });
}
