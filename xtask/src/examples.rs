//! The examples that are consoles of their own. Those in frameworks of JavaScript are built from the
//! packed package, as a console of that framework would take it, and their types are checked; the
//! one in Rust takes the crate.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::console::say;
use crate::process;
use crate::tools::Toolbox;

/// Where they are, from the root of the repository: one workspace of npm.
const FOLDER: &str = "examples";
/// Their folders.
pub(crate) const FRAMEWORKS: [&str; 3] = ["react", "vue", "svelte"];

/// The server of the console in Rust.
pub(crate) const SERVER: &str = "console-server";
/// The page of the console in Rust, from the root of the repository.
const PAGE: &str = "examples/console/page";

/// Builds the page and the server of the console in Rust; the page into `folder`. As a developer
/// does, not as it ships: the widget is the one that the other pages show as it ships.
///
/// # Errors
/// When either cannot be built.
pub(crate) fn build_console(toolbox: &Toolbox, folder: &Path) -> Result<()> {
    process::run(toolbox.cargo().args(["build", "--package", SERVER]))?;
    let mut trunk = toolbox.trunk("build");
    process::run(trunk.args(["--config", PAGE, "--dist"]).arg(folder))
}

/// Installs what they need, the packed package with the rest, checks their types and builds them.
/// Returns the folder of each that can be served.
///
/// # Errors
/// When a package cannot be fetched, a type is wrong or an example cannot be built.
pub(crate) fn build(toolbox: &Toolbox) -> Result<Vec<(&'static str, PathBuf)>> {
    let folder = toolbox.workspace().root().join(FOLDER);
    say("npm ci: React, Vue, Svelte and Vite for the examples (half a minute at first)");
    let mut npm = toolbox.npm(&folder);
    // From npm's own cache where it can: it is filled once, and the lock file names the versions.
    process::run(npm.args([
        "ci",
        "--ignore-scripts",
        "--prefer-offline",
        "--loglevel=error",
    ]))?;
    for task in ["check", "build"] {
        run_in_all(toolbox, &folder, task)?;
    }
    let built = |name| (name, folder.join(name).join("dist"));
    Ok(FRAMEWORKS.map(built).to_vec())
}

fn run_in_all(toolbox: &Toolbox, folder: &Path, task: &str) -> Result<()> {
    let mut npm = toolbox.npm(folder);
    npm.args(["run", task, "--workspaces", "--if-present", "--silent"]);
    process::run(&mut npm).with_context(|| format!("the examples: npm run {task}"))
}
