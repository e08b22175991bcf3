//! The result line that takes the bar's place when a job has ended.

use yew::prelude::*;

use super::format;
use super::locale::{Locale, use_locale};
use super::progress_bar::use_share;
use crate::model::{Job, JobStatus, Progress, ShownProgress, fill};

/// How the job ended: how long it took, and how far it came if it did not succeed.
pub(super) fn outcome(job: &Job, progress: ShownProgress, locale: &Locale) -> Html {
    html! {
        <div class="job-watch-line job-watch-result" part="result">
            <span class="job-watch-time">{ took(job, locale) }</span>
            <span>{ stopped_at(job, progress, locale) }</span>
        </div>
    }
}

/// Properties of [`StillBar`].
#[derive(Properties, PartialEq)]
pub(super) struct StillBarProps {
    pub(super) progress: Progress,
}

/// The bar of a job that has ended: for the eye, in the same place and height, so that nothing
/// jumps. It has no role any more, for there is no progress left to tell.
#[component]
pub(super) fn StillBar(props: &StillBarProps) -> Html {
    let fill = use_node_ref();
    use_share(&fill, Some(props.progress));
    let locale = use_locale(None);
    html! {
        <div class="job-watch-bar" aria-hidden="true">
            <div class="job-watch-track" part="track">
                <div ref={fill} class="job-watch-fill" part="fill"></div>
            </div>
            <span class="job-watch-percent" part="percent">
                { format::percent(props.progress, &locale.tag) }
            </span>
        </div>
    }
}

fn stopped_at(job: &Job, progress: ShownProgress, locale: &Locale) -> String {
    match progress.progress {
        Some(progress) if job.status != JobStatus::Success => fill(
            locale.messages.stopped_at,
            "percent",
            &format::percent(progress, &locale.tag),
        ),
        _ => String::new(),
    }
}

pub(super) fn took(job: &Job, locale: &Locale) -> String {
    // An ended job needs no clock: it has an end of its own, or its duration is not known.
    job.elapsed(0)
        .map(|time| {
            fill(
                locale.messages.took,
                "time",
                &format::duration(time, &locale.tag),
            )
        })
        .unwrap_or_default()
}
