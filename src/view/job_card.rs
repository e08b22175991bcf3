//! The card: all that is known of one job.

use yew::prelude::*;

use super::announcer::{AnnouncedJob, use_announcer};
use super::connection_line::ConnectionLine;
use super::failure::{Failure, failure_block};
use super::focus::use_kept_focus;
use super::locale::{Locale, use_locale_at};
use super::messages::fill;
use super::outcome::Outcome;
use super::resource_list::ResourceList;
use super::running_time::{RunningTime, Until};
use super::sighting::use_sighting;
use super::status_badge::{badge_in_card, state_name};
use super::style::use_style_sheet;
use super::sub_job_list::{batch_result_list, sub_job_list};
use super::wording::{Wording, server_text};
use super::{Direction, Messages, ProgressBar};
use crate::engine::{Connection, Snapshot};
use crate::model::{Job, JobStatus};

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
    pub messages: Option<&'static Messages>,
    /// Which way lines run, where that is not the way of the language.
    #[prop_or_default]
    pub dir: Option<Direction>,
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
/// results, failure; and, apart from it, how the link to the server is.
///
/// It only shows. [`JobWatch`](super::JobWatch) is this card with a poller behind it.
#[component]
pub fn JobCard(props: &JobCardProps) -> Html {
    let node = use_node_ref();
    use_style_sheet(&node);
    use_kept_focus(&node);
    use_sighting(&node, props.on_sight.as_ref());
    let locale = use_locale_at(&node, props.lang.as_ref(), props.messages);
    let direction = props.dir.unwrap_or_else(|| locale.direction());
    let snapshot = &props.snapshot;
    let job = snapshot.job.as_deref();
    let status = job.map(|job| job.status.clone());
    let stale = is_stale(&snapshot.connection);
    let title = title(props.label.as_ref(), job, &locale);
    use_announcer(props.announced.as_ref(), title.text(), &locale, snapshot);
    html! {
        <ContextProvider<Locale> context={locale.clone()}>
            <div
                ref={node}
                class="job-watch"
                role="group"
                tabindex="-1"
                lang={locale.messages.tag}
                dir={direction.dir()}
                aria-label={title.text()}
                data-state={state_name(status.as_ref())}
            >
                <div class="job-watch-head">
                    { title.show(Some("job-watch-title")) }
                    { badge_in_card(status.as_ref(), stale, &locale) }
                </div>
                { progress(snapshot, &title.text(), stale, &locale) }
                { job.map(|job| details(job, &locale)).unwrap_or_default() }
                <ConnectionLine
                    connection={snapshot.connection.clone()}
                    answered_at={snapshot.answered_at}
                    on_refresh={props.on_refresh.clone()}
                    on_pause={props.on_pause.clone()}
                    on_resume={props.on_resume.clone()}
                />
            </div>
        </ContextProvider<Locale>>
    }
}

/// Whether what is shown may have changed meanwhile without anyone here knowing.
fn is_stale(connection: &Connection) -> bool {
    !matches!(
        connection,
        Connection::Connecting | Connection::Live | Connection::Finished
    )
}

/// The label, else the job's type in words, else the type as it is.
fn title(label: Option<&AttrValue>, job: Option<&Job>, locale: &Locale) -> Wording {
    label
        .filter(|label| !label.trim().is_empty())
        .map(|label| Wording::Foreign(label.clone()))
        .or_else(|| Wording::of_job_type(job?, locale))
        .unwrap_or(Wording::Own(locale.messages.untitled))
}

/// The bar while the job may still move; how it ended in the same place afterwards.
fn progress(snapshot: &Snapshot, title: &AttrValue, stale: bool, locale: &Locale) -> Html {
    match snapshot.job.as_deref() {
        Some(job) if job.status.is_terminal() => html! {
            <Outcome job={job.clone()} progress={snapshot.progress} />
        },
        None if stale => Html::default(),
        job => html! {
            <>
                <ProgressBar progress={snapshot.progress.progress} label={title.clone()} {stale} />
                { job.map(|job| now_doing(job, snapshot, stale, locale)).unwrap_or_default() }
            </>
        },
    }
}

/// What the job is doing, and for how long.
fn now_doing(job: &Job, snapshot: &Snapshot, stale: bool, locale: &Locale) -> Html {
    // What is known may have been counted from sub-jobs that an answer lists no more.
    let counted = (snapshot.progress.derived && job.sub_job_count() > 0)
        .then(|| html! { <span>{ counted(job, locale) }</span> });
    let task = job.current_task.as_deref().map(server_text);
    html! {
        <div class="job-watch-line">
            <span class="job-watch-task">{ counted }{ task }</span>
            <RunningTime
                begin={job.begin_time.clone()}
                until={if stale { Until::At(snapshot.answered_at) } else { Until::Now }}
            />
        </div>
    }
}

/// How many sub-jobs have ended, in words.
fn counted(job: &Job, locale: &Locale) -> String {
    let ended = job.sub_jobs.iter().filter(|sub| sub.status.is_terminal());
    let text = locale.count(&locale.messages.counted, "total", job.sub_job_count());
    fill(&text, "done", &locale.number(ended.count()))
}

fn details(job: &Job, locale: &Locale) -> Html {
    html! {
        <>
            if job.status == JobStatus::Fail {
                { failure(job, locale) }
            }
            <ResourceList job={job.clone()} />
            { sub_job_list(job, locale) }
            { batch_result_list(job, locale) }
        </>
    }
}

fn failure(job: &Job, locale: &Locale) -> Html {
    let told = job.failure();
    let failure = Failure {
        code: told.and_then(|told| told.code),
        reason: told.and_then(|told| told.reason),
        request_id: None,
    };
    failure_block(failure, locale)
}
