//! How long a job has been running, and how much longer it will take, to the second.

use yew::prelude::*;

use super::format;
use super::locale::Locale;
use super::moving_text::Holds;
use super::row::Note;
use crate::effect::unix_millis;
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

/// A running time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RunningTime {
    /// When the job began, where that is known.
    pub(super) begin: Option<Timestamp>,
    pub(super) until: Until,
    pub(super) estimate: Option<Estimate>,
    pub(super) place: Place,
}

impl RunningTime {
    pub(super) fn show(&self, locale: &Locale) -> (Html, Holds) {
        let left = self.left(locale);
        let shown = match &self.place {
            Place::Card => html! {
                <div class="job-watch-line" part="time">
                    <span class="job-watch-time">{ self.elapsed(locale) }</span>
                    <span class="job-watch-time-left">{ left }</span>
                </div>
            },
            Place::Row(task) => left
                .map(Note::own)
                .or_else(|| task.clone())
                .or_else(|| self.elapsed(locale).map(Note::own))
                .map(|note| note.show())
                .unwrap_or_default(),
        };
        (shown, self.holds())
    }

    fn holds(&self) -> Holds {
        let tells_elapsed = !matches!(self.place, Place::Row(Some(_)));
        let begin = self.begin.as_ref().and_then(Timestamp::unix_millis);
        let runs = self.until == Until::Now && begin.is_some();
        if self.estimate.is_some() || (tells_elapsed && runs) {
            Holds::ForASecond
        } else {
            Holds::Always
        }
    }

    fn elapsed(&self, locale: &Locale) -> Option<String> {
        let running = Job {
            begin_time: self.begin.clone(),
            ..Job::default()
        };
        let time = running.elapsed(self.until.unix_millis()?)?;
        let time = format::duration(time, &locale.tag);
        Some(fill(locale.messages.elapsed, "time", &time))
    }

    fn left(&self, locale: &Locale) -> Option<String> {
        let time = self.estimate?.remaining(unix_millis())?;
        let time = format::round_duration(time, &locale.tag);
        Some(fill(locale.messages.time_left, "time", &time))
    }
}
