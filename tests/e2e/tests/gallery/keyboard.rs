//! A walk with the Tab key over every control of every cell.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use jobwatch_e2e::{Outcome, Page, Speed, run, until};
use serde::Deserialize;

use super::combination::{Appearance, Combination, Theme};
use super::faults::Faults;
use super::folds::open_folds;

const WATCH: &str = concat!(include_str!("colours.js"), include_str!("keyboard.js"));

/// Of the window, in CSS pixels: much smaller than the page.
const SIZE: (u32, u32) = (1_280, 800);

/// Keys that are sent at a time, so that no command takes long.
const STRIDE: usize = 20;

#[test]
fn keyboard_reaches_every_control_of_cards_visibly_and_in_order() -> Outcome {
    walk_over(Appearance::Card)
}

#[test]
fn keyboard_reaches_every_control_of_rows_visibly_and_in_order() -> Outcome {
    walk_over(Appearance::Inline)
}

#[test]
fn keyboard_finds_nothing_to_stop_at_on_badges() -> Outcome {
    walk_over(Appearance::Badge)
}

/// In English and, where it runs the other way, in Arabic: no order depends on more.
fn walk_over(appearance: Appearance) -> Outcome {
    run(Speed::Still, async |stage| {
        let page = &stage.page;
        page.client().set_window_size(SIZE.0, SIZE.1).await?;
        let mut faults = Faults::default();
        for (language, theme) in [("en", Theme::Light), ("ar", Theme::Dark)] {
            let combination = Combination::natural(appearance, language, theme);
            combination.open(page).await?;
            open_folds(page).await?;
            let walk = Walk::take(page).await?;
            let name = combination.name();
            println!("{name}: {} controls reached by Tab", walk.controls);
            faults.add(&name, walk.all_faults());
        }
        faults.check()
    })
}

/// What `keyboard.js` gives.
#[derive(Debug, Deserialize)]
struct Walk {
    controls: usize,
    /// Places in the order of the document.
    visited: Vec<i64>,
    /// Whether the focus is on what comes after the cells.
    left: bool,
    faults: Vec<String>,
}

impl Walk {
    /// Presses Tab once for each control and once to leave the last, which a trap would not let go.
    async fn take(page: &Page) -> Outcome<Self> {
        page.run(WATCH).await?;
        let mut walk = Self::so_far(page).await?;
        let mut pressed = 0;
        while pressed <= walk.controls {
            let keys = STRIDE.min(walk.controls + 1 - pressed);
            press_tab(page, keys).await?;
            pressed += keys;
        }
        // A browser may hand keys on to the page after it has said that they are pressed.
        let left = until("the focus has left the cells", async || {
            walk = Self::so_far(page).await?;
            Ok(walk.left.then_some(()))
        });
        let left = left.await;
        left.map_err(|error| format!("{error}; {walk:?}"))?;
        Ok(walk)
    }

    async fn so_far(page: &Page) -> Outcome<Self> {
        let seen = page.run("return window.jobwatchWalk()").await?;
        Ok(serde_json::from_value(seen)?)
    }

    fn all_faults(self) -> Vec<String> {
        let mut faults = self.faults;
        let order: Vec<i64> = (0..).take(self.controls).collect();
        if self.visited != order {
            faults.push(format!(
                "not in the order of the document: {:?}",
                self.visited
            ));
        }
        faults
    }
}

async fn press_tab(page: &Page, times: usize) -> Outcome {
    let mut keys = KeyActions::new("keyboard".to_owned());
    for _ in 0..times {
        let value = Key::Tab.into();
        keys = keys
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
    }
    Ok(page.client().perform_actions(keys).await?)
}
