//! How long a job has been running, and how much longer it will take, to the second.

use yew::prelude::*;

use super::effect::use_while;
use super::format;
use super::locale::{Locale, use_locale};
use super::row::Note;
use crate::effect::{every_second, unix_millis};
use crate::engine::{Estimate, Snapshot};
use crate::model::{Job, Timestamp, fill};

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
    pub(super) fn of(snapshot: &Snapshot, stale: bool) -> Self {
        if stale {
            Self::At(snapshot.answered_at)
        } else {
            Self::Now
        }
    }

    fn unix_millis(self) -> Option<i64> {
        match self {
            Self::Now => Some(unix_millis()),
            Self::At(at) => at,
        }
    }
}

/// Where the times are told, and with what.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    /// Both in a line of their own.
    Card,
    /// The one that says most, in a row: the time left, else what the job is doing, else how long
    /// it has been running.
    Row(Option<Note>),
}

/// Properties of [`RunningTime`].
#[derive(Properties, PartialEq)]
pub(super) struct RunningTimeProps {
    /// When the job began, where that is known.
    pub(super) begin: Option<Timestamp>,
    pub(super) until: Until,
    pub(super) estimate: Option<Estimate>,
    pub(super) place: Place,
}

/// A running time. Only this element changes from second to second, not what is around it.
#[component]
pub(super) fn RunningTime(props: &RunningTimeProps) -> Html {
    use_beat(moves(props));
    let locale = use_locale(None);
    let left = time_left(props, &locale);
    match &props.place {
        Place::Card => html! {
            <div class="job-watch-line" part="time">
                <span class="job-watch-time">{ elapsed(props, &locale) }</span>
                <span class="job-watch-time-left">{ left }</span>
            </div>
        },
        Place::Row(task) => left
            .map(Note::own)
            .or_else(|| task.clone())
            .or_else(|| elapsed(props, &locale).map(Note::own))
            .map(|note| note.show())
            .unwrap_or_default(),
    }
}

/// Whether what is told changes by itself.
fn moves(props: &RunningTimeProps) -> bool {
    let tells_elapsed = !matches!(props.place, Place::Row(Some(_)));
    let begin = props.begin.as_ref().and_then(Timestamp::unix_millis);
    let runs = props.until == Until::Now && begin.is_some();
    props.estimate.is_some() || (tells_elapsed && runs)
}

fn elapsed(props: &RunningTimeProps, locale: &Locale) -> Option<String> {
    let running = Job {
        begin_time: props.begin.clone(),
        ..Job::default()
    };
    let time = running.elapsed(props.until.unix_millis()?)?;
    let time = format::duration(time, &locale.tag);
    Some(fill(locale.messages.elapsed, "time", &time))
}

fn time_left(props: &RunningTimeProps, locale: &Locale) -> Option<String> {
    let time = props.estimate?.remaining(unix_millis())?;
    let time = format::round_duration(time, &locale.tag);
    Some(fill(locale.messages.time_left, "time", &time))
}

/// Renders the component again with every second of the page's beat, while there is something to
/// see of it.
#[hook]
pub(super) fn use_beat(moves: bool) {
    let beat = use_force_update();
    use_while(moves, move |moves| {
        moves.then(|| every_second(move || beat.force_update()))
    });
}
