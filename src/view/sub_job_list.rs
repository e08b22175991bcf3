//! Sub-jobs, and the results of a batch.

use yew::prelude::*;

use super::folded::{Content, Folded, shown};
use super::locale::Locale;
use super::status_badge::badge_in_card;
use super::wording::Wording;
use crate::model::{Job, JobStatus, Object, fill};

/// Rows that are shown without asking: more would push the next card off the screen.
const FOLDED_ROWS: usize = 5;

/// The parts of a job, each with a badge of its own.
pub(super) fn sub_job_list(job: &Job, locale: &Locale) -> Html {
    let rows = job.sub_jobs.iter().map(|job| Row {
        name: sub_job_name(job, locale),
        detail: first_resource(job),
        status: job.status.clone(),
    });
    // More than there are while some have not begun.
    let total = job.sub_job_count();
    list(locale.messages.sub_jobs, rows.collect(), total)
}

/// What became of each item of a batch.
pub(super) fn batch_result_list(job: &Job, locale: &Locale) -> Html {
    let rows = job.results.iter().map(|result| Row {
        name: Wording::Foreign(first_text(&result.entities).unwrap_or_default().into()),
        detail: None,
        status: result.status.clone(),
    });
    list(locale.messages.results, rows.collect(), job.results.len())
}

fn list(heading: &'static str, rows: Vec<Row>, total: usize) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let content = Content::Parts(Parts {
        heading,
        rows,
        total,
    });
    html! { <Folded {content} /> }
}

fn sub_job_name(job: &Job, locale: &Locale) -> Wording {
    Wording::of_job_type(job, locale).unwrap_or(Wording::Own(locale.messages.untitled))
}

/// Services put the id of the resource first.
fn first_resource(job: &Job) -> Option<String> {
    job.resources().first()?.value.to_text()
}

fn first_text(entities: &Object) -> Option<String> {
    entities.iter().find_map(|(_, value)| value.to_text())
}

#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: Wording,
    detail: Option<String>,
    status: JobStatus,
}

/// What has states of its own, under a heading that counts them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parts {
    heading: &'static str,
    rows: Vec<Row>,
    total: usize,
}

impl Parts {
    pub(super) fn hidden(&self) -> usize {
        self.rows.len().saturating_sub(FOLDED_ROWS)
    }

    pub(super) fn show(&self, is_open: bool, more: Html, locale: &Locale) -> Html {
        let rows = shown(&self.rows, FOLDED_ROWS, is_open).iter();
        html! {
            <div class="job-watch-section">
                { self.head(locale) }
                // The role is said because WebKit takes a list without bullets for none. Named by
                // value: an id could be one of the page's.
                <ul class="job-watch-rows" role="list" aria-label={self.heading}>
                    { for rows.map(|it| row(it, locale)) }
                </ul>
                { more }
            </div>
        }
    }

    fn head(&self, locale: &Locale) -> Html {
        let messages = locale.messages;
        let done = self.count(&JobStatus::Success);
        let done = locale.count(&messages.succeeded_of, "done", done);
        let failed = self.count(&JobStatus::Fail);
        html! {
            <div class="job-watch-section-head">
                <span class="job-watch-heading">{ self.heading }</span>
                <span class="job-watch-count">
                    { fill(&done, "total", &locale.number(self.total)) }
                    if failed > 0 {
                        <span class="job-watch-count-failed">
                            { locale.count(&messages.failed_count, "count", failed) }
                        </span>
                    }
                </span>
            </div>
        }
    }

    fn count(&self, wanted: &JobStatus) -> usize {
        let with_it = self.rows.iter().filter(|row| row.status == *wanted);
        with_it.count()
    }
}

fn row(row: &Row, locale: &Locale) -> Html {
    html! {
        <li class="job-watch-row">
            <span class="job-watch-row-text">
                { row.name.show(Some("job-watch-row-name")) }
                if let Some(detail) = &row.detail {
                    { Wording::foreign(detail).show(Some("job-watch-row-detail")) }
                }
            </span>
            { badge_in_card(Some(&row.status), false, locale) }
        </li>
    }
}
