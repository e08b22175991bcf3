//! The result line that takes the bar's place when a job has ended.

use yew::prelude::*;

use super::format;
use super::locale::{Locale, use_locale};
use super::messages::fill;
use super::progress_bar::use_share;
use crate::model::{Job, JobStatus, ShownProgress};

/// Properties of [`Outcome`].
#[derive(Properties, PartialEq)]
pub(super) struct OutcomeProps {
    /// A job that has ended.
    pub(super) job: Job,
    pub(super) progress: ShownProgress,
}

/// How the job ended: how long it took, and how far it came if it did not succeed.
///
/// The bar stays for the eye, in the same place and height, so that nothing jumps; it has no role
/// any more, for there is no progress left to tell. Where no share was ever known it goes: an empty
/// track would read as none of the work.
#[component]
pub(super) fn Outcome(props: &OutcomeProps) -> Html {
    let fill = use_node_ref();
    use_share(&fill, props.progress.progress);
    let locale = use_locale(None);
    let (stopped_at, took) = (stopped_at(props, &locale), took(&props.job, &locale));
    html! {
        <>
            if let Some(progress) = props.progress.progress {
                <div class="job-watch-bar" aria-hidden="true">
                    <div class="job-watch-track"><div ref={fill} class="job-watch-fill"></div></div>
                    <span class="job-watch-percent">
                        { format::percent(progress, &locale.tag) }
                    </span>
                </div>
            }
            if !(stopped_at.is_empty() && took.is_empty()) {
                <div class="job-watch-line">
                    <span class="job-watch-task">{ stopped_at }</span>
                    <span class="job-watch-time">{ took }</span>
                </div>
            }
        </>
    }
}

fn stopped_at(props: &OutcomeProps, locale: &Locale) -> String {
    match props.progress.progress {
        Some(progress) if props.job.status != JobStatus::Success => fill(
            locale.messages.stopped_at,
            "percent",
            &format::percent(progress, &locale.tag),
        ),
        _ => String::new(),
    }
}

fn took(job: &Job, locale: &Locale) -> String {
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
