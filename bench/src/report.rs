//! `docs/benchmarks.md`.

use crate::figure::{Figure, Place};
use crate::goal::Goal;
use crate::peer::Peer;
use crate::results::Results;
use crate::spread::Spread;

const HEAD: &str = "\
# What a page costs, beside other stacks

Written by `cargo xtask bench`, which builds five pages that show the same, as they ship, and opens
them in turn in headless Chromium, in a browser with an empty cache and on a server of its own each
time. Each widget shows a title, a badge, a bar and the percent, and asks again so long after each
answer; jobwatch's card has the running time and the time left besides, the link's state and buttons.
The sources are in `bench/peers`:

";

const PLOT: &str = "
![Each figure of the five pages as bars, with what jobwatch is to reach](benchmarks.svg)
";

const GOALS: &str = "
## What jobwatch is to reach

At most so much, by the medians.

| figure | goal | at most | jobwatch | |
|---|---|--:|--:|---|
";

const SEEN: &str = "
## How soon something is seen

One widget on a page that is opened. Times are in milliseconds from the navigation; the files travel
as brotli 11, without the page itself.

- *First badge* is the first contentful paint: the pages have nothing else to paint.
- *First status* is the first frame after the one with what the server said.
";

const RUNNING: &str = "
## What an open page costs

200 widgets are shown at once beside the first one, in a window of 1,280 by 800 pixels, and each asks
every 500 ms. A browser opens 6 connections to a server over HTTP/1.1, whoever asks.

- *Mounted* is from the call that shows them to the frame after the one with the last badge, and with
  the last state that the server told; the longest task is up to the latter. The browser tells of
  those above 50 ms.
- *An update* is one answer to one widget, and another percent each time (the job server's
  `steady-percent`). The main thread's time is that of all tasks (`TaskDuration` of Chromium's
  `Performance.getMetrics`) in 4 seconds; script, style and layout are a part of it.
- *An unchanged answer* is the same as the one before (`standstill`). DOM mutations are records of
  observers in the document and in all shadow trees, counted after the times.
- *Shared* is with the 200 on 20 jobs that move, ten widgets each.
- *Heap* is what 199 widgets add after a garbage collection: JavaScript's and the modules' memory,
  and Chromium's own for DOM, styles and layout (`embedderHeapUsedSize`).
- *Hidden* is with another tab in front. A driven browser does not slow timers of hidden pages down,
  as others do to once a second.
- *Left* is what the page holds more in JavaScript's heap and the modules' memory, when so many widgets
  have come and gone in batches of 50, than after the first batch.

The median, with the least and the most where they differ.

";

/// The whole text.
pub(crate) fn write(results: &Results) -> String {
    let mut text = HEAD.to_owned();
    for peer in Peer::ALL {
        text += &format!("- **{}**: {}\n", peer.name(), peer.description());
    }
    text += &conditions(results);
    text += PLOT;
    text += GOALS;
    text.extend(Goal::ALL.into_iter().map(|goal| goal_row(goal, results)));
    text += SEEN;
    text.extend(Place::ALL.into_iter().map(|place| seen(place, results)));
    text += RUNNING;
    text += &running(results);
    text
}

fn conditions(results: &Results) -> String {
    let Results {
        browser,
        cores,
        passes,
        ..
    } = results;
    format!("\nMeasured in {browser} on {cores} cores; the number of passes was {passes}.\n")
}

fn goal_row(goal: Goal, results: &Results) -> String {
    let (name, words) = (goal.figure.name(), goal.describe());
    let Some(verdict) = goal.judge(results) else {
        return format!("| {name} | {words} | | | not measured |\n");
    };
    let [bound, reached] = [verdict.bound, verdict.reached].map(|value| goal.figure.write(value));
    let outcome = verdict.describe(goal.figure);
    format!("| {name} | {words} | {bound} | {reached} | {outcome} |\n")
}

fn seen(place: Place, results: &Results) -> String {
    let mut text = format!(
        "\n### On {}\n\n| page | KB | first badge | first status |\n|---|--:|--:|--:|\n",
        place.name()
    );
    for peer in Peer::ALL {
        let figures = [
            Figure::Files,
            Figure::FirstBadge(place),
            Figure::FirstStatus(place),
        ];
        let cells = figures.map(|figure| cell(figure, results.spread(figure, peer)));
        text += &row(peer.name(), &cells);
    }
    text
}

fn running(results: &Results) -> String {
    let names = Peer::ALL.map(|peer| peer.name().to_owned());
    let mut text = row("", &names) + "|---" + &"|--:".repeat(names.len()) + "|\n";
    for figure in Figure::RUNNING {
        let cells = Peer::ALL.map(|peer| cell(figure, results.spread(figure, peer)));
        text += &row(figure.name(), &cells);
    }
    text
}

fn row(first: &str, cells: &[String]) -> String {
    format!("| {first} | {} |\n", cells.join(" | "))
}

fn cell(figure: Figure, spread: Option<&Spread>) -> String {
    let Some(spread) = spread else {
        return String::new();
    };
    let [median, least, most] =
        [spread.median(), spread.least(), spread.most()].map(|value| figure.write(value));
    if least == most {
        median
    } else {
        format!("{median} ({least} to {most})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> String {
        let mut results = Results::new("a browser".to_owned(), 2, 3);
        for value in [30.0, 10.0, 20.0] {
            results.note(Peer::Jobwatch, vec![(Figure::Update, value)]);
            results.note(Peer::Plain, vec![(Figure::Update, 10.0)]);
            results.note(Peer::Plain, vec![(Figure::LongestTask, 0.0)]);
        }
        write(&results)
    }

    #[test]
    fn cells_have_the_median_and_how_far_it_spreads() {
        let row = "| main thread an update, µs | 20 (10 to 30) | 10 |  |  |  |";
        assert!(text().contains(row), "{}", text());
        let row = "| longest task meanwhile, ms |  | < 50 |  |  |  |";
        assert!(text().contains(row), "{}", text());
    }

    #[test]
    fn goals_that_are_missed_say_by_how_much() {
        let row = "| main thread an update, µs | 1.1 × plain JS | 11 | 20 | missed by 9 (82 %) |";
        assert!(text().contains(row), "{}", text());
    }

    #[test]
    fn conditions_are_told() {
        assert!(text().contains("a browser on 2 cores; the number of passes was 3."));
    }
}
