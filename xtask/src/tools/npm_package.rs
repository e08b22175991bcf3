//! Tools that come from npm as they are.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::npm;
use super::progress::with_progress;
use crate::console::say;
use crate::process;

/// A package on npm, of one version, of which one file is used.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NpmPackage {
    /// The package's name.
    pub(crate) name: &'static str,
    /// The version to install.
    pub(crate) version: &'static str,
    /// The file that is used, from the package's root.
    pub(crate) file: &'static str,
    /// What it is for, in the words that a waiting person reads.
    pub(crate) why: &'static str,
}

impl NpmPackage {
    /// Where the file is, once the package is installed below `cache`.
    pub(crate) fn path(&self, cache: &Path) -> PathBuf {
        self.modules(cache).join(self.name).join(self.file)
    }

    /// Makes sure that the file is there, with an npm that is found on the search path `path`.
    ///
    /// # Errors
    /// When there is no npm and none can be installed, or it cannot fetch the package.
    pub(crate) fn ensure(&self, path: &OsStr, cache: &Path) -> Result<()> {
        if self.is_ready(cache) {
            return Ok(());
        }
        npm::install(path)?;
        say(format!("{self}: fetching it, {} (some seconds)", self.why));
        let root = self.root(cache);
        fs::create_dir_all(&root).with_context(|| format!("cannot make {}", root.display()))?;
        let log = cache.join(format!("{}-{}.log", self.name, self.version));
        with_progress(&self.to_string(), &log, || {
            process::run_logged(&mut self.install(path, cache), &log)
        })
    }

    /// npm writes the list of what it installed when all of it is there.
    fn is_ready(&self, cache: &Path) -> bool {
        self.modules(cache).join(".package-lock.json").is_file() && self.path(cache).is_file()
    }

    fn install(&self, path: &OsStr, cache: &Path) -> Command {
        let mut npm = Command::new("npm");
        npm.env("PATH", path).current_dir(cache);
        npm.args(["install", "--prefix"]).arg(self.root(cache));
        // Nothing of it is run here; the rest would ask the registry for more than the package.
        npm.args(["--ignore-scripts", "--no-audit", "--no-fund"]);
        npm.arg("--no-update-notifier");
        npm.arg(format!("{}@{}", self.name, self.version));
        npm
    }

    fn root(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.name, self.version))
    }

    fn modules(&self, cache: &Path) -> PathBuf {
        self.root(cache).join("node_modules")
    }
}

impl std::fmt::Display for NpmPackage {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.name, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: NpmPackage = NpmPackage {
        name: "lantern",
        version: "2.5.0",
        file: "dist/lantern.js",
        why: "which gives light",
    };

    #[test]
    fn each_version_has_a_folder_of_its_own() {
        assert_eq!(
            PACKAGE.path(Path::new("/cache")),
            Path::new("/cache/lantern-2.5.0/node_modules/lantern/dist/lantern.js")
        );
    }

    #[test]
    fn exactly_one_version_is_fetched_and_none_of_its_scripts_run() {
        let command = PACKAGE.install(OsStr::new("/bin"), Path::new("/cache"));
        let arguments: Vec<_> = command.get_args().collect();
        assert_eq!(arguments.last(), Some(&OsStr::new("lantern@2.5.0")));
        assert!(arguments.contains(&OsStr::new("--ignore-scripts")));
    }

    #[test]
    fn missing_package_is_not_ready() {
        assert!(!PACKAGE.is_ready(Path::new("/nowhere")));
    }
}
