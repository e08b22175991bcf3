//! Drives the built page and the real job server through a browser, over WebDriver.
//!
//! `cargo xtask test --only e2e` builds what is needed and sets the variables that
//! [`Setup::from_env`] reads. Each test has a server, a driver and a browser session of its own.

mod browser;
mod debugger;
mod element;
mod faults;
mod memory;
mod nginx;
mod page;
mod screen;
mod server;
mod setup;
mod site;
mod trouble;
mod upstream;
mod wait;

pub use browser::Browser;
pub use element::ELEMENT_PAGE;
pub use memory::Memory;
pub use nginx::{Nginx, NginxSettings, set_token};
pub use page::{Card, Page, SAMPLES};
pub use server::{JobServer, Speed};
pub use setup::{Engine, Setup, SetupError};
pub use site::{Heard, Reply, Sent, Site};
pub use upstream::{Head, Upstream};
pub use wait::until;

use std::error::Error;
use std::panic::{AssertUnwindSafe, resume_unwind};

use futures_util::FutureExt;

/// What a step of a test gives: any failure ends the test with its text.
pub type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// What a test plays on: a server, and a browser that shows its page.
pub struct Stage {
    /// The job server, which also serves the page.
    pub server: JobServer,
    /// The page in the browser.
    pub page: Page,
    /// The browser's engine.
    pub engine: Engine,
}

/// Runs a test on a stage of its own, and takes it down afterwards, whatever became of the test.
/// Tests mostly wait, so several run side by side, as many as the test runner has threads.
///
/// # Errors
///
/// What the test gave, with what the page showed then; or what went wrong with the stage.
pub fn run(speed: Speed, test: impl AsyncFnOnce(&mut Stage) -> Outcome) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let setup = Setup::from_env()?;
        let server = JobServer::start(&setup, speed).await?;
        let browser = Browser::open(&setup).await?;
        let page = Page::new(browser.client(), server.url());
        let mut stage = Stage {
            server,
            page,
            engine: setup.engine,
        };
        // A failed assertion must not leave the browser behind either.
        let outcome = AssertUnwindSafe(play(&mut stage, test))
            .catch_unwind()
            .await;
        let seen = match &outcome {
            Ok(Ok(())) => String::new(),
            _ => stage.page.describe().await,
        };
        let closed = browser.close().await;
        match outcome {
            Ok(Ok(())) => closed,
            Ok(Err(error)) => Err(format!("{error}\n{seen}").into()),
            Err(panic) => {
                println!("{seen}");
                resume_unwind(panic)
            }
        }
    })
}

/// Whatever else a test looks at, nothing may go wrong on the page behind its back.
async fn play(stage: &mut Stage, test: impl AsyncFnOnce(&mut Stage) -> Outcome) -> Outcome {
    test(stage).await?;
    stage.page.check_trouble().await
}
