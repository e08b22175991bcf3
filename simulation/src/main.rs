//! `jobwatch-simulation DIRECTORY`: writes the report into a directory.

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use jobwatch_simulation::Report;

fn main() -> Result<(), Box<dyn Error>> {
    let directory = env::args_os().nth(1);
    let directory = PathBuf::from(directory.ok_or("usage: jobwatch-simulation DIRECTORY")?);
    let report = Report::play();
    fs::write(directory.join("simulation.md"), report.markdown())?;
    fs::write(directory.join("simulation.svg"), report.svg())?;
    Ok(())
}
