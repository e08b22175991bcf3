//! A browser session, with a driver of its own.

use std::process::{self, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};

use crate::screen::Screen;
use crate::wait::until;
use crate::{Engine, Outcome, Setup};

/// The same for these tests and for `wasm-bindgen-test`; each driver takes what is its own.
const CAPABILITIES: &str = include_str!("../../../webdriver.json");

/// An open session.
pub struct Browser {
    client: Client,
    driver: Child,
    screen: Option<Screen>,
}

impl Browser {
    /// Starts a driver on a free port and opens a session.
    ///
    /// # Errors
    ///
    /// If the driver does not start or refuses the session.
    pub async fn open(setup: &Setup) -> Outcome<Self> {
        let screen = screen_for(setup.engine).await?;
        let port = free_port().await?;
        let mut driver = Command::new(&setup.driver);
        if let Some(screen) = &screen {
            driver.env("DISPLAY", screen.display());
        }
        let driver = driver
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            // The browsers' own complaints; what goes wrong with a session comes as an answer.
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", setup.driver.display()))?;
        until("the driver listens", async || {
            Ok(TcpStream::connect(("127.0.0.1", port)).await.ok())
        })
        .await?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities()?)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await?;
        Ok(Self {
            client,
            driver,
            screen,
        })
    }

    /// The session.
    #[must_use]
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// Ends the session, and with it the browser, then the driver, and its screen.
    ///
    /// # Errors
    ///
    /// If the driver does not answer any more.
    pub async fn close(mut self) -> Outcome {
        let closed = self.client.close().await;
        self.driver.kill().await?;
        if let Some(screen) = self.screen {
            screen.end().await?;
        }
        Ok(closed?)
    }
}

/// One that nobody else has, for the browser that shows its windows: the others have no windows.
async fn screen_for(engine: Engine) -> Outcome<Option<Screen>> {
    match engine {
        Engine::Chromium | Engine::Firefox => Ok(None),
        Engine::WebKit => Screen::start().await.map(Some),
    }
}

fn capabilities() -> Outcome<Capabilities> {
    Ok(serde_json::from_str(CAPABILITIES)?)
}

/// Below those that the system gives away by itself (from 32768 on Linux), as it does to the servers
/// of the tests that run beside: one of these could be given a port before the driver has it.
const PORTS: u16 = 10_000;
const FIRST_PORT: u16 = 20_000;

/// A port that was free a moment ago: drivers and nginx do not tell which one they took.
pub(crate) async fn free_port() -> Outcome<u16> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let begin = process::id() % u32::from(PORTS);
    for _ in 0..PORTS {
        let next = u32::from(NEXT.fetch_add(1, Ordering::Relaxed));
        let port = FIRST_PORT + u16::try_from((begin + next) % u32::from(PORTS))?;
        if TcpListener::bind(("127.0.0.1", port)).await.is_ok() {
            return Ok(port);
        }
    }
    Err("no port is free".into())
}
