//! Tools on their way: built and installed in the background, in the order of their need.

use std::time::Instant;

use anyhow::{Context, Result};

use super::browser::Browser;
use super::driver::Driver;
use super::tool::Tool;
use super::toolbox::Toolbox;
use crate::console::{say, spoken};
use crate::pending::Pending;

/// What has been started; each is waited for where it is needed.
#[derive(Debug)]
pub(crate) struct Installation {
    toolbox: Toolbox,
    tools: Vec<(Tool, Pending<()>)>,
    browsers: Vec<(Browser, Pending<()>)>,
}

impl Installation {
    /// Starts both rows at once: one compiles, the other downloads.
    pub(crate) fn start(toolbox: &Toolbox, tools: &[Tool], browsers: &[Browser]) -> Self {
        let (builder, installer) = (toolbox.clone(), toolbox.clone());
        let built = Pending::in_turn(tools.to_vec(), move |tool| builder.ensure(tool));
        let installed = Pending::in_turn(browsers.to_vec(), move |browser| {
            browser.ensure(installer.path())
        });
        Self {
            toolbox: toolbox.clone(),
            tools: tools.iter().copied().zip(built).collect(),
            browsers: browsers.iter().copied().zip(installed).collect(),
        }
    }

    /// Returns when `tool` is there.
    ///
    /// # Errors
    /// When it could not be built, or was not among those started.
    pub(crate) fn wait_for(&self, tool: Tool) -> Result<()> {
        let started = self.tools.iter().find(|(started, _)| *started == tool);
        let (_, pending) = started.with_context(|| format!("{tool:?} has not been started"))?;
        wait(&format!("{tool:?}"), pending)
    }

    /// The driver of `browser`, when the browser and it are there.
    ///
    /// # Errors
    /// When either could not be installed, or was not among those started.
    pub(crate) fn driver(&self, browser: Browser) -> Result<Driver> {
        let started = self
            .browsers
            .iter()
            .find(|(started, _)| *started == browser);
        let (_, pending) = started.with_context(|| format!("{browser:?} has not been started"))?;
        wait(browser.name(), pending)?;
        if browser == Browser::Firefox {
            self.wait_for(Tool::Geckodriver)?;
        }
        let program = browser.driver(self.toolbox.path());
        let program = program.with_context(|| format!("{} has no driver", browser.name()))?;
        Ok(Driver::new(browser, program))
    }
}

fn wait(name: &str, pending: &Pending<()>) -> Result<()> {
    if pending.is_done() {
        return pending.wait();
    }
    say(format!("waiting for {name}, which is being installed"));
    let start = Instant::now();
    let result = pending.wait();
    say(format!("waited for {name} for {}", spoken(start.elapsed())));
    result
}
