//! What a page's main thread is busy with, as Chromium counts it.

use std::ops::Sub;

use jobwatch_e2e::{Outcome, Page};
use serde_json::{Value, json};

/// Seconds since the page was opened.
#[derive(Clone, Copy, Debug)]
pub(super) struct MainThread {
    /// All tasks: script, style and layout, and the rest of rendering and of fetching.
    pub(super) task: f64,
    pub(super) script: f64,
    pub(super) style: f64,
    pub(super) layout: f64,
}

impl MainThread {
    /// Begins to count.
    pub(super) async fn watch(page: &Page) -> Outcome {
        page.debug("Performance.enable", json!({})).await?;
        Ok(())
    }

    pub(super) async fn now(page: &Page) -> Outcome<Self> {
        let answer = page.debug("Performance.getMetrics", json!({})).await?;
        let list = answer.get("metrics").and_then(Value::as_array);
        let list = list.ok_or("no metrics")?;
        let seconds = |name: &str| {
            let mut list = list.iter();
            let metric = list.find(|metric| metric.get("name").is_some_and(|it| it == name));
            let value = metric.and_then(|metric| metric.get("value")?.as_f64());
            value.ok_or_else(|| format!("no {name} among the metrics"))
        };
        Ok(Self {
            task: seconds("TaskDuration")?,
            script: seconds("ScriptDuration")?,
            style: seconds("RecalcStyleDuration")?,
            layout: seconds("LayoutDuration")?,
        })
    }
}

impl Sub for MainThread {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self {
            task: self.task - before.task,
            script: self.script - before.script,
            style: self.style - before.style,
            layout: self.layout - before.layout,
        }
    }
}
