//! The plot: lines over the length of the jobs, drawn by hand.

use std::fmt::Write;

use crate::client::Client;
use crate::measure::Measure;
use crate::report::Row;
use crate::scenario::Scenario;
use crate::text::{delay, length, number};

/// The whole picture, in pixels.
const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 704.0;
/// The inside of a panel.
const PANEL: (f64, f64) = (340.0, 230.0);
/// Where the panels are.
const LEFT: [f64; 2] = [92.0, 532.0];
const TOP: [f64; 2] = [56.0, 366.0];
/// Where the legend is.
const LEGEND_TOP: f64 = 654.0;
const LEGEND_COLUMN: f64 = 208.0;
const LEGEND_COLUMNS: usize = 4;
const LEGEND_LINE: f64 = 24.0;

/// Colours that can be told apart, also by those who see few (Okabe and Ito's), once for a light
/// and once for a dark page.
const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}\
.grid{stroke:#d1d9e0;stroke-width:1}\
.line{fill:none;stroke-width:2;stroke-linejoin:round}.ours{stroke-width:4}\
.c0{stroke:#0072b2}.c1{stroke:#009e73}.c2{stroke:#d55e00}.c3{stroke:#b07a00}\
.c4{stroke:#8a5a9e}.c5{stroke:#57606a}.c6{stroke:#c2528b}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#3d444d}\
.c0{stroke:#56b4e9}.c1{stroke:#3fd6a8}.c2{stroke:#ff8a4c}.c3{stroke:#f0c419}\
.c4{stroke:#c49bd8}.c5{stroke:#9ea7b3}.c6{stroke:#f48fc0}}";

/// How a line is broken, by the place of its client: colour is not all that tells them apart.
const DASHES: [&str; 7] = ["", "", "", "8 4", "2 4", "10 3 2 3", "4 3"];

/// One of the four diagrams.
struct Panel {
    title: &'static str,
    left: f64,
    top: f64,
    count: usize,
    limited: bool,
    /// What is drawn: `None` where there is nothing to draw.
    value: fn(&Measure) -> Option<u64>,
    label: fn(u64) -> String,
    /// The values with a line across, the least and the most at the edges.
    ticks: &'static [u64],
}

const REQUESTS: &[u64] = &[1, 10, 100, 1_000, 10_000, 100_000];
const MANY_REQUESTS: &[u64] = &[100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];
const SHORT_DELAYS: &[u64] = &[1_000, 2_000, 5_000, 10_000, 20_000];
const LONG_DELAYS: &[u64] = &[1_000, 10_000, 60_000, 600_000, 3_600_000];

const PANELS: [Panel; 4] = [
    Panel {
        title: "Requests for one job",
        left: LEFT[0],
        top: TOP[0],
        count: 1,
        limited: false,
        value: requests,
        label: number,
        ticks: REQUESTS,
    },
    Panel {
        title: "Worst delay until its end is seen",
        left: LEFT[1],
        top: TOP[0],
        count: 1,
        limited: false,
        value: Measure::worst,
        label: round_delay,
        ticks: SHORT_DELAYS,
    },
    Panel {
        title: "Requests for 100 jobs, 200 in 5 min allowed",
        left: LEFT[0],
        top: TOP[1],
        count: 100,
        limited: true,
        value: requests,
        label: number,
        ticks: MANY_REQUESTS,
    },
    Panel {
        title: "Worst delay, 200 in 5 min allowed",
        left: LEFT[1],
        top: TOP[1],
        count: 100,
        limited: true,
        value: Measure::worst,
        label: round_delay,
        ticks: LONG_DELAYS,
    },
];

/// Draws rows of the report as a picture in SVG.
pub(crate) fn draw(rows: &[Row]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\">\n\
         <title>Requests, and the worst delay until an end is seen, over the length of jobs\
         </title>\n<style>{STYLE}</style>\n"
    );
    for panel in &PANELS {
        svg.push_str(&panel.draw(rows));
    }
    for index in 0..Client::ALL.len() {
        svg.push_str(&legend(index));
    }
    svg.push_str("</svg>\n");
    svg
}

impl Panel {
    fn draw(&self, rows: &[Row]) -> String {
        let mut svg = text("title", self.left, self.top - 20.0, "start", self.title);
        for tick in self.ticks {
            svg.push_str(&self.tick(*tick));
        }
        for (index, length_of_job) in Scenario::LENGTHS.into_iter().enumerate() {
            let below = self.top + PANEL.1 + 20.0;
            svg.push_str(&text(
                "",
                self.x(index),
                below,
                "middle",
                &length(length_of_job),
            ));
        }
        // jobwatch last, so that nothing covers it.
        for (index, client) in Client::ALL.into_iter().enumerate().rev() {
            svg.push_str(&self.line(index, client, rows));
        }
        svg
    }

    fn tick(&self, value: u64) -> String {
        let (y, right) = (self.y(value), self.left + PANEL.0);
        let left = self.left;
        let label = (self.label)(value);
        format!("<path class=\"grid\" d=\"M{left:.1} {y:.1}H{right:.1}\"/>\n")
            + &text("", left - 8.0, y + 4.0, "end", &label)
    }

    fn line(&self, index: usize, client: Client, rows: &[Row]) -> String {
        let mut path = String::new();
        for (place, length) in Scenario::LENGTHS.into_iter().enumerate() {
            let scenario = Scenario {
                length,
                count: self.count,
                limited: self.limited,
            };
            let mut rows = rows.iter();
            let row = rows.find(|row| row.client == client && row.scenario == scenario);
            if let Some(value) = row.and_then(|row| (self.value)(&row.measure)) {
                let command = if path.is_empty() { 'M' } else { 'L' };
                let _ = write!(path, "{command}{:.1} {:.1}", self.x(place), self.y(value));
            }
        }
        stroke(index, &path)
    }

    fn x(&self, place: usize) -> f64 {
        let places = Scenario::LENGTHS.len() as f64;
        self.left + PANEL.0 * (place as f64 + 0.5) / places
    }

    /// Logarithmic, and kept inside.
    fn y(&self, value: u64) -> f64 {
        let [least, most] = [self.ticks.first(), self.ticks.last()]
            .map(|tick| tick.map_or(0.0, |tick| (*tick as f64).ln()));
        let share = ((value.max(1) as f64).ln() - least) / (most - least);
        self.top + PANEL.1 * (1.0 - share.clamp(0.0, 1.0))
    }
}

fn legend(index: usize) -> String {
    let (column, line) = (index % LEGEND_COLUMNS, index / LEGEND_COLUMNS);
    let x = LEFT[0] - 48.0 + LEGEND_COLUMN * column as f64;
    let y = LEGEND_TOP + LEGEND_LINE * line as f64;
    let name = Client::ALL.get(index).map_or("", |client| client.name());
    let end = x + 36.0;
    stroke(index, &format!("M{x:.1} {y:.1}H{end:.1}"))
        + &text("", end + 8.0, y + 4.0, "start", name)
}

fn stroke(index: usize, path: &str) -> String {
    let ours = Client::ALL
        .get(index)
        .is_some_and(|client| client.is_ours());
    let class = if ours { "line ours" } else { "line" };
    let dash = DASHES.get(index).copied().unwrap_or_default();
    format!("<path class=\"{class} c{index}\" stroke-dasharray=\"{dash}\" d=\"{path}\"/>\n")
}

fn text(class: &str, x: f64, y: f64, anchor: &str, text: &str) -> String {
    format!(
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>\n"
    )
}

fn requests(measure: &Measure) -> Option<u64> {
    Some(measure.requests())
}

/// A delay that needs no digits behind the point.
fn round_delay(millis: u64) -> String {
    delay(millis).replace(".0", "")
}
