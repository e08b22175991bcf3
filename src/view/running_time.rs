//! How long a job has been running, to the second.

use yew::prelude::*;

use super::format;
use super::locale::use_locale;
use super::messages::fill;
use crate::effect::{every_second, unix_millis};
use crate::model::{Job, Timestamp};

/// Properties of [`RunningTime`].
#[derive(Properties, PartialEq)]
pub(super) struct RunningTimeProps {
    /// When the job began, where that is known.
    pub(super) begin: Option<Timestamp>,
}

/// A running time. Only this element changes from second to second, not the card around it.
#[component]
pub(super) fn RunningTime(props: &RunningTimeProps) -> Html {
    use_beat();
    let locale = use_locale(None);
    let running = Job {
        begin_time: props.begin.clone(),
        ..Job::default()
    };
    let text = running.elapsed(unix_millis()).map(|time| {
        fill(
            locale.messages.elapsed,
            "time",
            &format::duration(time, &locale.tag),
        )
    });
    html! { <span class="job-watch-time">{ text.unwrap_or_default() }</span> }
}

/// Renders the component again with every second of the page's beat.
#[hook]
pub(super) fn use_beat() {
    let beat = use_force_update();
    use_effect_with((), move |()| {
        let ticking = every_second(move || beat.force_update());
        move || drop(ticking)
    });
}
