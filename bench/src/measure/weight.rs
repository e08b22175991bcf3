//! What a widget weighs in memory.

use jobwatch_e2e::{Memory, Outcome, Page, Stage};

use super::WIDGETS;
use super::mounting::mount;
use super::visit::Visit;
use crate::figure::Figure;
use crate::peer::Peer;
use crate::results::Notes;

pub(super) const KB: f64 = 1_000.0;

/// What a page holds, without the browser's notes of requests, which it keeps for the page, up to 250.
pub(super) async fn memory(page: &Page) -> Outcome<Memory> {
    page.run("performance.clearResourceTimings()").await?;
    page.memory().await
}

/// Mounts the widgets beside the first one, and tells what each takes.
pub(super) async fn of_cards(page: &Page) -> Outcome<Notes> {
    let added = Added::by_widgets(page).await?;
    Ok(vec![
        (
            Figure::JsHeap,
            added.each(|memory| memory.heap + memory.wasm),
        ),
        (Figure::WasmMemory, added.each(|memory| memory.wasm)),
        (Figure::DomHeap, added.each(|memory| memory.dom)),
    ])
}

/// The same of jobwatch as a row of a table.
pub(super) async fn of_rows(stage: &Stage, peer: Peer) -> Outcome<Notes> {
    let visit = Visit {
        appearance: "inline",
        ..Visit::to("standstill", WIDGETS)
    };
    visit.open(&stage.page, peer).await?;
    let added = Added::by_widgets(&stage.page).await?;
    let dom = added.each(|memory| memory.dom);
    Ok(vec![(Figure::DomHeapOfRow, dom)])
}

/// What a page held before its widgets were mounted beside the first one, and afterwards.
struct Added {
    before: Memory,
    after: Memory,
}

impl Added {
    async fn by_widgets(page: &Page) -> Outcome<Self> {
        let before = memory(page).await?;
        mount(page, WIDGETS).await?;
        let after = memory(page).await?;
        Ok(Self { before, after })
    }

    /// Thousands of bytes of a part for each widget; less than none where others were freed.
    fn each(&self, part: fn(&Memory) -> u64) -> f64 {
        let added = part(&self.after) as f64 - part(&self.before) as f64;
        added / KB / f64::from(WIDGETS - 1)
    }
}
