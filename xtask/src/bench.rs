//! `cargo xtask bench`: what a page costs, beside pages of other stacks.

use std::fs;
use std::num::NonZeroU32;
use std::path::Path;

use anyhow::Result;

use crate::console::say;
use crate::jobserver::Jobserver;
use crate::package;
use crate::process;
use crate::size;
use crate::stage;
use crate::tools::{Browser, Installation, Tool, Toolbox};
use crate::workspace::Workspace;

/// Passes over all pages when no number is given: what a median needs, in ten minutes.
pub(crate) const PASSES: NonZeroU32 = NonZeroU32::MIN.saturating_add(2);
/// Where the report and its plot are, from the root of the repository.
const REPORT: &str = "docs";
/// The pages to measure, from the root of the repository.
const PEERS: &str = "bench/peers";
/// What is needed for it.
const TOOLS: [Tool; 3] = [Tool::WasmBindgen, Tool::Esbuild, Tool::Node];

/// Builds package, pages and server, measures them and writes the report.
///
/// # Errors
/// When something cannot be installed, built or measured.
pub(crate) fn bench(passes: NonZeroU32) -> Result<()> {
    let toolbox = Toolbox::open(&Workspace::find()?)?;
    let installation = Installation::start(&toolbox, &TOOLS, &[Browser::Chromium]);
    package::compile(&toolbox)?;
    let folder = package::write(&toolbox, &installation)?;
    package::pack(&toolbox, &folder)?;
    Jobserver::build(toolbox.workspace())?;
    installation.wait_for(Tool::Node)?;
    let peers = toolbox.workspace().root().join(PEERS);
    build(&toolbox, &peers)?;
    let driver = installation.driver(Browser::Chromium)?;
    say("opening each page again and again: leave the machine alone meanwhile");
    let mut cargo = toolbox.cargo();
    cargo.args([
        "run",
        "--quiet",
        "--package",
        "jobwatch-bench",
        "--",
        REPORT,
    ]);
    cargo.arg(passes.to_string());
    stage::set(
        &mut cargo,
        toolbox.workspace(),
        &driver,
        &peers.join("dist"),
    );
    process::run(&mut cargo)
}

/// Builds the pages, with a compressed copy beside each file.
fn build(toolbox: &Toolbox, peers: &Path) -> Result<()> {
    say("npm ci: React, TanStack Query, Cloudscape, Shoelace and Lit (half a minute at first)");
    process::run(toolbox.npm(peers).args([
        "ci",
        "--ignore-scripts",
        "--prefer-offline",
        "--loglevel=error",
    ]))?;
    process::run(toolbox.npm(peers).args(["run", "build", "--silent"]))?;
    let built = peers.join("dist");
    // The server of the page wants one at its root.
    fs::write(built.join("index.html"), "<!doctype html>\n")?;
    size::compress_all(&built)
}
