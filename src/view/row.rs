//! The row: a job in one line of a table.

use yew::prelude::*;

use super::connection_line::{Tone, action_group, mark, sentence, sentence_with_age};
use super::job_card::{JobCardProps, bar, counted};
use super::locale::Locale;
use super::long_text::shortened;
use super::moving_text::{Moving, MovingText};
use super::outcome::took;
use super::running_time::{Place, RunningTime, Until};
use super::status_badge::badge_in_card;
use crate::engine::Estimate;
use crate::model::{Job, JobStatus};

/// Badge, bar, note, link and buttons.
///
/// In two groups, of which the second goes below the first where the row is narrow. How wide each
/// part is depends on the row's width alone and never on a text, so that rows of one width line up.
pub(super) fn row(
    props: &JobCardProps,
    title: &AttrValue,
    estimate: Option<Estimate>,
    locale: &Locale,
) -> Html {
    let snapshot = &props.snapshot;
    let tone = Tone::of(&snapshot.connection);
    let status = snapshot.job.as_deref().map(|job| &job.status);
    let link = sentence_with_age(snapshot, locale);
    html! {
        <>
            <div class="job-watch-inline-state">
                { badge_in_card(status, tone.is_stale(), locale) }
                { bar(snapshot, title, tone.is_stale()) }
            </div>
            <div class="job-watch-inline-detail">
                { detail(props, tone, estimate, locale) }
                <span
                    class="job-watch-link"
                    data-tone={tone.name()}
                    role="img"
                    aria-label={link.clone()}
                    title={link}
                >
                    { mark(tone) }
                </span>
                { action_group(props, locale) }
            </div>
        </>
    }
}

/// What a person wants to know first: why nothing comes, else how it ended, else how it goes.
fn detail(props: &JobCardProps, tone: Tone, estimate: Option<Estimate>, locale: &Locale) -> Html {
    let snapshot = &props.snapshot;
    match snapshot.job.as_deref() {
        _ if tone == Tone::Warning => Note::own(sentence(&snapshot.connection, locale)).show(),
        None => Html::default(),
        Some(job) if job.status.is_terminal() => ending(job, locale).show(),
        Some(job) => html! {
            <MovingText
                text={Moving::RunningTime(RunningTime {
                    begin: job.begin_time.clone(),
                    until: Until::of(snapshot, tone.is_stale()),
                    estimate,
                    place: Place::Row(task(job, props, locale)),
                })}
            />
        },
    }
}

fn ending(job: &Job, locale: &Locale) -> Note {
    let told = job.failure().filter(|_| job.status == JobStatus::Fail);
    let reason = told.and_then(|told| told.reason.or(told.code));
    reason.map_or_else(|| Note::own(took(job, locale)), Note::foreign)
}

fn task(job: &Job, props: &JobCardProps, locale: &Locale) -> Option<Note> {
    let task = job.current_task.as_deref().map(Note::foreign);
    task.or_else(|| counted(job, &props.snapshot, locale).map(Note::own))
}

/// A text that is cut where the row ends; the whole of it is in its tooltip.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Note {
    text: AttrValue,
    /// None for a text in the reader's language.
    lang: Option<&'static str>,
}

impl Note {
    pub(super) fn own(text: impl Into<AttrValue>) -> Self {
        Self {
            text: text.into(),
            lang: None,
        }
    }

    /// A text of the server, in a language that is not known.
    fn foreign(text: &str) -> Self {
        Self {
            text: shortened(text).into(),
            lang: Some(""),
        }
    }

    pub(super) fn show(&self) -> Html {
        html! {
            // In its own direction, and so cut at its own end.
            <bdi
                class="job-watch-note"
                part="note"
                dir="auto"
                lang={self.lang}
                title={self.text.clone()}
            >
                { self.text.clone() }
            </bdi>
        }
    }
}
