//! Attacks on the `<job-watch>` element: by addresses, ids, redirects and answers. The pages have no
//! Content-Security-Policy, so that nothing but the element itself holds them off.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

mod address;
mod body;
mod markup;
mod redirect;
mod secret;

use jobwatch_e2e::{Heard, Outcome, Reply, Setup, Site, Speed, Stage, run};
use serde_json::{Value, json};

/// What nobody but the page's own server may get to know.
const SECRET: &str = "s3cret-of-the-session";

/// The header that it travels in.
const TOKEN: &str = "x-auth-token";

/// A page on one server, and a server that is none of its business. A test counts as failed if
/// anything has been run that came from outside.
fn attack(
    answer: impl Fn(&Heard) -> Option<Reply> + Clone + Send + 'static,
    test: impl AsyncFnOnce(&Stage, &Site, &Site) -> Outcome,
) -> Outcome {
    run(Speed::Normal, async |stage| {
        let setup = Setup::from_env()?;
        let home = Site::start(&setup, answer).await?;
        let stranger = Site::start(&setup, |_| Some(Reply::json(job(&json!({}))))).await?;
        stage.page.open_element_page_of(&home).await?;
        test(stage, &home, &stranger).await?;
        assert_eq!(stage.page.value("pwnedBy").await?, json!([]));
        Ok(())
    })
}

/// A job under way with other members, as a body.
fn job(members: &Value) -> Value {
    let mut job = json!({"job_id": "j", "job_type": "t", "status": "RUNNING"});
    for (name, value) in members.as_object().into_iter().flatten() {
        job[name] = value.clone();
    }
    job
}

/// Answers every question for a job.
fn jobs(heard: &Heard) -> Option<Reply> {
    heard
        .target
        .starts_with("/v1/")
        .then(|| Reply::json(job(&json!({}))))
}

/// A script that puts an element on the page, with a job and other attributes.
fn element(attributes: &Value) -> String {
    let mut all = json!({"project-id": "p", "job-id": "j"});
    for (name, value) in attributes.as_object().into_iter().flatten() {
        all[name] = value.clone();
    }
    format!("window.it = add({all})")
}
