//! `jobwatch-bench FOLDER` measures pages in Chromium, one after the other, again and again, and
//! writes `benchmarks.md` into a folder. `cargo xtask bench` builds what it needs and runs it.

mod measure;
mod report;
mod spread;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use jobwatch_e2e::Outcome;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: jobwatch-bench FOLDER");
        return ExitCode::from(2);
    };
    match run(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path) -> Outcome {
    let results = measure::all()?;
    let report = report::write(&results);
    println!("{report}");
    Ok(fs::write(folder.join("benchmarks.md"), report)?)
}
