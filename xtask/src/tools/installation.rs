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
    /// Starts at once: the browsers in one row, Trunk alone, for it takes longer than the other
    /// tools together and leaves a core idle at times, and those in a row of their own.
    pub(crate) fn start(toolbox: &Toolbox, tools: &[Tool], browsers: &[Browser]) -> Self {
        let (long, short): (Vec<Tool>, Vec<Tool>) =
            tools.iter().partition(|tool| **tool == Tool::Trunk);
        let path = toolbox.path().to_owned();
        Self {
            toolbox: toolbox.clone(),
            tools: [build(toolbox, long), build(toolbox, short)].concat(),
            browsers: in_row(browsers.to_vec(), move |browser| browser.ensure(&path)),
        }
    }

    /// Returns when `tool` is there.
    ///
    /// # Errors
    /// When it could not be built, or was not among those started.
    pub(crate) fn wait_for(&self, tool: Tool) -> Result<()> {
        let started = self.tools.iter().find(|(started, _)| *started == tool);
        let name = tool.name();
        let (_, pending) = started.with_context(|| format!("{name} has not been started"))?;
        wait(name, pending)
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
        let name = browser.name();
        let (_, pending) = started.with_context(|| format!("{name} has not been started"))?;
        wait(name, pending)?;
        if browser == Browser::Firefox {
            self.wait_for(Tool::Geckodriver)?;
        }
        let program = browser.driver(self.toolbox.path());
        let program = program.with_context(|| format!("{name} has no driver"))?;
        Ok(Driver::new(browser, program))
    }
}

fn build(toolbox: &Toolbox, tools: Vec<Tool>) -> Vec<(Tool, Pending<()>)> {
    let toolbox = toolbox.clone();
    in_row(tools, move |tool| toolbox.ensure(tool))
}

fn in_row<I: Copy + Send + 'static>(
    items: Vec<I>,
    work: impl Fn(I) -> Result<()> + Send + 'static,
) -> Vec<(I, Pending<()>)> {
    let pending = Pending::in_turn(items.clone(), work);
    items.into_iter().zip(pending).collect()
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
