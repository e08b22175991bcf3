//! The command line.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jobwatch::mapping::presets;
use tracing_subscriber::filter::Targets;

use crate::fault::DESCRIPTION;
use crate::scenario::Speed;

/// The job endpoint for developing and testing jobwatch.
///
/// Not for production: it has no authentication, and jobs are only played.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve jobs that move with the clock.
    #[command(after_long_help = serve_help())]
    Serve(ServeArgs),
    /// Print what the widget makes of a body, as one line of JSON.
    #[command(after_long_help = decode_help())]
    Decode(DecodeArgs),
}

/// The options of `serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// The port to listen on; 0 takes any free one.
    ///
    /// When the server is ready it prints `listening on http://ADDRESS:PORT` on standard output.
    #[arg(long, default_value_t = 0)]
    pub port: u16,
    /// The address to listen on.
    ///
    /// The default is reached from this machine only. There is no authentication: with any other
    /// address, whoever can reach it can start jobs and switch faults on.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub host: IpAddr,
    /// A folder with scenario files (*.json) of your own.
    ///
    /// They are added to the built-in ones; one of the same name takes its place.
    #[arg(long, value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
    /// A folder with a built page, to serve beside the jobs.
    ///
    /// It comes with a strict Content-Security-Policy, Trusted Types included. That blocks scripts
    /// written into the page, and trunk's own starter is one: `pattern_script` in this
    /// repository's Trunk.toml takes its place.
    #[arg(long, value_name = "DIR")]
    pub page: Option<PathBuf>,
    /// Seconds of a scenario that pass in a second: 10 plays all ten times as fast.
    #[arg(long, value_name = "FACTOR", default_value_t = Speed::NORMAL)]
    pub speed: Speed,
    /// Stop when standard input closes, which it does with the process that started the server.
    #[arg(long)]
    pub until_stdin_closes: bool,
    /// What to log to standard error: a level (error, warn, info, debug, trace), or levels by
    /// target such as `warn,jobserver=debug`. Requests are logged at debug.
    #[arg(long, value_name = "LEVEL", env = "RUST_LOG", default_value = "info")]
    pub log: Targets,
    /// How to write the log.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
}

/// How a log line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// The options of `decode`.
#[derive(Args, Debug)]
pub struct DecodeArgs {
    /// A file with the body of an answer; - reads standard input.
    pub file: PathBuf,
    /// The status that the answer came with.
    #[arg(long, value_name = "N", default_value_t = 200,
          value_parser = clap::value_parser!(u16).range(100..=599))]
    pub http_status: u16,
    /// The id that was asked for, where the body is a list of jobs; without it the first counts.
    #[arg(long, value_name = "ID")]
    pub job_id: Option<String>,
    /// The preset by which to read the body of another API, such as `github`; or a file with a
    /// mapping of your own, as the object that a page gives, in JSON.
    #[arg(long, value_name = "NAME")]
    pub mapping: Option<String>,
}

const DECODE_HELP: &str = "\
Output:
  {\"status\":\"RUNNING\",\"progress\":0.4,…}   a job; status is INIT, RUNNING, SUCCESS, FAIL,
                                        CANCELLED or UNKNOWN (with the server's own word in
                                        status_text), progress the reported fraction or null
  {\"error\":{\"kind\":\"rate_limited\",…}}    anything else; message is the server's, or says what
                                        the body lacks

Standard error names progress that is reported above full, which counts as full.

Exit code: 0 for a job and for an error, 2 if a file cannot be read or an option is wrong.";

fn decode_help() -> String {
    let names = presets::ALL.map(|(name, _)| name).join(", ");
    format!(
        "{DECODE_HELP}\n\nPresets for --mapping: {names}. What is in a file is read as docs/mapping.md \
         explains."
    )
}

fn serve_help() -> String {
    format!(
        "\
Jobs:
  GET  /v1.0/{{project_id}}/jobs/{{job_id}}   as the ELB document has it
  GET  /v1/{{project_id}}/jobs/{{job_id}}     as the IMS document has it
  POST /v1/{{project_id}}/jobs              {{\"scenario\": NAME, \"speed\": optional}} answers
                                          {{\"job_id\": …}}; also under /v1.0
  A GET whose job id is a scenario's name starts that scenario at first sight.

For tests and the demo page:
  GET    /scenarios          names, titles, outcomes and durations
  GET    /requests           how often each job was asked for; DELETE starts from zero
  PUT    /faults             {{\"fault\": FAULT, \"job_id\": optional, \"requests\": optional}}:
                             for so many requests, or all, for that job, or any; GET lists them
  DELETE /faults[/{{job_id}}]  switches all, or that job's, off
  The request header X-Fault: FAULT does the same for one request.

A FAULT is made of parts separated by ; such as \"status=429;retry-after=3\" or \"delay=800;cut\":
{DESCRIPTION}"
    )
}
