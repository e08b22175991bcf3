//! The plot: a panel of bars for each figure, drawn by hand.

use std::fmt::Write as _;

use crate::figure::{Figure, Place};
use crate::goal::Goal;
use crate::peer::Peer;
use crate::results::Results;

const COLUMNS: usize = 3;
/// A panel, and its bars in it, in pixels.
const PANEL: (f64, f64) = (304.0, 160.0);
const MARGIN: f64 = 16.0;
const BARS: (f64, f64) = (84.0, 30.0);
const BAR_WIDTH: f64 = 140.0;
const BAR_HEIGHT: f64 = 14.0;
const BAR_STEP: f64 = 22.0;
/// Where the legend is, below the panels.
const LEGEND: f64 = 28.0;

/// Colours that can be told apart, also by those who see few (Okabe and Ito's), once for a light
/// and once for a dark page.
const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}\
.bar{fill:#8c959f}.ours{fill:#0072b2}.spread{stroke:#1f2328;stroke-width:1.5}\
.goal{stroke:#d55e00;stroke-width:2.5}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.bar{fill:#6e7681}.ours{fill:#3d8fc9}\
.spread{stroke:#e6edf3}.goal{stroke:#ff8a4c}}";

/// What is drawn, in its order.
const FIGURES: [Figure; 15] = [
    Figure::Files,
    Figure::FirstBadge(Place::Slow),
    Figure::FirstStatus(Place::Slow),
    Figure::MountedBadges,
    Figure::LongestTask,
    Figure::LongestTaskOfThousand,
    Figure::Update,
    Figure::UpdateAboveUnchanged,
    Figure::Unchanged,
    Figure::SharedRequests,
    Figure::SharedUpdate,
    Figure::HiddenRequests,
    Figure::JsHeap,
    Figure::DomHeap,
    Figure::LeftAfterHundreds,
];

/// Draws the results as a picture in SVG.
pub(crate) fn draw(results: &Results) -> String {
    let (width, legend_top) = (
        MARGIN + PANEL.0 * COLUMNS as f64,
        MARGIN + PANEL.1 * FIGURES.len().div_ceil(COLUMNS) as f64,
    );
    let height = legend_top + LEGEND;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>What a page costs with jobwatch and with four other stacks</title>\n\
         <style>{STYLE}</style>\n"
    );
    for (place, figure) in FIGURES.into_iter().enumerate() {
        let panel = Panel {
            figure,
            left: MARGIN + PANEL.0 * (place % COLUMNS) as f64,
            top: MARGIN + PANEL.1 * (place / COLUMNS) as f64,
            most: most(figure, results),
        };
        svg.push_str(&panel.draw(results));
    }
    svg.push_str(&legend(legend_top));
    svg.push_str("</svg>\n");
    svg
}

/// What the longest bar, or the goal, stands for.
fn most(figure: Figure, results: &Results) -> f64 {
    let goal = goal(figure, results);
    let spreads = Peer::ALL.map(|peer| results.spread(figure, peer).map(|spread| spread.most()));
    spreads
        .into_iter()
        .chain([goal])
        .flatten()
        .fold(f64::MIN_POSITIVE, f64::max)
}

fn goal(figure: Figure, results: &Results) -> Option<f64> {
    Some(Goal::of(figure)?.judge(results)?.bound)
}

/// One figure.
struct Panel {
    figure: Figure,
    left: f64,
    top: f64,
    most: f64,
}

impl Panel {
    fn draw(&self, results: &Results) -> String {
        let mut svg = text(
            "title",
            self.left,
            self.top + 16.0,
            "start",
            self.figure.name(),
        );
        for (place, peer) in Peer::ALL.into_iter().enumerate() {
            let top = self.top + BARS.1 + BAR_STEP * place as f64;
            svg.push_str(&self.bar(peer, top, results));
        }
        if let Some(goal) = goal(self.figure, results) {
            // It is jobwatch's alone, which is the first.
            let (x, top) = (self.x(goal), self.top + BARS.1 - 4.0);
            svg.push_str(&line("goal", x, top, BAR_HEIGHT + 8.0));
        }
        svg
    }

    fn bar(&self, peer: Peer, top: f64, results: &Results) -> String {
        let (left, base) = (self.left + BARS.0, top + BAR_HEIGHT - 3.0);
        let mut svg = text("", left - 8.0, base, "end", peer.name());
        let Some(spread) = results.spread(self.figure, peer) else {
            return svg;
        };
        let class = if peer == Peer::Jobwatch {
            "ours"
        } else {
            "bar"
        };
        let median = spread.median();
        let width = self.x(median) - left;
        let _ = writeln!(
            svg,
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" \
             height=\"{BAR_HEIGHT}\"/>"
        );
        let [least, most] = [spread.least(), spread.most()].map(|value| self.x(value));
        let middle = top + BAR_HEIGHT / 2.0;
        let _ = writeln!(
            svg,
            "<path class=\"spread\" d=\"M{least:.1} {middle:.1}H{most:.1}\"/>"
        );
        let mut end = most.max(left + width);
        if peer == Peer::Jobwatch {
            end = end.max(goal(self.figure, results).map_or(left, |goal| self.x(goal)));
        }
        svg + &text(
            "",
            end + 6.0,
            base,
            "start",
            &escaped(&self.figure.write(median)),
        )
    }

    /// Nothing is below zero, but for what was freed.
    fn x(&self, value: f64) -> f64 {
        self.left + BARS.0 + BAR_WIDTH * (value / self.most).clamp(0.0, 1.0)
    }
}

fn legend(top: f64) -> String {
    let (x, y) = (MARGIN + BARS.0, top + 4.0);
    line("goal", x, y - 11.0, 14.0)
        + &text("", x + 8.0, y, "start", "the most that jobwatch is to have")
        + &format!(
            "<path class=\"spread\" d=\"M{:.1} {:.1}h36\"/>\n",
            x + 280.0,
            y - 4.0
        )
        + &text("", x + 324.0, y, "start", "least to most of the passes")
}

fn line(class: &str, x: f64, top: f64, height: f64) -> String {
    format!("<path class=\"{class}\" d=\"M{x:.1} {top:.1}v{height:.1}\"/>\n")
}

fn text(class: &str, x: f64, y: f64, anchor: &str, text: &str) -> String {
    format!(
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_bar_is_as_long_as_there_is_room_for() {
        let mut results = Results::new("a browser".to_owned(), 2, 1);
        results.note(Peer::React, vec![(Figure::DomHeap, 60.0)]);
        results.note(Peer::Jobwatch, vec![(Figure::DomHeap, 15.0)]);
        let svg = draw(&results);
        assert!(svg.contains("width=\"140.0\""), "{svg}");
        assert!(svg.contains("width=\"35.0\""), "{svg}");
    }

    #[test]
    fn what_was_freed_is_a_bar_of_no_length() {
        let mut results = Results::new("a browser".to_owned(), 2, 1);
        results.note(Peer::Lit, vec![(Figure::LeftAfterHundreds, -4.0)]);
        let svg = draw(&results);
        assert!(svg.contains("width=\"0.0\""), "{svg}");
    }
}
