//! The job server, which a test may kill and start again.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::{Outcome, Setup};

/// How long a server may take to listen: it does so at once, but a machine may be busy.
const LISTENS_WITHIN: Duration = Duration::from_secs(30);

/// How fast scenarios run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// As written.
    Normal,
    /// Four times as fast: for jobs that are watched to their end, yet seen under way before.
    Fast,
    /// The jobs that are always on the page stand still, under way: for tests of the link alone.
    Still,
}

/// Takes the place of the jobs that are always on the page.
const STILL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/still");

impl Speed {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Normal => &[],
            Self::Fast => &["--speed", "4"],
            Self::Still => &["--scenarios", STILL],
        }
    }
}

/// A job server that serves the built page too. Dropping it kills it.
pub struct JobServer {
    setup: Setup,
    speed: Speed,
    url: String,
    process: Child,
}

impl JobServer {
    /// Starts a server on a free port.
    ///
    /// # Errors
    ///
    /// If it does not say that it listens.
    pub async fn start(setup: &Setup, speed: Speed) -> Outcome<Self> {
        let (process, url) = spawn(setup, speed, "0").await?;
        Ok(Self {
            setup: setup.clone(),
            speed,
            url,
            process,
        })
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Kills it: connections break, and new ones are refused.
    ///
    /// # Errors
    ///
    /// If it cannot be killed.
    pub async fn kill(&mut self) -> Outcome {
        Ok(self.process.kill().await?)
    }

    /// Starts a killed server again, on the same port.
    ///
    /// # Errors
    ///
    /// If it does not say that it listens.
    pub async fn restart(&mut self) -> Outcome {
        let port = self.url.rsplit(':').next().unwrap_or_default();
        let (process, url) = spawn(&self.setup, self.speed, port).await?;
        self.process = process;
        self.url = url;
        Ok(())
    }
}

async fn spawn(setup: &Setup, speed: Speed, port: &str) -> Outcome<(Child, String)> {
    let mut process = Command::new(&setup.jobserver)
        .args(["serve", "--until-stdin-closes", "--log", "warn"])
        .args(speed.arguments())
        .args(["--port", port, "--page"])
        .arg(&setup.dist)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("{} does not start: {error}", setup.jobserver.display()))?;
    let stdout = process
        .stdout
        .take()
        .ok_or("the job server has no output")?;
    // The only line that it ever prints.
    let line = timeout(LISTENS_WITHIN, BufReader::new(stdout).lines().next_line()).await??;
    let url = line
        .as_deref()
        .and_then(|line| line.strip_prefix("listening on "))
        .ok_or("the job server ended before it listened")?;
    Ok((process, url.to_owned()))
}
