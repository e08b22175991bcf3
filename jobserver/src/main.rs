//! The command `jobserver`; `jobserver --help` tells what it does.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use jobserver::cli::{Cli, Command, DecodeArgs, ServeArgs};
use jobserver::{decode, log, serve};

/// The server could not run.
const CANNOT_SERVE: u8 = 1;
/// Nothing to work on: the same code as for a wrong command line.
const BAD_INPUT: u8 = 2;

fn main() -> ExitCode {
    let (result, code) = match Cli::parse().command {
        Command::Serve(args) => (run_serve(args), CANNOT_SERVE),
        Command::Decode(args) => (run_decode(&args), BAD_INPUT),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("jobserver: {error}");
            ExitCode::from(code)
        }
    }
}

fn run_serve(args: ServeArgs) -> Result<(), Box<dyn Error>> {
    log::start(args.log.clone(), args.log_format)?;
    serve::run(&args)?;
    Ok(())
}

fn run_decode(args: &DecodeArgs) -> Result<(), Box<dyn Error>> {
    let decoded = decode::run(args)?;
    let line = serde_json::to_string(&decoded.line)?;
    writeln!(io::stdout(), "{line}")?;
    for overfull in decoded.overfull {
        eprintln!("jobserver: {overfull}");
    }
    Ok(())
}
