//! The look of a cloud console: white panels on pale grey, small type, square corners.

use jobwatch::view::{Appearance, Locale, use_locale};
use jobwatch::{Job, JobStatus, Snapshot};
use yew::prelude::*;

use super::jobs::{create_load_balancer, create_servers, failed, import_image, snapshot};
use super::still_job::StillJob;
use crate::texts::{Texts, use_texts};

/// Images that are in the table and in a card.
const UNDER_WAY: &str = "ubuntu-24-base";
const REFUSED: &str = "win-2019-gold";

#[component]
pub(super) fn Console() -> Html {
    let (texts, locale) = (use_texts(), use_locale(None));
    // Once: their times count from now, and would move with every rendering.
    let tasks = use_memo((), |()| tasks());
    let cards = use_memo((), |()| cards());
    html! {
        <div class="skin skin-console" data-cell="console">
            <h4>{ texts.console_tasks }</h4>
            { table(&*tasks, texts, &locale) }
            <h4>{ texts.details }</h4>
            <ul class="console-cards">
                { for cards.iter().map(|card| html! {
                    <li><StillJob snapshot={card.clone()} /></li>
                }) }
            </ul>
        </div>
    }
}

/// A job, and the resource it is about.
struct Task {
    resource: &'static str,
    job_type: String,
    snapshot: Snapshot,
}

impl Task {
    fn new(resource: &'static str, job: Job) -> Self {
        Self {
            resource,
            job_type: job.job_type.clone().unwrap_or_default(),
            snapshot: snapshot(job),
        }
    }
}

fn tasks() -> [Task; 6] {
    let image = |name, status, percent| Task::new(name, import_image(status, percent, name));
    let balancer = |name, status| Task::new(name, create_load_balancer(status, name));
    [
        image(UNDER_WAY, JobStatus::Running, 42.0),
        balancer("shop-front", JobStatus::Running),
        balancer("shop-admin", JobStatus::Init),
        Task::new(REFUSED, refused()),
        image("debian-12-base", JobStatus::Success, 100.0),
        image("centos-7-old", JobStatus::Cancelled, 15.0),
    ]
}

fn cards() -> [Snapshot; 3] {
    [
        import_image(JobStatus::Running, 42.0, UNDER_WAY),
        create_servers(),
        refused(),
    ]
    .map(snapshot)
}

fn refused() -> Job {
    failed(
        import_image(JobStatus::Fail, 38.0, REFUSED),
        "IMS.0107",
        "The quota of private images is used up. Delete images or ask for a higher quota.",
    )
}

fn table(tasks: &[Task], texts: &Texts, locale: &Locale) -> Html {
    html! {
        <table class="console-table">
            <thead>
                <tr>
                    <th scope="col">{ texts.column_resource }</th>
                    <th scope="col">{ texts.column_job }</th>
                    <th scope="col">{ texts.column_state }</th>
                </tr>
            </thead>
            <tbody>{ for tasks.iter().map(|task| row(task, locale)) }</tbody>
        </table>
    }
}

fn row(task: &Task, locale: &Locale) -> Html {
    html! {
        <tr>
            <th scope="row"><bdi>{ task.resource }</bdi></th>
            <td>{ locale.messages.job_type(&task.job_type) }</td>
            <td>
                <StillJob snapshot={task.snapshot.clone()} appearance={Appearance::Inline} />
            </td>
        </tr>
    }
}
