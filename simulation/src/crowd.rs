//! Many pollers that know nothing of each other.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::peer::{Next, Peer};
use crate::scenario::Job;
use crate::server::{Answer, Server, horizon};

/// A request that is to go out: when, about which job, and after how many 429s in a row.
type Due = Reverse<(u64, usize, u32)>;

/// Has a poller of its own ask for each job. Returns from the end of each until it was seen.
pub(crate) fn run(peer: Peer, jobs: &[Job], server: &mut Server) -> Vec<Option<u64>> {
    let mut delays = vec![None; jobs.len()];
    let horizon = horizon(jobs.iter().map(|job| job.end));
    let first = |(index, job): (usize, &Job)| Reverse((job.start + peer.first(), index, 0));
    let mut due: BinaryHeap<Due> = jobs.iter().enumerate().map(first).collect();
    while let Some(Reverse((at, index, failures))) = due.pop() {
        let Some(job) = jobs.get(index).filter(|_| at < horizon) else {
            continue;
        };
        let (answered, answer) = server.ask(at, job.end);
        match peer.next(answer, failures) {
            Next::Ask(wait) => due.push(Reverse((
                answered + wait,
                index,
                failures_after(answer, failures),
            ))),
            Next::Tell(wait) => {
                if let Some(delay) = delays.get_mut(index) {
                    *delay = Some(answered + wait - job.end);
                }
            }
            Next::GiveUp => {}
        }
    }
    delays
}

fn failures_after(answer: Answer, failures: u32) -> u32 {
    match answer {
        Answer::TooMany => failures + 1,
        Answer::Running | Answer::Ended => 0,
    }
}
