//! `cargo xtask serve`: the demo page with live jobs.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::console::{say, spoken};
use crate::jobserver::Jobserver;
use crate::page;
use crate::process::Group;
use crate::tools::{Installation, Tool, Toolbox};
use crate::workspace::Workspace;

/// How often the two servers are looked at.
const BEAT: Duration = Duration::from_millis(100);

/// What can be chosen.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The port of the page on this machine.
    pub(crate) port: u16,
    /// Whether the page is built as it ships.
    pub(crate) release: bool,
}

/// Serves until Ctrl-C.
///
/// # Errors
/// When something cannot be installed or built, when the port is taken, and when one of the two
/// servers ends by itself. The other is stopped then.
pub(crate) fn serve(options: &Options) -> Result<()> {
    let start = Instant::now();
    page::claim(options.port)?;
    let workspace = Workspace::find()?;
    let toolbox = Toolbox::open(&workspace)?;
    build(&toolbox, options.release)?;
    let mut jobserver = Jobserver::start(&workspace)?;
    say(format!(
        "jobserver listens on http://{}",
        jobserver.address()
    ));
    let mut command = page::serve(&toolbox, options.port, jobserver.address(), options.release)?;
    let mut trunk = Group::start(&mut command)?;
    let mut announced = false;
    loop {
        if let Some(status) = jobserver.status()? {
            bail!("jobserver ended by itself ({status})");
        }
        if let Some(status) = trunk.status()? {
            bail!("trunk ended by itself ({status})");
        }
        if !announced && page::answers(options.port) {
            announce(options.port, start.elapsed());
            announced = true;
        }
        thread::sleep(BEAT);
    }
}

/// Compiles jobserver and the page while the tools are being built.
fn build(toolbox: &Toolbox, release: bool) -> Result<()> {
    let installation = Installation::start(toolbox, &[Tool::Trunk, Tool::WasmBindgen], &[]);
    say("compiling the page (about 1 min the first time, then seconds)");
    page::compile(toolbox, release)?;
    say("compiling jobserver, which answers the page (about 1 min the first time, then seconds)");
    Jobserver::build(toolbox.workspace())?;
    installation.wait_for(Tool::Trunk)?;
    installation.wait_for(Tool::WasmBindgen)
}

fn announce(port: u16, elapsed: Duration) {
    let url = page::url(port);
    say(format!(
        "the page is ready after {}; Ctrl-C stops it\n\n    {url}\n",
        spoken(elapsed)
    ));
}
