//! `cargo xtask simulate`: what polling costs, measured anew.

use anyhow::Result;

use crate::console::say;
use crate::process;
use crate::workspace::Workspace;

/// Where the report is, from the root of the repository.
const FOLDER: &str = "docs";

/// Plays the scenarios, and writes the report and its plot.
///
/// # Errors
/// When the simulation does not build, or the report cannot be written.
pub(crate) fn simulate() -> Result<()> {
    say("playing a hundred million requests; this takes a minute");
    let workspace = Workspace::find()?;
    let mut cargo = workspace.cargo();
    cargo.args(["run", "--quiet", "--profile", "simulation"]);
    cargo.args(["--package", "jobwatch-simulation", "--", FOLDER]);
    process::run(&mut cargo)
}
