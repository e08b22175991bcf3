//! What axe-core finds on each page, all of it and so every cell: nothing.

use std::collections::BTreeSet;

use jobwatch_e2e::{Engine, Outcome, Page, Setup, Speed, run};
use serde::Deserialize;

use super::combination::{Appearance, Combination};
use super::faults::Faults;
use super::folds::open_folds;

const AXE: &str = include_str!("axe.js");

#[test]
fn axe_finds_nothing_on_cards() -> Outcome {
    examine(Appearance::Card)
}

#[test]
fn axe_finds_nothing_on_rows() -> Outcome {
    examine(Appearance::Inline)
}

#[test]
fn axe_finds_nothing_on_badges() -> Outcome {
    examine(Appearance::Badge)
}

fn examine(appearance: Appearance) -> Outcome {
    if Setup::from_env()?.engine != Engine::Chromium {
        // It reads the document and computed styles, in which engines do not differ.
        println!("axe-core examines the gallery in Chromium only");
        return Ok(());
    }
    let script = std::fs::read_to_string(Setup::axe_core()?)?;
    run(Speed::Still, async |stage| {
        let mut found = Found::default();
        for combination in Combination::all(appearance) {
            combination.open(&stage.page).await?;
            open_folds(&stage.page).await?;
            let findings = Findings::of(&stage.page, &script).await?;
            found.add(&combination.name(), findings);
        }
        found.tell(appearance);
        found.faults.check()
    })
}

/// What `axe.js` gives.
#[derive(Debug, Deserialize)]
struct Findings {
    cells: usize,
    /// The rules that held for everything they apply to.
    passed: Vec<String>,
    /// What it leaves to others, such as the contrast of a text whose end is cut off.
    undecided: Vec<String>,
    faults: Vec<String>,
}

impl Findings {
    async fn of(page: &Page, axe_core: &str) -> Outcome<Self> {
        // What WebDriver runs in the page is not under the page's policy.
        page.run(axe_core).await?;
        let findings = page.client().execute_async(AXE, Vec::new()).await?;
        Ok(serde_json::from_value(findings)?)
    }
}

#[derive(Debug, Default)]
struct Found {
    pages: usize,
    cells: usize,
    passed: BTreeSet<String>,
    undecided: usize,
    faults: Faults,
}

impl Found {
    fn add(&mut self, page: &str, findings: Findings) {
        self.pages += 1;
        self.cells += findings.cells;
        self.passed.extend(findings.passed);
        self.undecided += findings.undecided.len();
        self.faults.add(page, findings.faults);
    }

    fn tell(&self, appearance: Appearance) {
        let Self {
            pages,
            cells,
            undecided,
            ..
        } = self;
        let rules = self.passed.len();
        println!(
            "axe-core, {appearance:?}: {cells} cells on {pages} pages, {rules} rules passed, \
             {undecided} places left to `contrast.js`"
        );
    }
}
