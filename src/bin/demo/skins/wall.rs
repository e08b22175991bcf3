//! The look of an operations wall: a hundred jobs, to be seen from across the room. What is well
//! stays quiet, what is not carries.

use jobwatch::view::{Appearance, StatusBadge};
use jobwatch::{Connection, Job, JobStatus, Snapshot};
use yew::prelude::*;

use super::jobs::{failed, in_state, out_of_reach, snapshot};
use super::still_job::StillJob;
use crate::texts::use_texts;

/// As many as are to fit on one screen.
const JOBS: usize = 100;

/// Those that need somebody, by their numbers.
const FAILED: [usize; 2] = [17, 58];
const ON_HOLD: usize = 73;
const OUT_OF_REACH: usize = 86;
const CANCELLED: usize = 41;

/// Of the others, those whose numbers these divide.
const RUNNING_EVERY: usize = 6;
const WAITING_EVERY: usize = 11;

#[component]
pub(super) fn Wall() -> Html {
    let texts = use_texts();
    // Once: their times count from now, and would move with every rendering.
    let jobs = use_memo((), |()| (1..=JOBS).map(WallJob::new).collect::<Vec<_>>());
    let urgent = jobs.iter().filter(|job| job.is_urgent());
    html! {
        <div class="skin skin-wall" data-cell="wall">
            <ul class="wall-counts">{ for counted_states().into_iter().map(|it| count(it, &jobs)) }</ul>
            <h4>{ texts.wall_urgent }</h4>
            <ul class="wall-rows">{ for urgent.map(|job| item(job, Appearance::Inline)) }</ul>
            <h4>{ texts.wall_jobs }</h4>
            <ul class="wall-tiles">{ for jobs.iter().map(|job| item(job, Appearance::Badge)) }</ul>
        </div>
    }
}

struct WallJob {
    name: String,
    status: JobStatus,
    snapshot: Snapshot,
}

impl WallJob {
    fn new(number: usize) -> Self {
        let job = job(number);
        Self {
            name: format!("img-{number:03}"),
            status: job.status.clone(),
            snapshot: match number {
                OUT_OF_REACH => out_of_reach(job),
                _ => snapshot(job),
            },
        }
    }

    fn is_urgent(&self) -> bool {
        let failed = matches!(self.status, JobStatus::Fail | JobStatus::Other(_));
        failed || matches!(self.snapshot.connection, Connection::Retrying { .. })
    }
}

fn job(number: usize) -> Job {
    let job = in_state(status(number));
    match job.status {
        JobStatus::Fail => failed(
            job,
            "IMS.0311",
            "The checksum of the upload does not match.",
        ),
        _ => job,
    }
}

fn status(number: usize) -> JobStatus {
    match number {
        _ if FAILED.contains(&number) => JobStatus::Fail,
        ON_HOLD => on_hold(),
        CANCELLED => JobStatus::Cancelled,
        OUT_OF_REACH => JobStatus::Running,
        _ if number.is_multiple_of(RUNNING_EVERY) => JobStatus::Running,
        _ if number.is_multiple_of(WAITING_EVERY) => JobStatus::Init,
        _ => JobStatus::Success,
    }
}

/// A word that the widget does not know.
fn on_hold() -> JobStatus {
    JobStatus::parse("ON_HOLD")
}

/// The states at the top, the loudest first.
fn counted_states() -> [JobStatus; 6] {
    [
        JobStatus::Fail,
        on_hold(),
        JobStatus::Running,
        JobStatus::Init,
        JobStatus::Cancelled,
        JobStatus::Success,
    ]
}

fn count(status: JobStatus, jobs: &[WallJob]) -> Html {
    let count = jobs.iter().filter(|job| job.status == status).count();
    html! {
        <li>
            <StatusBadge {status} />
            <strong>{ count }</strong>
        </li>
    }
}

fn item(job: &WallJob, appearance: Appearance) -> Html {
    html! {
        <li>
            <bdi class="wall-name">{ &job.name }</bdi>
            <StillJob snapshot={job.snapshot.clone()} label={job.name.clone()} {appearance} />
        </li>
    }
}
