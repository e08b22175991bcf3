//! `docs/benchmarks.md`.

use std::fmt::Write as _;

use crate::measure::{Figures, PEERS, Place, Results};
use crate::spread::Spread;

const HEAD: &str = "\
# How soon something is seen

Written by `cargo xtask bench`, which builds three pages with one job each, as they ship, opens them in
turn in headless Chromium with an empty cache, and asks one server. Each page shows a title, a badge
and a bar, and asks every two seconds; their sources are in `bench/peers`. The files travel as
brotli 11.

- *First badge* is the first contentful paint: the pages have nothing else to paint.
- *First status* is the first frame after the one with what the server said.

Times are in milliseconds from the navigation: the median, with the least and the most.
";

/// The whole text.
pub(crate) fn write(results: &Results) -> String {
    let mut text = HEAD.to_owned();
    for (place, figures) in results {
        text.push_str(&table(*place, figures));
    }
    text
}

fn table(place: Place, figures: &[Figures]) -> String {
    let runs = figures.first().map_or(0, |figures| figures.badge.count());
    let mut text = format!(
        "\n## On {}\n\n{runs} runs of each page.\n\n| page | bytes | first badge | first status |\n|---|--:|--:|--:|\n",
        place.name
    );
    for (peer, figures) in PEERS.into_iter().zip(figures) {
        let (name, bytes) = (peer.name, figures.bytes);
        let (badge, status) = (cell(&figures.badge), cell(&figures.status));
        let _ = writeln!(text, "| {name} | {bytes} | {badge} | {status} |");
    }
    text
}

fn cell(spread: &Spread) -> String {
    format!(
        "{:.0} ({:.0} to {:.0})",
        spread.median(),
        spread.least(),
        spread.most()
    )
}
