//! The commands of this repository: `cargo xtask --help` lists them.

mod bench;
mod cli;
mod console;
mod examples;
mod imports;
mod jobserver;
mod lockfile;
mod package;
mod page;
mod pending;
mod process;
mod screenshots;
mod serve;
mod simulate;
mod size;
mod stage;
mod test;
mod tools;
mod workspace;

use std::env;
use std::process::ExitCode;
use std::thread;

use anyhow::Result;

use crate::cli::Command;

fn main() -> ExitCode {
    let result = run();
    if process::is_stopping() {
        wait_for_the_end();
    }
    // A failure may have come while tools were still being built.
    process::stop_all();
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let command = Command::parse(env::args_os().skip(1))?;
    process::stop_all_on_signal()?;
    match command {
        Command::Help => print!("{}", cli::HELP),
        Command::Serve(options) => serve::serve(&options)?,
        Command::Test(options) => test::test(&options)?,
        Command::Package(build) => package::package(build)?,
        Command::Bench(passes) => bench::bench(passes)?,
        Command::Screenshots => screenshots::screenshots()?,
        Command::Simulate => simulate::simulate()?,
    }
    Ok(())
}

/// A signal's handler is ending this process; what it has stopped fails meanwhile.
fn wait_for_the_end() -> ! {
    loop {
        thread::park();
    }
}
