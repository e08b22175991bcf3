//! What widgets leave behind that have come and gone.

use jobwatch_e2e::{Memory, Outcome, Page, Stage};

use super::visit::{Visit, ask};
use super::weight::{KB, memory};
use crate::figure::Figure;
use crate::peer::Peer;
use crate::results::Notes;

/// Widgets that are there together.
const BATCH: u32 = 50;
const FEW: u32 = 300;
/// Ten thousand with [`FEW`].
const MANY: u32 = 9_700;

/// What a few leave.
pub(super) async fn few(stage: &Stage, peer: Peer) -> Outcome<Notes> {
    let page = &stage.page;
    let begin = open(page, peer).await?;
    let end = come_and_go(page, FEW).await?;
    let nodes = end.nodes as f64 - begin.nodes as f64;
    Ok(vec![
        (Figure::LeftAfterHundreds, scripts(&end) - scripts(&begin)),
        (Figure::NodesLeft, nodes),
    ])
}

/// What many more leave, after a few.
pub(super) async fn many(stage: &Stage, peer: Peer) -> Outcome<Notes> {
    let page = &stage.page;
    open(page, peer).await?;
    let begin = come_and_go(page, FEW).await?;
    let end = come_and_go(page, MANY).await?;
    let left = scripts(&end) - scripts(&begin);
    Ok(vec![(Figure::LeftAfterThousands, left)])
}

/// Opens the page and warms it up. Memory of modules never shrinks, and how many were there together
/// is seen in what a widget takes already.
async fn open(page: &Page, peer: Peer) -> Outcome<Memory> {
    Visit::to("standstill", BATCH).open(page, peer).await?;
    come_and_go(page, BATCH).await
}

/// What the page holds after so many.
async fn come_and_go(page: &Page, widgets: u32) -> Outcome<Memory> {
    for _ in 0..widgets / BATCH {
        ask(page, &format!("probe.comeAndGo({BATCH})")).await?;
    }
    memory(page).await
}

/// In thousands of bytes. Chromium's own heap goes up and down by more than what is looked for; what
/// would be left in it are nodes.
fn scripts(memory: &Memory) -> f64 {
    (memory.heap + memory.wasm) as f64 / KB
}
