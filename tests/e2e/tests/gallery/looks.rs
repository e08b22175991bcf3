//! What is seen: nothing is cut off, too faint or missing, and the policy of the page holds.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jobwatch_e2e::{Outcome, Page, Speed, Stage, run};
use serde::Deserialize;

use super::combination::{Appearance, Combination, Theme};
use super::faults::Faults;
use super::photograph::{Photograph, fit_window};

const CONTRAST: &str = concat!(include_str!("colours.js"), include_str!("contrast.js"));
const LAYOUT: &str = include_str!("layout.js");

/// Of the window, in CSS pixels: that of a console, and that of a page at 400 % on it.
const WIDE: u32 = 1_280;
const NARROW: u32 = 320;
const HEIGHT: u32 = 800;

#[test]
fn cards_are_whole_and_legible_and_keep_the_policy() -> Outcome {
    look_at(Appearance::Card)
}

#[test]
fn rows_are_whole_and_legible_and_keep_the_policy() -> Outcome {
    look_at(Appearance::Inline)
}

#[test]
fn badges_are_whole_and_legible_and_keep_the_policy() -> Outcome {
    look_at(Appearance::Badge)
}

fn look_at(appearance: Appearance) -> Outcome {
    run(Speed::Still, async |stage| {
        let mut seen = Seen::default();
        for combination in Combination::all(appearance) {
            seen.look(stage, combination)
                .await
                .map_err(|error| format!("{}: {error}", combination.name()))?;
        }
        seen.tell(appearance);
        seen.faults.check()
    })
}

/// A cell of the gallery, in CSS pixels from the start of the page.
#[derive(Debug, Deserialize)]
pub(crate) struct Cell {
    pub(crate) name: String,
    /// How many texts of the widget are shown.
    texts: usize,
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// The least contrast of a kind, and what has it.
#[derive(Clone, Debug, Deserialize)]
struct Lowest {
    ratio: f64,
    what: String,
}

/// What `contrast.js` gives.
#[derive(Debug, Deserialize)]
pub(crate) struct Contrast {
    pub(crate) cells: Vec<Cell>,
    lowest: BTreeMap<String, Lowest>,
    pub(crate) faults: Vec<String>,
}

impl Contrast {
    pub(crate) async fn measure(page: &Page) -> Outcome<Self> {
        Ok(serde_json::from_value(page.run(CONTRAST).await?)?)
    }
}

/// What `layout.js` gives.
#[derive(Debug, Deserialize)]
struct Layout {
    width: f64,
    faults: Vec<String>,
}

#[derive(Debug, Default)]
struct Seen {
    cells: usize,
    photographs: Vec<PathBuf>,
    /// By theme and kind.
    lowest: BTreeMap<(Theme, String), Lowest>,
    faults: Faults,
}

impl Seen {
    async fn look(&mut self, stage: &Stage, combination: Combination) -> Outcome {
        let (page, name) = (&stage.page, combination.name());
        page.client().set_window_size(WIDE, HEIGHT).await?;
        combination.open_listening(page).await?;

        fit_window(page, WIDE).await?;
        let contrast = Contrast::measure(page).await?;
        self.keep_lowest(combination.theme, &contrast.lowest);
        self.faults.add(&name, contrast.faults);
        let cells = contrast.cells;
        self.cells += cells.len();
        let mute = cells.iter().filter(|cell| cell.texts == 0);
        let mute = mute.map(|cell| format!("{} shows no text", cell.name));
        self.faults.add(&name, mute);
        let photograph = Photograph::take(page, &cells).await?;
        self.photographs.push(photograph.save(stage.engine, &name)?);

        page.client().set_window_size(NARROW, HEIGHT).await?;
        let layout: Layout = serde_json::from_value(page.run(LAYOUT).await?)?;
        if layout.width > f64::from(NARROW) {
            let wide = format!("the page is {} px wide", layout.width);
            self.faults.add(&name, [wide]);
        }
        self.faults.add(&name, layout.faults);

        self.faults.add(&name, page.trouble().await?);
        Ok(())
    }

    fn keep_lowest(&mut self, theme: Theme, lowest: &BTreeMap<String, Lowest>) {
        for (kind, found) in lowest {
            let key = (theme, kind.clone());
            let known = self.lowest.get(&key);
            if known.is_none_or(|known| found.ratio < known.ratio) {
                self.lowest.insert(key, found.clone());
            }
        }
    }

    fn tell(&self, appearance: Appearance) {
        let (cells, pages) = (self.cells, self.photographs.len());
        println!("{appearance:?}: {cells} cells on {pages} pages");
        if let Some(folder) = self.photographs.first().and_then(|path| path.parent()) {
            println!("photographs: {}", folder.display());
        }
        for ((theme, kind), Lowest { ratio, what }) in &self.lowest {
            let theme = theme.word();
            println!("least contrast of {kind}, {theme}: {ratio:.2}:1, {what}");
        }
    }
}
