//! `jobwatch-bench FOLDER PASSES` measures pages in Chromium, one after the other, again and again,
//! and writes `benchmarks.md` and its plot into a folder. `cargo xtask bench` builds what it needs
//! and runs it.
//!
//! What is measured has its name in `figure`, how it is measured is in `measure`, and what it is to
//! come to in `goal`.

mod figure;
mod goal;
mod measure;
mod peer;
mod plot;
mod report;
mod results;
mod spread;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use jobwatch_e2e::Outcome;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [folder, passes] = &arguments[..] else {
        return usage();
    };
    let Ok(passes) = passes.parse() else {
        return usage();
    };
    match run(Path::new(folder), passes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: jobwatch-bench FOLDER PASSES");
    ExitCode::from(2)
}

fn run(folder: &Path, passes: u32) -> Outcome {
    let results = measure::all(passes)?;
    let report = report::write(&results);
    println!("{report}");
    fs::write(folder.join("benchmarks.md"), report)?;
    Ok(fs::write(
        folder.join("benchmarks.svg"),
        plot::draw(&results),
    )?)
}
