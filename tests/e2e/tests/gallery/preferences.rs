//! What the reader's system asks for. Chromium's debugger plays the system.

use jobwatch_e2e::{Engine, Outcome, Page, Setup, Speed, run};
use serde_json::json;

use super::combination::{Appearance, Combination, Theme};
use super::faults::Faults;
use super::looks::Contrast;
use super::photograph::{Photograph, fit_window};

/// Of the window, in CSS pixels.
const WIDTH: u32 = 1_280;

const APPEARANCES: [Appearance; 3] = [Appearance::Card, Appearance::Inline, Appearance::Badge];

/// Each animation that moves, turns or stretches something.
const MOVING: &str = "
    const moves = ({ transform, rotate, scale, translate }) =>
        [transform, rotate, scale, translate].some((it) => it !== undefined);
    return document.getAnimations()
        .filter((it) => it.effect.getKeyframes().some(moves))
        .map((it) => `${it.animationName} moves ${it.effect.target.getAttribute('class')}`)";

#[test]
fn forced_colours_leave_every_text_bar_and_icon_visible() -> Outcome {
    with_preference("forced-colors", "active", async |page, combination| {
        fit_window(page, WIDTH).await?;
        let contrast = Contrast::measure(page).await?;
        let photograph = Photograph::take(page, &contrast.cells).await?;
        let name = format!("{}-forced-colours", combination.name());
        photograph.save(Engine::Chromium, &name)?;
        Ok(contrast.faults)
    })
}

#[test]
fn reduced_motion_leaves_nothing_that_moves() -> Outcome {
    with_preference("prefers-reduced-motion", "reduce", async |page, _| {
        Ok(serde_json::from_value(page.run(MOVING).await?)?)
    })
}

/// Runs a check on the gallery in each appearance and theme under a preference.
fn with_preference(
    feature: &str,
    value: &str,
    check: impl AsyncFn(&Page, Combination) -> Outcome<Vec<String>>,
) -> Outcome {
    if Setup::from_env()?.engine != Engine::Chromium {
        println!("{feature} is played in Chromium only: other drivers have no command for it");
        return Ok(());
    }
    run(Speed::Still, async |stage| {
        let page = &stage.page;
        let features = json!({"features": [{"name": feature, "value": value}]});
        page.debug("Emulation.setEmulatedMedia", features).await?;
        let mut faults = Faults::default();
        for (appearance, theme) in appearances_and_themes() {
            let combination = Combination::natural(appearance, "en", theme);
            combination.open(page).await?;
            let query = format!("return matchMedia('({feature}: {value})').matches");
            assert_eq!(page.run(&query).await?, true, "{feature} is not {value}");
            faults.add(&combination.name(), check(page, combination).await?);
        }
        faults.check()
    })
}

fn appearances_and_themes() -> impl Iterator<Item = (Appearance, Theme)> {
    let with_themes = |appearance| Theme::ALL.map(|theme| (appearance, theme));
    APPEARANCES.into_iter().flat_map(with_themes)
}
