//! All of it, for people to read.

use std::fmt::Write;

use crate::client::Client;
use crate::measure::Measure;
use crate::plot;
use crate::scenario::Scenario;
use crate::text::{delay, jobs, length, number};
use crate::time::HOUR;

/// What came of a scenario with each client.
#[derive(Clone, Debug)]
pub struct Report {
    rows: Vec<Row>,
}

/// What came of a scenario with one client.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) scenario: Scenario,
    pub(crate) client: Client,
    pub(crate) measure: Measure,
}

impl Report {
    /// Plays every scenario with each client.
    #[must_use]
    pub fn play() -> Self {
        Self::of(&Scenario::all())
    }

    /// Plays some scenarios with each client.
    #[must_use]
    pub fn of(scenarios: &[Scenario]) -> Self {
        let plays = scenarios.iter().flat_map(|scenario| {
            let clients = Client::ALL.into_iter();
            clients.map(|client| Row::play(*scenario, client))
        });
        Self {
            rows: plays.collect(),
        }
    }

    /// The lines of the report's tables.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.rows.iter().map(Row::markdown)
    }

    /// The report as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = INTRODUCTION.to_owned();
        text.push_str(&self.findings());
        text.push_str(MODEL);
        for limited in [false, true] {
            text.push_str(if limited { LIMITED } else { UNLIMITED });
            for count in Scenario::COUNTS {
                text.push_str(&self.table(limited, count));
            }
        }
        text
    }

    /// The report as a plot.
    #[must_use]
    pub fn svg(&self) -> String {
        plot::draw(&self.rows)
    }

    fn table(&self, limited: bool, count: usize) -> String {
        let mut text = format!("\n### {}\n\n{HEAD}", jobs(count));
        let rows = self.rows.iter().filter(|row| {
            let scenario = row.scenario;
            scenario.limited == limited && scenario.count == count
        });
        for row in rows {
            text.push_str(&row.markdown());
        }
        text
    }

    // What it shows.

    fn findings(&self) -> String {
        let mut text = String::from("\n## What it shows\n\n");
        text.push_str(&self.one_hour());
        text.push_str(&self.hundred_jobs());
        text.push_str(&self.comparison());
        text
    }

    fn find(&self, client: Client, scenario: Scenario) -> Option<&Measure> {
        let mut rows = self.rows.iter();
        let row = rows.find(|row| row.client == client && row.scenario == scenario);
        row.map(|row| &row.measure)
    }

    fn one_hour(&self) -> String {
        let Some(measure) = self.find(Client::Jobwatch, Scenario::ONE_HOUR) else {
            return String::new();
        };
        let times = [measure.median(), measure.worst()].map(|it| delay(it.unwrap_or_default()));
        format!(
            "- A job of one hour costs {} requests, and its end is seen within {} at the median \
             and {} at worst: its longest interval, and what request and answer take.\n",
            number(measure.requests()),
            times[0],
            times[1],
        )
    }

    fn hundred_jobs(&self) -> String {
        let scenario = |length| Scenario {
            length,
            count: 100,
            limited: true,
        };
        let most = |client| {
            let lengths = Scenario::LENGTHS.into_iter();
            let found = lengths.filter_map(|length| self.find(client, scenario(length)));
            let counts = found.map(|it| (it.refused(), it.unseen()));
            counts.reduce(|one, other| (one.0.max(other.0), one.1 + other.1))
        };
        let (with, unseen_with) = most(Client::JobwatchWithBudget).unwrap_or_default();
        let (without, unseen) = most(Client::Jobwatch).unwrap_or_default();
        format!(
            "- A hundred jobs under the limit meet {with} answers with 429 when a budget is set. \
             When the limit has to be found they meet {} in an hour and {without} in twelve. \
             {}\n",
            self.find(Client::Jobwatch, scenario(HOUR))
                .map_or(0, Measure::refused),
            match unseen_with + unseen {
                0 => "Every end is seen.".to_owned(),
                unseen => format!("{unseen} ends are not seen."),
            },
        )
    }

    /// Where a peer is as soon as jobwatch, and what it pays for that.
    fn comparison(&self) -> String {
        let pairs = self.pairs();
        let as_soon = pairs
            .iter()
            .filter(|pair| pair.peer.is_as_soon_as(pair.ours));
        let (dearer, others): (Vec<_>, Vec<_>) = as_soon.partition(|pair| pair.is_dearer());
        let mut text = format!(
            "- In {} of {} comparisons with a peer (jobwatch without a budget), the peer sees every \
             end as soon, at the median and at worst, give or take a tenth. In {} of these jobwatch sends fewer \
             requests: {}.\n",
            others.len() + dearer.len(),
            pairs.len(),
            dearer.len(),
            savings(&dearer),
        );
        text.push_str(BETTER);
        for pair in others {
            text.push_str(&pair.markdown());
        }
        text
    }

    fn pairs(&self) -> Vec<Pair<'_>> {
        let peers = self.rows.iter().filter(|row| !row.client.is_ours());
        // One job never meets the limit.
        let peers = peers.filter(|row| row.scenario.count > 1 || !row.scenario.limited);
        let pairs = peers.filter_map(|row| {
            let ours = self.find(Client::Jobwatch, row.scenario)?;
            let peer = &row.measure;
            Some(Pair { row, ours, peer })
        });
        pairs.collect()
    }
}

/// jobwatch and a peer in the same scenario.
struct Pair<'a> {
    row: &'a Row,
    ours: &'a Measure,
    peer: &'a Measure,
}

impl Pair<'_> {
    /// Whether the peer sends more requests.
    fn is_dearer(&self) -> bool {
        self.peer.requests() > self.ours.requests()
    }

    fn markdown(&self) -> String {
        let scenario = self.row.scenario;
        format!(
            "| {} of {}{} | {} | {} | {} |\n",
            jobs(scenario.count),
            length(scenario.length),
            if scenario.limited { ", limit" } else { "" },
            self.row.client.name(),
            number(self.peer.requests()),
            number(self.ours.requests()),
        )
    }
}

/// From the least to the most of the requests that jobwatch saves.
fn savings(pairs: &[&Pair<'_>]) -> String {
    let shares = pairs.iter().map(|pair| {
        let (ours, peer) = (pair.ours.requests(), pair.peer.requests());
        100 - (100 * ours).div_ceil(peer.max(1)).min(100)
    });
    let (least, most) = (shares.clone().min(), shares.max());
    let [least, most] = [least, most].map(Option::unwrap_or_default);
    format!("{least} to {most} % fewer")
}

impl Row {
    fn play(scenario: Scenario, client: Client) -> Self {
        let measure = client.play(&scenario);
        Self {
            scenario,
            client,
            measure,
        }
    }

    fn markdown(&self) -> String {
        let measure = &self.measure;
        let [median, worst] = [measure.median(), measure.worst()];
        let [median, worst] = [median, worst].map(|it| it.map_or("–".to_owned(), delay));
        let mut text = format!(
            "| {} | {} ",
            length(self.scenario.length),
            self.client.name()
        );
        let [requests, refused] = [measure.requests(), measure.refused()].map(number);
        let _ = write!(text, "| {requests} | {refused} | {median} | {worst} ");
        let _ = match measure.unseen() {
            0 => writeln!(text, "| 0 |"),
            unseen => writeln!(text, "| {unseen} of {} |", measure.jobs()),
        };
        text
    }
}

const INTRODUCTION: &str = "\
# What polling costs

How many requests it takes to see that jobs end, and how soon that is seen: jobwatch's own
`Scheduler` beside models of other pollers, against a modelled server. `cargo xtask simulate` writes
this page and its plot, the same in each run.

![Requests for one job, and the worst delay until its end is seen](simulation.svg)

Where a line of delays is missing, none of these ends was seen.
";

const MODEL: &str = "
## How it is done

- **Server.** A request takes 50 ms to it, its answer 30 to 70 ms back. With the limit it serves 200
  requests in any 5 minutes, as the API's documents say, and answers the others with 429 and
  without `Retry-After`.
- **Jobs.** All are begun within a second. Their lengths differ by a tenth or by 5 s, whichever is
  less, so that no client is lucky with its beat. Fewer than a hundred are played several times,
  until there are a hundred ends: requests and 429s are the means of one time, delays and ends
  those of all of them.
- **jobwatch.** The engine that runs in browsers, with its default settings and every job on
  screen. It has six requests in flight at most, which alone makes a round of 1,000 jobs take 17 s.
- **The others**, each at its best: every job has a poller of its own with no limit on its
  connections or its total time, on a page that is seen and online.
  - TanStack Query, `refetchInterval` until the data say that the job has ended, three retries after
    1, 2 and 4 s (guides [Polling](https://tanstack.com/query/latest/docs/framework/react/guides/polling)
    and [Query Retries](https://tanstack.com/query/latest/docs/framework/react/guides/query-retries);
    `retryer.ts` and `queryObserver.ts` of `query-core`).
  - `@azure/core-lro`, `pollUntilDone`: 2 s after each answer; 429 without `Retry-After` ends it
    (`poller/constants.ts`, `poller/poller.ts`; `throttlingRetryStrategy.ts` and
    `exponentialRetryStrategy.ts` of its HTTP runtime).
  - Huawei Cloud's Terraform provider for servers: golangsdk's `WaitForJobSuccess`, 1 s before a
    request and 5 s between its answer and what is made of it; and for images: `PollInterval` 10 s.
    After 429 both wait 1, 2, 4, 8 and 16 minutes, and the sixth in a row ends them
    (`retryBackoffFunc` in the provider's `config.go`, `doRequest` in golangsdk's
    `provider_client.go`).
- **Delay.** From the end of a job until its client knows. An end that was not seen 6 hours after
  the last one counts as never seen.
";

const UNLIMITED: &str = "\n## Without a limit\n";
const LIMITED: &str = "\n## With 200 requests in 5 minutes\n";

const HEAD: &str = "\
| job | client | requests | 429s | delay, median | worst | never seen |
|---|---|--:|--:|--:|--:|--:|
";

const BETTER: &str = "- The others are below. A loop of 10 s needs fewer requests for a long job, \
as it was never quicker when the
  job was young; and whoever asks for short jobs seldom may be lucky under a limit that many quick
  requests use up.

| scenario | peer that is as soon | its requests | ours |
|---|---|--:|--:|
";
