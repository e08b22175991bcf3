//! What is left of `<job-watch>` elements that have come and gone. Only Chromium tells.

use jobwatch_e2e::{Engine, Memory, Outcome, Page, Speed, run};

const MOUNTS: usize = 10_000;

/// Elements that are there together.
const BATCH: usize = 100;

/// Mounts before the first look: what happens once has happened by then, code is compiled and
/// caches are filled.
const WARM_UP: usize = 1_000;

/// How much more the page may hold afterwards. Caches of compiled code come and go; what each
/// element left behind would be there ten thousand times, a node of its own alone a megabyte.
const HEAP_GROWTH: u64 = 512 << 10;
/// Linear memory never shrinks, and grows by pages of 64 KiB where it is fragmented.
const WASM_GROWTH: u64 = 256 << 10;
const NODES_GROWTH: u64 = 100;
const LISTENERS_GROWTH: u64 = 10;

#[test]
fn ten_thousand_elements_that_come_and_go_leave_nothing() -> Outcome {
    run(Speed::Normal, async |stage| {
        if stage.engine != Engine::Chromium {
            println!("{} does not tell what a page holds", stage.engine.name());
            return Ok(());
        }
        let page = &stage.page;
        page.open_element_page().await?;
        page.run("jobwatch.define()").await?;
        let before = come_and_go(page, WARM_UP).await?;
        println!("after {WARM_UP} mounts: {before}");
        let after = come_and_go(page, MOUNTS).await?;
        println!("after {MOUNTS} more: {after}");
        assert_eq!(page.value("loaded()").await?, 1, "modules");
        assert_no_growth("heap", before.heap, after.heap, HEAP_GROWTH);
        assert_no_growth("wasm", before.wasm, after.wasm, WASM_GROWTH);
        assert_no_growth("nodes", before.nodes, after.nodes, NODES_GROWTH);
        assert_no_growth(
            "listeners",
            before.listeners,
            after.listeners,
            LISTENERS_GROWTH,
        );
        Ok(())
    })
}

async fn come_and_go(page: &Page, mounts: usize) -> Outcome<Memory> {
    // Not waited for: a script may take half a minute, and this takes as long as it takes.
    page.run(&format!("comeAndGo({mounts}, {BATCH})")).await?;
    for batch in 1..=mounts / BATCH {
        let gone = batch * BATCH;
        page.until_true(&format!("{gone} have gone"), &format!("gone >= {gone}"))
            .await?;
    }
    page.memory().await
}

fn assert_no_growth(what: &str, before: u64, after: u64, bound: u64) {
    let growth = after.saturating_sub(before);
    assert!(
        growth <= bound,
        "{what} grew by {growth}, more than {bound}"
    );
}
