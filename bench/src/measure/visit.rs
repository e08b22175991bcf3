//! Opening a page.

use std::time::Duration;

use jobwatch_e2e::{Outcome, Page, Speed, Stage, run};
use serde_json::{Value, json};

use super::INTERVAL;
use crate::peer::Peer;

/// Room for a dozen cards.
const WINDOW: (u32, u32) = (1_280, 800);

/// What a page is asked for, with one widget at first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visit {
    pub(super) scenario: &'static str,
    pub(super) jobs: u32,
    pub(super) interval: u32,
    pub(super) appearance: &'static str,
}

impl Visit {
    /// Widgets on jobs of a scenario, asked for twice a second.
    pub(super) fn to(scenario: &'static str, jobs: u32) -> Self {
        Self {
            scenario,
            jobs,
            interval: INTERVAL,
            appearance: "card",
        }
    }

    /// Opens the page and waits until its first widget shows what the server said: what happens
    /// once for the page has happened then.
    pub(super) async fn open(self, page: &Page, peer: Peer) -> Outcome {
        let Self {
            scenario,
            jobs,
            interval,
            appearance,
        } = self;
        let folder = peer.folder();
        let query =
            format!("scenario={scenario}&jobs={jobs}&interval={interval}&appearance={appearance}");
        look_in(page).await?;
        page.visit(&format!("{folder}/?{query}")).await?;
        ask(page, "probe.seen").await?;
        Ok(())
    }
}

/// Has the probe in every page that is opened.
pub(super) async fn look_in(page: &Page) -> Outcome {
    let (width, height) = WINDOW;
    page.client().set_window_size(width, height).await?;
    // Lit, and Shoelace with it, writes first styles as attributes, which the server's policy blocks.
    page.debug("Page.setBypassCSP", json!({ "enabled": true }))
        .await?;
    let probe = json!({ "source": include_str!("../probe.js") });
    page.debug("Page.addScriptToEvaluateOnNewDocument", probe)
        .await?;
    Ok(())
}

/// What a promise of the page comes to.
pub(super) async fn ask(page: &Page, promise: &str) -> Outcome<Value> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         Promise.resolve({promise}).then((value) => done([value]), (error) => done(String(error)));"
    );
    let answer = page.client().execute_async(&script, Vec::new()).await?;
    match answer.get(0) {
        Some(value) => Ok(value.clone()),
        None => Err(format!("{promise}: {answer}").into()),
    }
}

/// A member of what the page gave.
pub(super) fn number(value: &Value, name: &str) -> Outcome<f64> {
    let number = value.get(name).and_then(Value::as_f64);
    Ok(number.ok_or_else(|| format!("no {name} in {value}"))?)
}

/// Measures on a server and in a browser of its own.
pub(super) fn on_stage<T>(measure: impl AsyncFnOnce(&Stage) -> Outcome<T>) -> Outcome<T> {
    let mut measured = None;
    run(Speed::Normal, async |stage| {
        measured = Some(measure(stage).await?);
        Ok(())
    })?;
    Ok(measured.ok_or("nothing was measured")?)
}

/// Name and version of the browser.
pub(super) fn browser() -> Outcome<String> {
    on_stage(async |stage| {
        let version = stage.page.debug("Browser.getVersion", json!({})).await?;
        let product = version.get("product").and_then(Value::as_str);
        Ok(product
            .unwrap_or("a browser without a name")
            .replace('/', " "))
    })
}

/// Lets time pass in which nobody asks the page anything.
pub(super) async fn pass(time: Duration) {
    tokio::time::sleep(time).await;
}
