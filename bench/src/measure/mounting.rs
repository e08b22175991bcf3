//! Many widgets that appear at once.

use jobwatch_e2e::{Outcome, Page, Stage};

use super::visit::{Visit, ask, number};
use crate::figure::Figure;
use crate::peer::Peer;
use crate::results::Notes;

/// A page that shows as many as any does, on jobs that are asked for seldom.
const MANY: u32 = 1_000;
const JOBS: u32 = 50;
const SELDOM: u32 = 10_000;

/// What happened until all widgets showed what the server said, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mounted {
    pub(super) badges: f64,
    pub(super) told: f64,
    /// 0 if no task took 50 ms.
    pub(super) longest_task: f64,
}

/// Shows so many widgets at once.
pub(super) async fn mount(page: &Page, widgets: u32) -> Outcome<Mounted> {
    let mounted = ask(page, &format!("probe.mount({widgets})")).await?;
    Ok(Mounted {
        badges: number(&mounted, "badges")?,
        told: number(&mounted, "told")?,
        longest_task: number(&mounted, "longest")?,
    })
}

pub(super) async fn thousand(stage: &Stage, peer: Peer) -> Outcome<Notes> {
    let visit = Visit {
        interval: SELDOM,
        ..Visit::to("standstill", JOBS)
    };
    visit.open(&stage.page, peer).await?;
    let mounted = mount(&stage.page, MANY).await?;
    Ok(vec![(Figure::LongestTaskOfThousand, mounted.longest_task)])
}
