//! A page that nobody sees.

use std::time::{Duration, Instant};

use jobwatch_e2e::{Outcome, Stage};

use super::polling;
use super::visit::{ask, pass};

/// Until requests under way have been answered.
const SETTLES: Duration = Duration::from_millis(500);
const STRETCH: Duration = Duration::from_secs(3);
const MINUTE: Duration = Duration::from_secs(60);

/// Requests of the open page in a minute, while another tab is in front of it.
pub(super) async fn requests(stage: &Stage) -> Outcome<f64> {
    let client = stage.page.client();
    let page = client.window().await?;
    let front = client.new_window(true).await?.handle;
    client.switch_to_window(front).await?;
    pass(SETTLES).await;
    let (begin, before) = (Instant::now(), polling::all_requests(stage).await?);
    pass(STRETCH).await;
    let requests = polling::all_requests(stage).await? - before;
    let minutes = begin.elapsed().as_secs_f64() / MINUTE.as_secs_f64();
    client.switch_to_window(page).await?;
    let seen =
        "performance.getEntriesByType('visibility-state').some(({ name }) => name === 'hidden')";
    if ask(&stage.page, seen).await? != true {
        return Err("the page was never hidden".into());
    }
    Ok(requests as f64 / minutes)
}
