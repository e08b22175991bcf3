//! The result line that takes the bar's place when a job has ended.

use yew::prelude::*;

use super::format;
use super::locale::Locale;
use crate::model::{Job, JobStatus, ShownProgress, fill};

/// How the job ended: how long it took, and how far it came if it did not succeed.
pub(super) fn outcome(job: &Job, progress: ShownProgress, locale: &Locale) -> Html {
    html! {
        <div class="job-watch-line job-watch-result" part="result">
            <span class="job-watch-time">{ took(job, locale) }</span>
            <span>{ stopped_at(job, progress, locale) }</span>
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
