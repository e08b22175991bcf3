//! Tools that come from crates.io as source.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::progress::with_progress;
use crate::console::say;
use crate::process;
use crate::workspace;

/// Which versions of a tool found on the machine will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accept {
    /// Only the one that would be installed.
    Same,
    /// Whatever is there.
    Any,
}

/// A package of tools on crates.io, of one version.
#[derive(Debug, Clone)]
pub(crate) struct CargoTool {
    /// The crate's name.
    pub(crate) package: &'static str,
    /// The version to install.
    pub(crate) version: String,
    /// The programs of the package that are needed here.
    pub(crate) programs: &'static [&'static str],
    /// Which versions found on the machine will do.
    pub(crate) accept: Accept,
    /// What it is for, in the words that a waiting person reads.
    pub(crate) why: &'static str,
    /// How long it takes to build on two cores that compile other things too, in minutes.
    pub(crate) minutes: u32,
}

impl CargoTool {
    /// Where it is installed when the machine has none: a folder for each version, below `cache`.
    pub(crate) fn root(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.package, self.version))
    }

    /// Makes sure that every program is found on the search path `path`.
    ///
    /// # Errors
    /// When cargo cannot build it.
    pub(crate) fn ensure(&self, path: &OsStr, cache: &Path) -> Result<()> {
        if self.is_ready(path) {
            return Ok(());
        }
        fs::create_dir_all(cache).with_context(|| format!("cannot make {}", cache.display()))?;
        if self.install_prebuilt(path, cache) {
            return Ok(());
        }
        self.build(cache)
    }

    fn is_ready(&self, path: &OsStr) -> bool {
        self.programs
            .iter()
            .all(|program| self.is_found(program, path))
    }

    fn is_found(&self, program: &str, path: &OsStr) -> bool {
        let Ok(program) = which::which_in_global(program, Some(path)) else {
            return false;
        };
        program
            .take(1)
            .any(|program| self.accept == Accept::Any || self.is_version_of(&program))
    }

    fn is_version_of(&self, program: &Path) -> bool {
        let mut command = Command::new(program);
        command.arg("--version").stderr(Stdio::null());
        process::output(&mut command).is_ok_and(|text| version_in(&text) == Some(&self.version))
    }

    /// Tries cargo-binstall, where it is: seconds instead of minutes, when the tool's maker
    /// offers a binary and the network lets it through.
    fn install_prebuilt(&self, path: &OsStr, cache: &Path) -> bool {
        if which::which_in("cargo-binstall", Some(path), ".").is_err() {
            return false;
        }
        say(format!("{self}: asking cargo-binstall for a prebuilt one"));
        let mut binstall = self.cargo("binstall", cache);
        binstall.args([
            "--no-confirm",
            "--disable-strategies",
            "compile",
            "--version",
        ]);
        binstall.args([&self.version, self.package]);
        process::run_logged(&mut binstall, &self.log(cache)).is_ok() && self.is_ready(path)
    }

    fn build(&self, cache: &Path) -> Result<()> {
        say(format!(
            "{self}: building it, {} (about {} min)",
            self.why, self.minutes
        ));
        let log = self.log(cache);
        with_progress(&self.to_string(), &log, || {
            // The versions that the maker tested, unless one of them is no longer served.
            process::run_logged(self.install(cache).arg("--locked"), &log)
                .or_else(|_| process::run_logged(&mut self.install(cache), &log))
        })?;
        // Some hundred megabytes that nothing will read again.
        fs::remove_dir_all(self.build_folder(cache)).context("cannot clear what was built")
    }

    fn install(&self, cache: &Path) -> Command {
        let mut install = self.cargo("install", cache);
        install.args(["--version", &self.version, "--no-default-features"]);
        // Fast to build beats fast to run: each runs for a second at a time.
        install.args(["--debug", self.package]);
        install
    }

    fn cargo(&self, command: &str, cache: &Path) -> Command {
        let mut cargo = workspace::cargo();
        // Away from the repository, whose settings are for its own crates.
        cargo
            .current_dir(cache)
            .args([command, "--root"])
            .arg(self.root(cache));
        // Not shared: two tools have hardly a crate in common of the same version and features.
        cargo.env("CARGO_TARGET_DIR", self.build_folder(cache));
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "false");
        cargo.env("CARGO_INCREMENTAL", "false");
        for of_the_repository in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
            cargo.env_remove(of_the_repository);
        }
        cargo
    }

    fn build_folder(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}.build", self.package, self.version))
    }

    fn log(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}.log", self.package, self.version))
    }
}

impl std::fmt::Display for CargoTool {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.package, self.version)
    }
}

/// `trunk 0.21.14`, `geckodriver 0.37.1 (a1b2c3 2026-01-01)`: the second word.
fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace().nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_is_the_second_word() {
        assert_eq!(version_in("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(
            version_in("geckodriver 0.37.1 (a1b2c3)\n\nlicence"),
            Some("0.37.1")
        );
        assert_eq!(version_in(""), None);
    }
}
