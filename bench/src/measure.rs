//! The measurements.

use jobwatch_e2e::{Outcome, Speed, run, until};
use serde_json::{Value, json};

use crate::spread::Spread;

/// How often each page is opened on each line, in turn with the others: machines are noisy.
const RUNS: usize = 9;

/// A page to measure: its folder, and what it is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer {
    folder: &'static str,
    pub(crate) name: &'static str,
}

/// The pages, whose sources are in `bench/peers`.
pub(crate) const PEERS: [Peer; 3] = [
    Peer {
        folder: "jobwatch",
        name: "jobwatch",
    },
    Peer {
        folder: "cloudscape",
        name: "React, TanStack Query, Cloudscape",
    },
    Peer {
        folder: "lit",
        name: "Lit, by hand",
    },
];

/// A line and a machine to open pages on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) name: &'static str,
    /// From a request to the first byte of its answer, in milliseconds.
    latency: f64,
    /// Bytes a second; -1 for what the machine gives.
    throughput: f64,
    /// How many times slower the processor is made.
    slowdown: f64,
}

/// Where the pages are opened.
pub(crate) const PLACES: [Place; 2] = [
    Place {
        name: "this machine",
        latency: 0.0,
        throughput: -1.0,
        slowdown: 1.0,
    },
    Place {
        name: "10 Mbit/s, 40 ms, a processor 4 times slower",
        latency: 40.0,
        throughput: 1_250_000.0,
        slowdown: 4.0,
    },
];

/// What was measured of one page in one place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    /// Milliseconds from the navigation to the first paint, which is that of title and badge.
    pub(crate) badge: Spread,
    /// Milliseconds from the navigation to the first state that the server told, painted.
    pub(crate) status: Spread,
    /// Bytes as they travelled, without headers.
    pub(crate) bytes: u64,
}

/// What was measured in one place, in the order of [`PEERS`].
pub(crate) type Results = Vec<(Place, Vec<Figures>)>;

/// Measures all pages in all places.
pub(crate) fn all() -> Outcome<Results> {
    let none = |place| (place, vec![Figures::default(); PEERS.len()]);
    let mut results: Results = PLACES.into_iter().map(none).collect();
    for number in 1..=RUNS {
        println!("run {number} of {RUNS}");
        for (place, figures) in &mut results {
            for (peer, figures) in PEERS.into_iter().zip(figures) {
                note(figures, &once(*place, peer)?)?;
            }
        }
    }
    Ok(results)
}

fn note(figures: &mut Figures, measured: &Value) -> Outcome {
    let number = |name: &str| {
        let value = measured.get(name).and_then(Value::as_f64);
        value.ok_or(format!("no {name} in {measured}"))
    };
    figures.badge.push(number("badge")?);
    figures.status.push(number("status")?);
    figures.bytes = measured
        .get("bytes")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    Ok(())
}

/// Opens a page in a browser that has never seen it.
fn once(place: Place, peer: Peer) -> Outcome<Value> {
    let mut measured = Value::Null;
    run(Speed::Still, async |stage| {
        let page = &stage.page;
        slow_down(page, place).await?;
        let probe = json!({ "source": include_str!("probe.js") });
        page.debug("Page.addScriptToEvaluateOnNewDocument", probe)
            .await?;
        page.visit(&format!("{}/", peer.folder)).await?;
        measured = until("the page shows the state of its job", async || {
            let measured = page.run("return measured()").await?;
            Ok((!measured.is_null()).then_some(measured))
        })
        .await?;
        Ok(())
    })?;
    Ok(measured)
}

async fn slow_down(page: &jobwatch_e2e::Page, place: Place) -> Outcome {
    page.debug("Network.enable", json!({})).await?;
    page.debug(
        "Network.emulateNetworkConditions",
        json!({
            "offline": false,
            "latency": place.latency,
            "downloadThroughput": place.throughput,
            "uploadThroughput": place.throughput,
        }),
    )
    .await?;
    let rate = json!({ "rate": place.slowdown });
    page.debug("Emulation.setCPUThrottlingRate", rate).await?;
    Ok(())
}
