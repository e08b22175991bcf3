//! How the link to the server is: apart from the job's state, and never mixed with it.

use yew::prelude::*;

use super::button::{Button, Face};
use super::failure::{Failure, failure_block};
use super::format;
use super::icon::{IconShape, icon};
use super::job_card::JobCardProps;
use super::last_answer::LastAnswer;
use super::locale::Locale;
use super::moving_text::{Moving, MovingText};
use super::next_try::NextTry;
use super::slots::Slot;
use crate::engine::{Connection, PausedBy, Snapshot};
use crate::model::{ApiError, fill};

/// The link's own line, with what a person can do about it.
pub(super) fn connection_line(props: &JobCardProps, locale: &Locale) -> Html {
    let connection = &props.snapshot.connection;
    let tone = Tone::of(connection);
    html! {
        <>
            { refusal(connection, locale) }
            <div class="job-watch-connection" part="connection" data-tone={tone.name()}>
                { mark(tone) }
                <div class="job-watch-connection-text">
                    <span>{ sentence(connection, locale) }</span>
                    { age(&props.snapshot) }
                    if let Connection::Retrying { at, .. } = connection {
                        <MovingText text={Moving::NextTry(NextTry { at: *at })} />
                    }
                </div>
                { action_group(props, locale) }
            </div>
        </>
    }
}

/// How loud the link is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Tone {
    Calm,
    Live,
    Paused,
    Warning,
}

impl Tone {
    pub(super) fn of(connection: &Connection) -> Self {
        match connection {
            Connection::Connecting | Connection::Finished => Self::Calm,
            Connection::Live => Self::Live,
            Connection::Paused { .. } => Self::Paused,
            _ => Self::Warning,
        }
    }

    /// Whether what is shown may have changed meanwhile without anyone here knowing.
    pub(super) fn is_stale(self) -> bool {
        matches!(self, Self::Paused | Self::Warning)
    }

    /// The name in the style sheet.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Live => "live",
            Self::Paused => "paused",
            Self::Warning => "warning",
        }
    }
}

pub(super) fn mark(tone: Tone) -> Html {
    match tone {
        Tone::Calm | Tone::Live => html! { <span class="job-watch-dot" aria-hidden="true"></span> },
        Tone::Paused => icon(IconShape::Pause),
        Tone::Warning => icon(IconShape::Warning),
    }
}

pub(super) fn sentence(connection: &Connection, locale: &Locale) -> &'static str {
    let messages = locale.messages;
    match connection {
        Connection::Connecting => messages.connecting,
        Connection::Live => messages.live,
        Connection::Offline => messages.offline,
        Connection::Paused {
            by: PausedBy::Person,
        } => messages.paused,
        Connection::Paused {
            by: PausedBy::HiddenPage | PausedBy::OffScreen,
        } => messages.paused_hidden,
        Connection::TimedOut => messages.gave_up,
        Connection::Finished => messages.finished,
        Connection::Retrying { error, .. }
        | Connection::Unauthorized(error)
        | Connection::Forbidden(error)
        | Connection::NotFound(error)
        | Connection::Rejected(error) => messages.error(error),
    }
}

/// How old the data are, where they may be out of date.
fn age(snapshot: &Snapshot) -> Html {
    match snapshot.answered_at {
        Some(at) if Tone::of(&snapshot.connection).is_stale() => {
            html! { <MovingText text={Moving::LastAnswer(LastAnswer { at })} /> }
        }
        _ => Html::default(),
    }
}

/// The same in one text: with its date, for such a text does not change at midnight.
pub(super) fn sentence_with_age(snapshot: &Snapshot, locale: &Locale) -> String {
    let sentence = sentence(&snapshot.connection, locale);
    match snapshot.answered_at {
        Some(at) if Tone::of(&snapshot.connection).is_stale() => {
            let time = format::date_and_time(at, &locale.tag);
            let age = fill(locale.messages.last_answer, "time", &time);
            format!("{sentence} {age}")
        }
        _ => sentence.to_owned(),
    }
}

/// The error of a link that needs a person; one that heals by itself shows only its sentence.
fn error_of(connection: &Connection) -> Option<&ApiError> {
    match connection {
        Connection::Unauthorized(error)
        | Connection::Forbidden(error)
        | Connection::NotFound(error)
        | Connection::Rejected(error) => Some(error),
        _ => None,
    }
}

fn refusal(connection: &Connection, locale: &Locale) -> Html {
    let failure = error_of(connection).map(|error| Failure {
        code: error.code.as_deref(),
        reason: error.message.as_deref(),
        request_id: error.request_id.as_deref(),
    });
    match failure {
        Some(failure) if failure != Failure::default() => {
            failure_block(failure, Html::default(), locale)
        }
        _ => Html::default(),
    }
}

/// The page's own, and two places, each with the same button for as long as there is one in it:
/// whoever has just pressed it, or is about to, keeps the focus.
pub(super) fn action_group(props: &JobCardProps, locale: &Locale) -> Html {
    html! {
        <div class="job-watch-actions" part="actions">
            { props.slots.show(Slot::Actions, Html::default()) }
            { toggle(props, locale) }
            { refresh(props, locale) }
        </div>
    }
}

/// Stops the updates and lets them go on again; not there where they have stopped by themselves.
fn toggle(props: &JobCardProps, locale: &Locale) -> Html {
    let messages = locale.messages;
    match &props.snapshot.connection {
        Connection::Paused {
            by: PausedBy::Person,
        } => button(props.on_resume.as_ref(), IconShape::Resume, messages.resume),
        Connection::Connecting
        | Connection::Live
        | Connection::Retrying { .. }
        | Connection::Offline
        | Connection::Paused { .. } => {
            button(props.on_pause.as_ref(), IconShape::Pause, messages.pause)
        }
        _ => Html::default(),
    }
}

/// Asks at once.
fn refresh(props: &JobCardProps, locale: &Locale) -> Html {
    let label = match Tone::of(&props.snapshot.connection) {
        Tone::Warning => locale.messages.retry,
        _ => locale.messages.refresh,
    };
    match &props.snapshot.connection {
        Connection::Finished
        | Connection::Paused {
            by: PausedBy::Person,
        } => Html::default(),
        _ => button(props.on_refresh.as_ref(), IconShape::Refresh, label),
    }
}

fn button(onclick: Option<&Callback<()>>, icon: IconShape, label: &'static str) -> Html {
    onclick
        .map(|onclick| {
            let face = Face::Icon(icon, label.into());
            html! { <Button {face} onclick={onclick.clone()} /> }
        })
        .unwrap_or_default()
}
