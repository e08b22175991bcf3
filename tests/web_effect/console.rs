//! The component as the README and the guide to embedding have it.

use jobwatch::effect::{HeaderSource, Target};
use jobwatch::view::{JobCard, JobWatch, use_job};
use jobwatch::{Endpoint, PollConfig};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use super::answers::running;
use super::server::Server;
use super::web_support::clock::{Clock, wait_until};
use super::web_support::stage::Stage;

const README: &str = include_str!("../../README.md");
const PROJECT: &str = "ac234de25c6741d2b1273da49eea1b9e";
const JOB: &str = "ff8080814dbd65d7014dbe0d84db0013";

#[derive(Properties, PartialEq)]
struct ConsoleProps {
    endpoint: Endpoint,
}

#[component]
fn ExportImage(props: &ConsoleProps) -> Html {
    let headers = use_memo((), |()| {
        HeaderSource::new(|| async { vec![("X-Auth-Token".into(), token().await)] })
    });
    html! {
        <JobWatch
            endpoint={props.endpoint.clone()}
            project_id={PROJECT}
            job_id={JOB}
            label="Export image"
            headers={(*headers).clone()}
        />
    }
}

/// What the README's own function answers.
async fn token() -> String {
    let (_, body) = README.split_once("async fn token()").unwrap();
    body.split('"').nth(1).unwrap().into()
}

#[component]
fn OwnLayout(props: &ConsoleProps) -> Html {
    let url = props.endpoint.url(PROJECT, JOB).unwrap();
    let job = use_job(Target::new(url, JOB), PollConfig::default());
    html! { <JobCard snapshot={job.snapshot().clone()} label="Export image" /> }
}

#[wasm_bindgen_test]
async fn component_of_the_readme_asks_with_its_token_and_shows_the_job() {
    let (_clock, server) = (Clock::freeze().await, Server::start());
    let endpoint = server.endpoint();
    let stage = Stage::<ExportImage>::show(ConsoleProps { endpoint }).await;
    let request = server.request().await;
    assert_eq!(request.header("X-Auth-Token"), Some(token().await));
    request.answer(&running(40)).await;
    wait_until("the card shows 40%", || stage.text().contains("40%")).await;
}

#[wasm_bindgen_test]
async fn hook_and_card_alone_show_the_job() {
    let (_clock, server) = (Clock::freeze().await, Server::start());
    let endpoint = server.endpoint();
    let stage = Stage::<OwnLayout>::show(ConsoleProps { endpoint }).await;
    server.request().await.answer(&running(40)).await;
    wait_until("the card shows 40%", || stage.text().contains("40%")).await;
}
