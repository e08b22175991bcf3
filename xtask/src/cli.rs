//! The command line.

use std::ffi::OsString;
use std::fmt::Display;
use std::num::NonZeroU32;
use std::str::FromStr;

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::*;

use crate::bench;
use crate::package::Build;
use crate::serve;
use crate::test;
use crate::test::Part;
use crate::tools::Browser;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
The commands of this repository. Both install what they need, say what they do
while they do it, and keep what they built for the next time.

Usage: cargo xtask <COMMAND> [OPTIONS]

Commands:
  serve   Show the demo page with live jobs; Ctrl-C ends it
  test    Run every check and every test, in Chromium, Firefox and WebKit
  package Write the element for pages without Rust into pkg/, and pack it for npm
  bench   Measure what a page costs, beside other stacks, and write
          docs/benchmarks.md and its plot
  screenshots
          Take the pictures in docs/screenshots anew
  simulate
          Measure what polling costs, and write docs/simulation.md and its plot

Options of serve:
  --port N         Port of the page on this machine [default: 8080]
  --release        Build the page as it ships: small, but slower to build

Options of package:
  --smallest       Compile the standard library anew, without what a page can do
                   without; needs rust-src: docs/size.md

Options of test:
  --browser NAME   Only in this browser: chromium, firefox, webkit (repeatable)
  --only PART      Only this part (repeatable):
                   fmt, purity, clippy, docs, host, fuzz, instructions,
                   web, size, publish, e2e
  --soak MINUTES   Instead of all that: 20 widgets under random faults for so
                   long, in Chromium, with no growth of memory

Options of bench:
  --passes N       Measure everything so many times, four minutes each
                   [default: 3]

Options:
  -h, --help       Print this
";

/// The port of the page when none is given: trunk's own.
const PAGE_PORT: u16 = 8080;

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print [`HELP`].
    Help,
    /// Show the demo page.
    Serve(serve::Options),
    /// Run the tests.
    Test(test::Options),
    /// Write the element for pages without Rust.
    Package(Build),
    /// Measure what a page costs, so many times.
    Bench(NonZeroU32),
    /// Take the pictures of the documentation.
    Screenshots,
    /// Measure what polling costs.
    Simulate,
}

impl Command {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// With words that say what is wrong, for anything that [`HELP`] does not offer.
    pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self> {
        let parser = lexopt::Parser::from_args(arguments);
        // Without its sources: the parser's own errors have the words of theirs in them.
        command(parser).map_err(|error| anyhow!("{error}; see cargo xtask --help"))
    }
}

fn command(mut parser: lexopt::Parser) -> Result<Command> {
    match parser.next()? {
        None | Some(Short('h') | Long("help")) => Ok(Command::Help),
        Some(Value(name)) if name == "serve" => serve_options(&mut parser),
        Some(Value(name)) if name == "test" => test_options(&mut parser),
        Some(Value(name)) if name == "package" => package_options(&mut parser),
        Some(Value(name)) if name == "bench" => bench_options(&mut parser),
        Some(Value(name)) if name == "screenshots" => no_options(&mut parser, Command::Screenshots),
        Some(Value(name)) if name == "simulate" => no_options(&mut parser, Command::Simulate),
        Some(Value(name)) => bail!("there is no command {name:?}"),
        Some(option) => Err(option.unexpected().into()),
    }
}

fn no_options(parser: &mut lexopt::Parser, command: Command) -> Result<Command> {
    match parser.next()? {
        None => Ok(command),
        Some(Short('h') | Long("help")) => Ok(Command::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn package_options(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut build = Build::Shipped;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("smallest") => build = Build::Smallest,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Package(build))
}

fn serve_options(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut options = serve::Options {
        port: PAGE_PORT,
        release: false,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("port") => options.port = value(parser, "--port")?,
            Long("release") => options.release = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Serve(options))
}

fn bench_options(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut passes = bench::PASSES;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("passes") => passes = value(parser, "--passes")?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Bench(passes))
}

fn test_options(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut browsers = Vec::new();
    let mut parts = Vec::new();
    let mut soak = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("browser") => browsers.push(value(parser, "--browser")?),
            Long("only") => parts.push(value(parser, "--only")?),
            Long("soak") => soak = Some(value(parser, "--soak")?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Test(test::Options {
        browsers: all_if_none(browsers, &Browser::ALL),
        parts: all_if_none(parts, &Part::ALL),
        soak,
    }))
}

/// The value that follows `option`.
fn value<T: FromStr<Err: Display>>(parser: &mut lexopt::Parser, option: &str) -> Result<T> {
    let given = parser.value()?.string()?;
    given
        .parse()
        .map_err(|error| anyhow!("{option} {given}: {error}"))
}

fn all_if_none<T: Copy>(asked: Vec<T>, all: &[T]) -> Vec<T> {
    if asked.is_empty() {
        all.to_vec()
    } else {
        asked
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn parse(arguments: &[&str]) -> Result<Command> {
        Command::parse(arguments.iter().map(OsString::from))
    }

    #[test]
    fn nothing_asked_gets_help() {
        assert_eq!(parse(&[]).unwrap(), Command::Help);
        assert_eq!(parse(&["test", "--help"]).unwrap(), Command::Help);
    }

    #[test]
    fn serve_takes_a_port() {
        let expected = Command::Serve(serve::Options {
            port: 9000,
            release: false,
        });
        assert_eq!(parse(&["serve", "--port", "9000"]).unwrap(), expected);
        assert!(parse(&["serve", "--port", "70000"]).is_err());
    }

    #[test]
    fn bench_takes_a_number_of_passes() {
        let Command::Bench(passes) = parse(&["bench", "--passes", "5"]).unwrap() else {
            panic!("no benchmark");
        };
        assert_eq!(passes.get(), 5);
        assert!(parse(&["bench", "--passes", "0"]).is_err());
        assert!(HELP.contains(&format!("[default: {}]", bench::PASSES)));
    }

    #[test]
    fn screenshots_and_simulate_take_no_options() {
        assert_eq!(parse(&["screenshots"]).unwrap(), Command::Screenshots);
        assert_eq!(parse(&["simulate"]).unwrap(), Command::Simulate);
        assert!(parse(&["screenshots", "--port", "1"]).is_err());
        assert!(parse(&["simulate", "--port", "1"]).is_err());
    }

    #[test]
    fn package_is_the_shipped_one_unless_it_is_to_be_smallest() {
        let shipped = Command::Package(Build::Shipped);
        assert_eq!(parse(&["package"]).unwrap(), shipped);
        let smallest = Command::Package(Build::Smallest);
        assert_eq!(parse(&["package", "--smallest"]).unwrap(), smallest);
        assert!(parse(&["package", "--small"]).is_err());
    }

    #[test]
    fn test_without_options_is_everything() {
        let everything = test::Options {
            browsers: Browser::ALL.to_vec(),
            parts: Part::ALL.to_vec(),
            soak: None,
        };
        assert_eq!(parse(&["test"]).unwrap(), Command::Test(everything));
    }

    #[test]
    fn browsers_and_parts_can_be_chosen() {
        let chosen = test::Options {
            browsers: vec![Browser::Firefox, Browser::WebKit],
            parts: vec![Part::Web],
            soak: None,
        };
        let arguments = [
            "test",
            "--browser",
            "firefox",
            "--browser=webkit",
            "--only",
            "web",
        ];
        assert_eq!(parse(&arguments).unwrap(), Command::Test(chosen));
    }

    #[test]
    fn soak_takes_minutes() {
        let Command::Test(options) = parse(&["test", "--soak", "10"]).unwrap() else {
            panic!("no test run");
        };
        assert_eq!(options.soak.map(NonZeroU32::get), Some(10));
        assert!(parse(&["test", "--soak", "0"]).is_err());
    }

    #[test]
    fn wrong_argument_is_named_once_with_its_option_and_where_to_look() {
        for (arguments, words) in [
            (&["tset"][..], "no command \"tset\""),
            (&["test", "--browser", "tset"], "--browser tset: "),
            (&["test", "--only=tset"], "--only tset: "),
            (&["test", "--soak", "tset"], "--soak tset: "),
            (&["serve", "--port", "tset"], "--port tset: "),
            (&["test", "--tset"], "'--tset'"),
            (&["simulate", "tset"], "\"tset\""),
        ] {
            // As `main` prints it.
            let error = format!("{:#}", parse(arguments).unwrap_err());
            assert!(error.contains(words), "{error}");
            assert_eq!(error.matches("tset").count(), 1, "{error}");
            assert!(error.ends_with("; see cargo xtask --help"), "{error}");
        }
    }

    #[test]
    fn cause_is_told_once() {
        let error = format!("{:#}", parse(&["serve", "--port", "x"]).unwrap_err());
        assert_eq!(error.matches("invalid digit").count(), 1, "{error}");
    }

    /// The documents that tell people what to call.
    fn documents() -> Vec<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let guides = fs::read_dir(root.join("docs")).unwrap();
        let guides = guides.map(|entry| entry.unwrap().path());
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
            .iter()
            .map(|name| root.join(name))
            .chain(guides.filter(|path| path.extension().is_some_and(|it| it == "md")))
            .collect()
    }

    #[test]
    fn commands_of_the_documents_are_understood() {
        let mut count = 0;
        for path in documents() {
            let text = fs::read_to_string(&path).unwrap();
            for call in text.split("cargo xtask ").skip(1) {
                // In backticks, or up to the next command, a comment or the end of a line of a block.
                let ends = ['`', ';', '&', '#', '\n'];
                let call = call.split(ends).next().unwrap_or_default();
                let arguments: Vec<_> = call.split_whitespace().collect();
                let read = parse(&arguments);
                assert!(read.is_ok(), "{}: {read:?}", path.display());
                count += 1;
            }
        }
        assert!(count > 20, "{count}");
    }

    #[test]
    fn help_names_every_part_and_browser() {
        let parts = Part::ALL.iter().map(Part::name);
        let names = Browser::ALL.iter().map(Browser::name).chain(parts);
        for name in names {
            assert!(HELP.contains(name), "{name}");
        }
    }
}
