//! Places that a `<job-watch>` element can be in: dialogs, frames, shadow trees, other documents,
//! other apps, and beside another copy of itself.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

mod copies;
mod dialog;
mod frame;
mod inside;

use jobwatch_e2e::{Heard, Outcome, Page, Reply, Setup, Site, Speed, Stage, run, until};
use serde_json::json;

/// A page on a server of the tests' own, for what the job server's policy does not allow, such as
/// frames. Every job is under way for ever.
fn at_home(test: impl AsyncFnOnce(&Stage, &Site) -> Outcome) -> Outcome {
    run(Speed::Normal, async |stage| {
        let home = Site::start(&Setup::from_env()?, running).await?;
        stage.page.open_element_page_of(&home).await?;
        test(stage, &home).await
    })
}

fn running(heard: &Heard) -> Option<Reply> {
    let id = heard.target.strip_prefix("/v1/p/jobs/")?;
    let job = json!({"job_id": id, "job_type": "t", "status": "RUNNING"});
    Some(Reply::json(job))
}

/// Waits until a job that nobody disturbs has been asked for twice more: what else is at work then
/// has been at work too.
async fn two_beats(home: &Site, job: &str) -> Outcome {
    let before = home.heard(job).len();
    until(&format!("{job} is asked for twice"), async || {
        Ok((home.heard(job).len() >= before + 2).then_some(()))
    })
    .await
}

async fn until_shown(page: &Page, element: &str) -> Outcome {
    page.until_true("the job is shown", &format!("!!{element}.job"))
        .await
}
