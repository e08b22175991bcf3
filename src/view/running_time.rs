//! How long a job has been running, to the second.

use yew::prelude::*;

use super::format;
use super::locale::use_locale;
use super::messages::fill;
use crate::effect::{every_second, unix_millis};
use crate::model::{Job, Timestamp};

/// Up to when a running time is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Until {
    /// Up to now, whenever that is.
    Now,
    /// Up to the last answer, in milliseconds since 1970: what is not updated does not move
    /// (WCAG 2.2, 2.2.2), and nobody knows whether the job still runs.
    At(Option<i64>),
}

impl Until {
    fn unix_millis(self) -> Option<i64> {
        match self {
            Self::Now => Some(unix_millis()),
            Self::At(at) => at,
        }
    }
}

/// Properties of [`RunningTime`].
#[derive(Properties, PartialEq)]
pub(super) struct RunningTimeProps {
    /// When the job began, where that is known.
    pub(super) begin: Option<Timestamp>,
    pub(super) until: Until,
}

/// A running time. Only this element changes from second to second, not the card around it.
#[component]
pub(super) fn RunningTime(props: &RunningTimeProps) -> Html {
    let begin = props.begin.as_ref().and_then(Timestamp::unix_millis);
    use_beat(begin.is_some() && props.until == Until::Now);
    let locale = use_locale(None);
    let running = Job {
        begin_time: props.begin.clone(),
        ..Job::default()
    };
    let elapsed = props.until.unix_millis().and_then(|at| running.elapsed(at));
    let text = elapsed.map(|time| {
        fill(
            locale.messages.elapsed,
            "time",
            &format::duration(time, &locale.tag),
        )
    });
    html! { <span class="job-watch-time">{ text.unwrap_or_default() }</span> }
}

/// Renders the component again with every second of the page's beat, while there is something to
/// see of it.
#[hook]
pub(super) fn use_beat(moves: bool) {
    let beat = use_force_update();
    use_effect_with(moves, move |moves| {
        let ticking = moves.then(|| every_second(move || beat.force_update()));
        move || drop(ticking)
    });
}
