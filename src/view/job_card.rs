//! The card: all that is known of one job.

use yew::prelude::*;

use super::announcer::{AnnouncedJob, use_announcer};
use super::connection_line::{Tone, connection_line, sentence_with_age};
use super::failure::{Failure, failure_block};
use super::focus::use_kept_focus;
use super::format;
use super::locale::{Locale, use_locale_at};
use super::long_text::foldable_text;
use super::made::made;
use super::moving_text::{Moving, MovingText};
use super::outcome::outcome;
use super::progress_bar::Bar;
use super::resource_list::resource_list;
use super::row::row;
use super::running_time::{Place, RunningTime, Until};
use super::sighting::use_sighting;
use super::slots::Slot;
use super::status_badge::{badge_in_card, described_badge, state_name};
use super::style::use_style_sheet;
use super::sub_job_list::{batch_result_list, sub_job_list};
use super::use_estimate::use_estimate;
use super::wording::Wording;
use super::{Appearance, Direction, Slots, Words};
use crate::engine::{Estimate, Snapshot};
use crate::model::{Job, JobStatus, fill};

/// Properties of [`JobCard`].
#[derive(Properties, PartialEq)]
pub struct JobCardProps {
    /// What is known of the job and of the link to its server.
    pub snapshot: Snapshot,
    /// The title. Without it the job's type serves, in the reader's language where it is known.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The language, as a tag of BCP 47 (see [`use_locale`](super::use_locale)).
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// Has the page speak of the job, under the card's title and in its language; without it, it
    /// says nothing.
    #[prop_or_default]
    pub announced: Option<AnnouncedJob>,
    /// The words, where the page brings its own.
    #[prop_or_default]
    pub messages: Option<Words>,
    /// Which way lines run, where that is not the way of the language.
    #[prop_or_default]
    pub dir: Option<Direction>,
    /// How much of the job is shown.
    #[prop_or_default]
    pub appearance: Appearance,
    /// What the page adds to the card.
    #[prop_or_default]
    pub slots: Slots,
    /// Asks at once; without it there is no such button.
    #[prop_or_default]
    pub on_refresh: Option<Callback<()>>,
    /// Pauses the updates (WCAG 2.2, 2.2.2); without it there is no such button.
    #[prop_or_default]
    pub on_pause: Option<Callback<()>>,
    /// Goes on with the updates; without it there is no such button.
    #[prop_or_default]
    pub on_resume: Option<Callback<()>>,
    /// Called with whether a person can see the card on its page: soon, and whenever that changes.
    #[prop_or_default]
    pub on_sight: Option<Callback<bool>>,
}

/// Everything about one job: title, badge, bar, current task, running time, resources, sub-jobs,
/// results, failure; and, apart from it, how the link to the server is. Less of it as a row or a
/// badge, as its [`Appearance`] says.
///
/// It only shows. [`JobWatch`](super::JobWatch) is this card with a poller behind it.
///
/// ```
/// use jobwatch::view::JobCard;
/// use jobwatch::{Job, JobStatus, Progress, Snapshot};
/// use yew::prelude::*;
///
/// /// A card of what is known anyway.
/// #[component]
/// fn Sample() -> Html {
///     let mut job = Job::new("ff80", "createImageByInstance", JobStatus::Running);
///     job.progress = Progress::from_percent(40.0);
///     let snapshot = Snapshot { job: Some(job.into()), ..Snapshot::default() };
///     html! { <JobCard {snapshot} label="Export image" /> }
/// }
/// ```
#[component]
pub fn JobCard(props: &JobCardProps) -> Html {
    let node = use_node_ref();
    use_style_sheet(&node);
    use_kept_focus(&node);
    use_sighting(&node, props.on_sight.as_ref());
    let locale = use_locale_at(&node, props.lang.as_ref(), props.messages);
    let direction = props.dir.unwrap_or_else(|| locale.direction());
    let estimate = use_estimate(&props.snapshot);
    let job = props.snapshot.job.as_deref();
    let title = title(props.label.as_ref(), job, &locale);
    use_announcer(
        props.announced.as_ref(),
        title.text(),
        &locale,
        &props.snapshot,
    );
    let content = match props.appearance {
        Appearance::Card => card(props, &title, estimate, &locale),
        Appearance::Inline => row(props, &title.text(), estimate, &locale),
        Appearance::Badge => lone_badge(&props.snapshot, &locale),
    };
    html! {
        <ContextProvider<Locale> context={locale.clone()}>
            <div
                ref={node}
                class={classes!("job-watch", props.appearance.class())}
                part="base"
                role="group"
                tabindex="-1"
                lang={locale.messages.tag}
                dir={direction.dir()}
                aria-label={title.text()}
                title={tooltip(props, &title, &locale)}
                data-state={state_name(job.map(|job| &job.status))}
                data-link={Tone::of(&props.snapshot.connection).name()}
            >
                { content }
            </div>
        </ContextProvider<Locale>>
    }
}

fn card(
    props: &JobCardProps,
    title: &Wording,
    estimate: Option<Estimate>,
    locale: &Locale,
) -> Html {
    let snapshot = &props.snapshot;
    let job = snapshot.job.as_deref();
    let stale = Tone::of(&snapshot.connection).is_stale();
    html! {
        <>
            <div class="job-watch-head">
                { label(props, title) }
                { badge_in_card(job.map(|job| &job.status), stale, locale) }
            </div>
            { bar(snapshot, &title.text(), stale) }
            { job.map(|job| details(job, props, estimate, locale)).unwrap_or_default() }
            { connection_line(props, locale) }
        </>
    }
}

/// The title, as a heading of the page's own kind where it brings one.
fn label(props: &JobCardProps, title: &Wording) -> Html {
    html! {
        <div class="job-watch-title" part="label">
            { props.slots.show(Slot::Label, title.show(None)) }
        </div>
    }
}

fn lone_badge(snapshot: &Snapshot, locale: &Locale) -> Html {
    let status = snapshot.job.as_deref().map(|job| &job.status);
    let stale = Tone::of(&snapshot.connection).is_stale();
    described_badge(status, stale, locale, &summary(snapshot, locale))
}

/// What a badge alone does not show: `42%. Up to date`.
fn summary(snapshot: &Snapshot, locale: &Locale) -> String {
    let link = sentence_with_age(snapshot, locale);
    match snapshot.progress.progress {
        Some(progress) => format!("{}. {link}", format::percent(progress, &locale.tag)),
        None => link,
    }
}

/// The rest in a tooltip, where a badge is all that is shown.
fn tooltip(props: &JobCardProps, title: &Wording, locale: &Locale) -> Option<String> {
    let alone = props.appearance == Appearance::Badge;
    alone.then(|| format!("{}: {}", title.text(), summary(&props.snapshot, locale)))
}

/// The label, else the job's type in words, else the type as it is.
fn title(label: Option<&AttrValue>, job: Option<&Job>, locale: &Locale) -> Wording {
    label
        .filter(|label| !label.trim().is_empty())
        .map(|label| Wording::Foreign(label.clone()))
        .or_else(|| Wording::of_job_type(job?, locale))
        .unwrap_or(Wording::Own(locale.messages.untitled))
}

/// The bar: with a role and a value while the job may still move, for the eye afterwards.
pub(super) fn bar(snapshot: &Snapshot, title: &AttrValue, stale: bool) -> Html {
    let progress = snapshot.progress.progress;
    let label = match snapshot.job.as_deref() {
        // Where no share was ever known, an empty track would read as none of the work.
        Some(job) if job.status.is_terminal() && progress.is_some() => None,
        Some(job) if job.status.is_terminal() => return Html::default(),
        None if stale => return Html::default(),
        _ => Some(title.clone()),
    };
    html! { <Bar {progress} {label} {stale} /> }
}

fn details(job: &Job, props: &JobCardProps, estimate: Option<Estimate>, locale: &Locale) -> Html {
    let snapshot = &props.snapshot;
    html! {
        <>
            if job.status.is_terminal() {
                { outcome(job, snapshot.progress, locale) }
            } else {
                { now_doing(job, snapshot, estimate, locale) }
            }
            if job.status == JobStatus::Success {
                { props.slots.show(Slot::Result, made(job, locale)) }
            }
            if job.status == JobStatus::Fail {
                { failure(job, &props.slots, locale) }
            }
            { resource_list(job) }
            { sub_job_list(job, locale) }
            { batch_result_list(job, locale) }
        </>
    }
}

/// For how long, how much longer, and with what.
fn now_doing(job: &Job, snapshot: &Snapshot, estimate: Option<Estimate>, locale: &Locale) -> Html {
    let stale = Tone::of(&snapshot.connection).is_stale();
    let counted = counted(job, snapshot, locale).map(|counted| html! { <span>{ counted }</span> });
    let task = job.current_task.as_deref().map(foldable_text);
    html! {
        <>
            <MovingText
                text={Moving::RunningTime(RunningTime {
                    begin: job.begin_time.clone(),
                    until: Until::of(snapshot, stale),
                    estimate,
                    place: Place::Card,
                })}
            />
            if counted.is_some() || task.is_some() {
                <div class="job-watch-task" part="task">{ counted }{ task }</div>
            }
        </>
    }
}

/// How many sub-jobs have ended, in words, where the progress was counted from them.
pub(super) fn counted(job: &Job, snapshot: &Snapshot, locale: &Locale) -> Option<String> {
    // What is known may have been counted from sub-jobs that an answer lists no more.
    let total =
        Some(job.sub_job_count()).filter(|total| snapshot.progress.derived && *total > 0)?;
    let ended = job.sub_jobs.iter().filter(|sub| sub.status.is_terminal());
    let text = locale.count(&locale.messages.counted, "total", total);
    Some(fill(&text, "done", &locale.number(ended.count())))
}

fn failure(job: &Job, slots: &Slots, locale: &Locale) -> Html {
    let told = job.failure();
    let failure = Failure {
        code: told.and_then(|told| told.code),
        reason: told.and_then(|told| told.reason),
        request_id: None,
    };
    failure_block(failure, slots.show(Slot::Error, Html::default()), locale)
}
