//! Each state of a job with each kind of progress.

use jobwatch::{Job, JobStatus, Snapshot};

use super::cell::Cell;
use super::jobs::{
    create_load_balancer, create_servers, failed, import_image, snapshot, snapshot_after,
};
use crate::texts::Texts;

pub(super) fn cells(texts: &'static Texts) -> Vec<Cell> {
    ALL.iter().flat_map(|state| state.cells(texts)).collect()
}

struct State {
    /// The word of the API.
    word: &'static str,
    /// What the server reports with it, in percent.
    percent: f64,
    /// How many of three sub-jobs have ended.
    ended: usize,
}

/// The two states of an end without success keep what was reached; the success shows full at a
/// reported 20 %, as the sample of the IMS document has it.
static ALL: [State; 6] = [
    State {
        word: "INIT",
        percent: 0.0,
        ended: 0,
    },
    State {
        word: "RUNNING",
        percent: 42.0,
        ended: 1,
    },
    State {
        word: "SUCCESS",
        percent: 20.0,
        ended: 3,
    },
    State {
        word: "FAIL",
        percent: 62.0,
        ended: 2,
    },
    State {
        word: "CANCEL",
        percent: 45.0,
        ended: 1,
    },
    State {
        word: "PENDING_PAYMENT",
        percent: 10.0,
        ended: 0,
    },
];

impl State {
    fn cells(&self, texts: &'static Texts) -> [Cell; 3] {
        let status = JobStatus::parse(self.word);
        let cell = |kind, caption, snapshot| Cell {
            kind,
            ..Cell::new(self.word, caption, snapshot)
        };
        [
            cell(
                "reported",
                texts.percent_reported,
                snapshot(explained(import_image(status.clone(), self.percent))),
            ),
            cell(
                "counted",
                texts.percent_counted,
                self.counted(status.clone()),
            ),
            cell(
                "unknown",
                texts.percent_unknown,
                snapshot(explained(create_load_balancer(status))),
            ),
        ]
    }

    /// A job that has ended shows what was counted while it ran.
    fn counted(&self, status: JobStatus) -> Snapshot {
        let before = create_servers(JobStatus::Running, self.ended);
        let job = explained(create_servers(status, self.ended));
        if job.status.is_terminal() {
            snapshot_after(&[before], job)
        } else {
            snapshot(job)
        }
    }
}

/// A failed job tells why.
fn explained(job: Job) -> Job {
    if job.status != JobStatus::Fail {
        return job;
    }
    failed(
        job,
        "Common.0021",
        "The quota of this project is used up. Release resources or ask for a higher quota.",
    )
}
