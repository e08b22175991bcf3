//! Programs that come from packages of Debian and Ubuntu, without the packages being installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use super::apt::{self, Distribution};
use crate::console::say;
use crate::process;

/// A package of which one program is used, for which the machine has all libraries.
///
/// It is unpacked, not installed: the package of a server starts it, now and with the machine, and
/// a test may not leave a server behind. Nor does it take root to unpack one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DebianPackage {
    /// The package's name.
    pub(crate) name: &'static str,
    /// The program that is used, from the root of the file system.
    pub(crate) program: &'static str,
    /// What makes the program say its version.
    pub(crate) version: &'static str,
    /// The variable that tells it where its other files are, where the package is not installed,
    /// and their folder from the root of the file system.
    pub(crate) home: Option<(&'static str, &'static str)>,
    /// What it is for, in the words that a waiting person reads.
    pub(crate) why: &'static str,
}

impl DebianPackage {
    /// The program: the machine's own, where it has one, else where it is once unpacked below
    /// `cache`.
    pub(crate) fn path(&self, cache: &Path) -> PathBuf {
        // Not by the search path: those of people have no folder of servers.
        let installed = Path::new("/").join(self.program);
        if installed.exists() {
            return installed;
        }
        self.root(cache).join(self.program)
    }

    /// The program, ready for its arguments.
    pub(crate) fn command(&self, cache: &Path) -> Command {
        let path = self.path(cache);
        let mut command = Command::new(&path);
        if let Some((variable, folder)) = self.home
            && path.starts_with(self.root(cache))
        {
            command.env(variable, self.root(cache).join(folder));
        }
        command
    }

    /// Makes sure that the program is there and runs.
    ///
    /// # Errors
    /// With what to type, when it cannot be fetched or does not run here.
    pub(crate) fn ensure(&self, cache: &Path) -> Result<()> {
        if self.runs(cache) {
            return Ok(());
        }
        if Distribution::find() == Distribution::Other {
            bail!("{} is needed at /{}", self.name, self.program);
        }
        say(format!(
            "{}: fetching it, {} (some seconds)",
            self.name, self.why
        ));
        self.unpack(cache)?;
        let typed = apt::as_typed(&[self.name]);
        ensure!(
            self.runs(cache),
            "{} does not run; type: {typed}",
            self.name
        );
        Ok(())
    }

    fn runs(&self, cache: &Path) -> bool {
        let mut program = self.command(cache);
        let quiet = program.stdout(Stdio::null()).stderr(Stdio::null());
        process::run(quiet.arg(self.version)).is_ok()
    }

    fn unpack(&self, cache: &Path) -> Result<()> {
        let root = self.root(cache);
        // What an earlier run may have left: half of it, or what runs no more.
        if root.exists() {
            fs::remove_dir_all(&root)?;
        }
        fs::create_dir_all(&root).with_context(|| format!("cannot make {}", root.display()))?;
        let archive = apt::download(self.name, &root)?;
        let mut dpkg = Command::new("dpkg-deb");
        process::run(dpkg.arg("--extract").arg(&archive).arg(&root))?;
        fs::remove_file(archive).context("cannot clear what was fetched")
    }

    fn root(&self, cache: &Path) -> PathBuf {
        cache.join(self.name)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn package(program: &'static str, version: &'static str) -> DebianPackage {
        DebianPackage {
            name: "lantern",
            program,
            version,
            home: Some(("LANTERN_HOME", "usr/share/lantern")),
            why: "which gives light",
        }
    }

    #[test]
    fn program_of_the_machine_is_preferred() {
        let path = package("bin/sh", "-v").path(Path::new("/cache"));
        assert_eq!(path, Path::new("/bin/sh"));
    }

    #[test]
    fn program_that_is_not_there_is_kept_in_a_folder_of_its_own() {
        let path = package("usr/sbin/lantern", "-v").path(Path::new("/cache"));
        assert_eq!(path, Path::new("/cache/lantern/usr/sbin/lantern"));
    }

    #[test]
    fn program_is_told_where_its_files_are_unless_they_are_where_it_looks() {
        let variables = |program| {
            let command = package(program, "-v").command(Path::new("/cache"));
            command
                .get_envs()
                .map(|(_, value)| value.unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            variables("usr/sbin/lantern"),
            ["/cache/lantern/usr/share/lantern"]
        );
        assert!(variables("bin/sh").is_empty());
    }

    #[test]
    fn program_must_run_to_be_there() {
        let cache = Path::new("/cache");
        assert!(package("bin/true", "-v").runs(cache));
        assert!(!package("bin/false", "-v").runs(cache));
        assert!(!package("usr/sbin/lantern", "-v").runs(cache));
    }
}
