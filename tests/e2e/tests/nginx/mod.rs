//! The configuration of `docs/nginx.md` in a real nginx, between viewers and a job API.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod caching;
mod client;
mod crowd;
mod documentation;
mod page;
mod paths;
mod people;
mod refusals;
mod token;

use std::path::PathBuf;

use hyper::Response;
use jobwatch_e2e::{
    Engine, Head, JobServer, Nginx, NginxSettings, Outcome, Setup, Speed, Upstream,
};

/// Runs a test that needs no browser: once, beside the tests in Chromium.
fn play(test: impl AsyncFnOnce(Setup) -> Outcome) -> Outcome {
    let setup = Setup::from_env()?;
    if setup.engine != Engine::Chromium {
        println!("nginx is tested beside Chromium only");
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(test(setup))
}

/// A console whose people may all see all jobs.
async fn open_console() -> Outcome<Upstream> {
    Upstream::start(|_| Response::new(String::new())).await
}

fn site(api: &str, console: &Upstream) -> NginxSettings {
    NginxSettings {
        api: api.into(),
        console: console.url().into(),
        page: PathBuf::from("/nowhere"),
        token: "of-the-server".into(),
        changes: Vec::new(),
    }
}

/// An nginx between an API that a test makes up and a console that lets all see all jobs.
struct Front {
    nginx: Nginx,
    api: Upstream,
    console: Upstream,
}

impl Front {
    async fn of(
        answer: impl Fn(&Head) -> Response<String> + Clone + Send + 'static,
    ) -> Outcome<Self> {
        Self::with_token("of-the-server", answer).await
    }

    async fn with_token(
        token: &str,
        answer: impl Fn(&Head) -> Response<String> + Clone + Send + 'static,
    ) -> Outcome<Self> {
        let api = Upstream::start(answer).await?;
        let console = open_console().await?;
        let mut site = site(api.url(), &console);
        site.token = token.into();
        let nginx = Nginx::start(&site).await?;
        Ok(Self {
            nginx,
            api,
            console,
        })
    }
}

/// An nginx between the project's own job server, whose jobs stand still, and such a console.
struct JobFront {
    nginx: Nginx,
    api: JobServer,
    _console: Upstream,
}

impl JobFront {
    async fn start(setup: &Setup, changes: &[(&'static str, &'static str)]) -> Outcome<Self> {
        let api = JobServer::start(setup, Speed::Still).await?;
        let console = open_console().await?;
        let mut site = site(api.url(), &console);
        site.changes = changes.to_vec();
        let nginx = Nginx::start(&site).await?;
        Ok(Self {
            nginx,
            api,
            _console: console,
        })
    }
}
