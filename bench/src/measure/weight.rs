//! What a widget weighs in memory.

use jobwatch_e2e::{Memory, Outcome, Page, Stage};

use super::WIDGETS;
use super::mounting::mount;
use super::visit::Visit;
use crate::figure::Figure;
use crate::peer::Peer;
use crate::results::Notes;

/// Thousands of bytes of scripts: JavaScript's heap, and the memory of modules.
fn scripts(memory: &Memory) -> f64 {
    (memory.heap + memory.wasm) as f64 / 1_000.0
}

fn dom(memory: &Memory) -> f64 {
    memory.dom as f64 / 1_000.0
}

/// All of it.
pub(super) fn whole(memory: &Memory) -> f64 {
    scripts(memory) + dom(memory)
}

/// Mounts the widgets beside the first one, and tells what each takes.
pub(super) async fn of_cards(page: &Page) -> Outcome<Notes> {
    let (scripts, dom) = of_widgets(page).await?;
    Ok(vec![(Figure::JsHeap, scripts), (Figure::DomHeap, dom)])
}

/// The same of jobwatch as a row of a table.
pub(super) async fn of_rows(stage: &Stage, peer: Peer) -> Outcome<Notes> {
    let visit = Visit {
        appearance: "inline",
        ..Visit::to("standstill", WIDGETS)
    };
    visit.open(&stage.page, peer).await?;
    let (_, dom) = of_widgets(&stage.page).await?;
    Ok(vec![(Figure::DomHeapOfRow, dom)])
}

async fn of_widgets(page: &Page) -> Outcome<(f64, f64)> {
    let before = page.memory().await?;
    mount(page, WIDGETS).await?;
    let after = page.memory().await?;
    let added = f64::from(WIDGETS - 1);
    let each = |part: fn(&Memory) -> f64| (part(&after) - part(&before)) / added;
    Ok((each(scripts), each(dom)))
}
