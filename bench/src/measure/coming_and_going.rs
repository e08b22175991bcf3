//! What widgets leave behind that have come and gone.

use jobwatch_e2e::{Outcome, Page, Stage};

use super::visit::{Visit, ask};
use super::weight;
use crate::figure::Figure;
use crate::peer::Peer;
use crate::results::Notes;

/// Widgets that are there together.
const BATCH: u32 = 50;
const FEW: u32 = 300;
/// Ten thousand with [`FEW`]. Of jobwatch alone, for it takes half a minute.
const MANY: u32 = 9_700;

pub(super) async fn measure(stage: &Stage, peer: Peer) -> Outcome<Notes> {
    let page = &stage.page;
    Visit::to("standstill", BATCH).open(page, peer).await?;
    // Memory of modules never shrinks: how many were there together is seen in what a widget takes.
    let begin = come_and_go(page, BATCH).await?;
    let after_few = come_and_go(page, FEW).await?;
    let mut notes = vec![(Figure::LeftAfterHundreds, after_few - begin)];
    if peer == Peer::Jobwatch {
        let after_many = come_and_go(page, MANY).await?;
        notes.push((Figure::LeftAfterThousands, after_many - after_few));
    }
    Ok(notes)
}

/// What the page holds after so many.
async fn come_and_go(page: &Page, widgets: u32) -> Outcome<f64> {
    for _ in 0..widgets / BATCH {
        ask(page, &format!("probe.comeAndGo({BATCH})")).await?;
    }
    weight::whole(page).await
}
