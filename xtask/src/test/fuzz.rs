//! The fuzz targets of `fuzz`, each run a fixed number of times.
//!
//! The stable compiler builds them, with libFuzzer and without a sanitizer: those find misuse of
//! memory, which code without `unsafe` has none of.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::counts::Counts;
use crate::console::say;
use crate::process;
use crate::tools::{Toolbox, cpp};

/// What makes the compiler count the branches that an input takes and note what it compares: the
/// flags of cargo-fuzz, all of them stable.
const INSTRUMENTED: &[&str] = &[
    "--cfg",
    "fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// The same inputs in every run, so that a failure comes again; long runs by hand differ.
const SEED: &str = "-seed=1";

/// Seconds for one input, where the slowest takes a hundredth: what takes longer grows faster
/// than its input.
const TIMEOUT: &str = "-timeout=10";

/// A target, and how many inputs it takes in three seconds or so.
#[derive(Debug)]
struct Target {
    name: &'static str,
    runs: u32,
    /// Folders of inputs to begin with, beside its own in `fuzz/seeds`.
    seeds: &'static [&'static str],
}

const TARGETS: [Target; 7] = [
    Target::new("answer", 200_000),
    Target {
        // The bodies of the tests, and the collected real ones where they lie beside the repository.
        seeds: &[
            "tests/fixtures/jobs",
            "tests/fixtures/errors",
            "../shared/corpus",
        ],
        ..Target::new("body", 40_000)
    },
    Target::new("progress", 10_000),
    Target::new("retry_after", 40_000),
    Target::new("shape", 30_000),
    Target::new("timestamp", 300_000),
    Target::new("tree", 30_000),
];

impl Target {
    const fn new(name: &'static str, runs: u32) -> Self {
        Self {
            name,
            runs,
            seeds: &[],
        }
    }

    /// The folders of inputs that are there, below `root`.
    fn seeds(&self, root: &Path) -> Vec<PathBuf> {
        let own = format!("fuzz/seeds/{}", self.name);
        let all = std::iter::once(own.as_str()).chain(self.seeds.iter().copied());
        all.map(|folder| root.join(folder))
            .filter(|folder| folder.is_dir())
            .collect()
    }
}

/// Lints the targets, builds them and runs each; every one is a test.
///
/// # Errors
/// When they cannot be built, or any fails; what it failed on has been printed then.
pub(super) fn run(toolbox: &Toolbox, counts: &mut Counts) -> Result<()> {
    cpp::install(toolbox)?;
    let host = host()?;
    // With the same flags and for the same profile, so that libFuzzer is compiled once for both.
    let mut clippy = cargo(toolbox, "clippy", &host);
    process::run(clippy.args(["--all-targets", "--", "--deny", "warnings"]))?;
    process::run(&mut cargo(toolbox, "build", &host))?;
    for target in &TARGETS {
        match Fuzzer::new(toolbox, target, &host)?.run() {
            Ok(()) => counts.passed += 1,
            Err(error) => {
                say(format!("{}: {error:#}", target.name));
                counts.failed += 1;
            }
        }
    }
    if counts.failed > 0 {
        bail!("{} failed", counts.failed);
    }
    Ok(())
}

/// The target that the compiler builds for by itself; named to cargo it keeps the flags from build
/// scripts and macros.
fn host() -> Result<String> {
    let host = process::output(Command::new("rustc").args(["--print", "host-tuple"]))?;
    Ok(host.trim().to_owned())
}

fn cargo(toolbox: &Toolbox, command: &str, host: &str) -> Command {
    let mut cargo = toolbox.cargo();
    cargo.args([command, "--manifest-path", "fuzz/Cargo.toml", "--release"]);
    cargo.args(["--target", host]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", INSTRUMENTED.join("\x1f"));
    cargo
}

/// A compiled target with its files.
#[derive(Debug)]
struct Fuzzer<'a> {
    target: &'a Target,
    program: PathBuf,
    root: &'a Path,
    /// Where new inputs that take new branches are put: empty at the beginning.
    corpus: PathBuf,
    /// Where an input is put that the target fails on.
    found: PathBuf,
    /// Where the fuzzer writes.
    log: PathBuf,
}

impl<'a> Fuzzer<'a> {
    fn new(toolbox: &'a Toolbox, target: &'a Target, host: &str) -> Result<Self> {
        let workspace = toolbox.workspace();
        let found = workspace.root().join("fuzz/artifacts").join(target.name);
        fs::create_dir_all(&found).with_context(|| format!("cannot make {}", found.display()))?;
        Ok(Self {
            target,
            program: workspace.release(host, target.name),
            root: workspace.root(),
            corpus: workspace.folder(&format!("fuzz/{}", target.name))?,
            found: found.join("found-by-test"),
            log: workspace
                .folder("fuzz")?
                .join(format!("{}.log", target.name)),
        })
    }

    fn run(&self) -> Result<()> {
        self.clear()?;
        say(format!("{}: {} inputs", self.target.name, self.target.runs));
        process::run_logged(&mut self.command(), &self.log).inspect_err(|_| self.report())
    }

    /// Nothing of an earlier run is in the way: the inputs are to be the same again.
    fn clear(&self) -> Result<()> {
        fs::remove_dir_all(&self.corpus)?;
        fs::create_dir(&self.corpus)?;
        if self.found.exists() {
            fs::remove_file(&self.found)?;
        }
        Ok(())
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .current_dir(self.root)
            .args([SEED, TIMEOUT, "-verbosity=0"]);
        command.arg(format!("-runs={}", self.target.runs));
        command.arg(format!("-exact_artifact_path={}", self.found.display()));
        command.arg("-dict=fuzz/words.dict").arg(&self.corpus);
        command.args(self.target.seeds(self.root));
        command
    }

    /// Shows what the fuzzer wrote, and the input in a form that a log keeps.
    fn report(&self) {
        match fs::read(&self.log) {
            Ok(log) => eprintln!("{}", String::from_utf8_lossy(&log)),
            Err(error) => say(format!("{} cannot be read: {error}", self.log.display())),
        }
        if !self.found.exists() {
            return;
        }
        let found = self.found.strip_prefix(self.root).unwrap_or(&self.found);
        say(format!("the input is {}; once more:", found.display()));
        say(format!("  {} {}", self.program.display(), found.display()));
        say("the same input in base64:");
        let _ = process::run(Command::new("base64").arg(&self.found));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
    }

    #[test]
    fn every_target_is_run() {
        let files = fs::read_dir(root().join("fuzz/fuzz_targets")).unwrap();
        let mut names: Vec<_> = files
            .map(|file| file.unwrap().path().file_stem().unwrap().to_owned())
            .collect();
        names.sort();
        assert_eq!(names, TARGETS.map(|target| target.name));
    }

    #[test]
    fn seeds_are_there_for_every_target_that_takes_text() {
        for target in &TARGETS {
            // What grows from bytes has no inputs that a person could write.
            let takes_bytes = ["shape", "tree"].contains(&target.name);
            assert_eq!(
                target.seeds(root()).is_empty(),
                takes_bytes,
                "{}",
                target.name
            );
        }
    }
}
