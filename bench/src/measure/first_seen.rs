//! How soon something is seen, in a browser with an empty cache.

use jobwatch_e2e::{Outcome, Page, Stage};
use serde_json::json;

use super::visit::{ask, look_in, number};
use crate::figure::{Figure, Place};
use crate::peer::Peer;
use crate::results::Notes;

/// What a place makes of line and processor.
struct Conditions {
    /// From a request to the first byte of its answer, in milliseconds.
    latency: f64,
    /// Bytes a second; -1 for what the machine gives.
    throughput: f64,
    /// How many times slower the processor is made.
    slowdown: f64,
}

impl Conditions {
    fn of(place: Place) -> Self {
        match place {
            Place::Here => Self {
                latency: 0.0,
                throughput: -1.0,
                slowdown: 1.0,
            },
            Place::Slow => Self {
                latency: 40.0,
                throughput: 1_250_000.0,
                slowdown: 4.0,
            },
        }
    }

    async fn impose(&self, page: &Page) -> Outcome {
        page.debug("Network.enable", json!({})).await?;
        page.debug(
            "Network.emulateNetworkConditions",
            json!({
                "offline": false,
                "latency": self.latency,
                "downloadThroughput": self.throughput,
                "uploadThroughput": self.throughput,
            }),
        )
        .await?;
        let rate = json!({ "rate": self.slowdown });
        page.debug("Emulation.setCPUThrottlingRate", rate).await?;
        Ok(())
    }
}

pub(super) async fn measure(stage: &Stage, peer: Peer, place: Place) -> Outcome<Notes> {
    let page = &stage.page;
    Conditions::of(place).impose(page).await?;
    look_in(page).await?;
    page.visit(&format!("{}/", peer.folder())).await?;
    let seen = ask(page, "probe.seen").await?;
    Ok(vec![
        (Figure::FirstBadge(place), number(&seen, "badge")?),
        (Figure::FirstStatus(place), number(&seen, "told")?),
        (Figure::Files, number(&seen, "bytes")? / 1_000.0),
    ])
}
