//! A screen that nobody sees.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::Outcome;

const PROGRAM: &str = "Xvfb";

/// Large enough for a wide page, in full colours.
const SIZE: &str = "1600x1200x24";

/// How long it may take to be there: it is so at once, but a machine may be busy.
const THERE_WITHIN: Duration = Duration::from_secs(30);

/// A virtual screen for one browser. On a screen that browsers share, the window that opens last
/// has the keyboard, and the others show no focus. Dropping it ends it.
pub(crate) struct Screen {
    process: Child,
    display: String,
}

impl Screen {
    /// Starts one under a number that is free.
    ///
    /// # Errors
    ///
    /// If it does not start.
    pub(crate) async fn start() -> Outcome<Self> {
        let mut process = Command::new(PROGRAM)
            // It writes its number to its output.
            .args(["-displayfd", "1"])
            .args(["-screen", "0", SIZE])
            .args(["-nolisten", "tcp"])
            // Whatever becomes of the test, it ends with the last program that is seen on it.
            .arg("-terminate")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            // What the browser lacks on it is told by the browser.
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{PROGRAM} does not start: {error}"))?;
        let output = process.stdout.take().ok_or("the screen has no output")?;
        let number = timeout(THERE_WITHIN, BufReader::new(output).lines().next_line()).await??;
        let number = number.ok_or("the screen ended before it was there")?;
        Ok(Self {
            process,
            display: format!(":{number}"),
        })
    }

    /// What programs that are to be seen on it find in the variable `DISPLAY`.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// Ends it.
    ///
    /// # Errors
    ///
    /// If it cannot be ended.
    pub(crate) async fn end(mut self) -> Outcome {
        Ok(self.process.kill().await?)
    }
}
