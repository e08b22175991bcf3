//! Packages of Debian and Ubuntu.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};

use super::privilege::Privilege;
use crate::console::say;

/// The distributions whose packages are known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Distribution {
    /// Debian, and what is built from it without Ubuntu in between.
    Debian,
    /// Ubuntu and its kin, where apt's Chromium and Firefox are but pointers to snaps.
    Ubuntu,
    /// Anything else.
    Other,
}

impl Distribution {
    /// The one that this machine runs.
    pub(crate) fn find() -> Self {
        Self::from_os_release(&fs::read_to_string("/etc/os-release").unwrap_or_default())
    }

    /// Reads os-release(5): `ID` and the less exact `ID_LIKE`.
    fn from_os_release(text: &str) -> Self {
        let ids: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE=")))
            .flat_map(|value| value.trim_matches('"').split_whitespace())
            .collect();
        if ids.contains(&"ubuntu") {
            Self::Ubuntu
        } else if ids.contains(&"debian") {
            Self::Debian
        } else {
            Self::Other
        }
    }
}

/// Whether this process has refreshed the package lists; once will do. Held while apt-get runs:
/// dpkg lets in one at a time.
static LISTS_ARE_FRESH: Mutex<bool> = Mutex::new(false);

/// Installs `packages`, with the lists refreshed first: a fresh machine has none.
///
/// # Errors
/// With the commands to type when this user may not install, and when apt-get fails.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let privilege = Privilege::find();
    let lists = fresh_lists(privilege, packages)?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    let installed = apt_get(privilege, &[&install, packages].concat(), packages);
    drop(lists);
    installed
}

/// Fetches the archive of `package` into `folder`, and installs nothing. That takes no root, but
/// for the lists.
///
/// # Errors
/// With the commands to type when this user may not refresh the lists, and when apt-get fails.
pub(crate) fn download(package: &str, folder: &Path) -> Result<PathBuf> {
    let lists = fresh_lists(Privilege::find(), &[package])?;
    say(format!("apt-get download {package}"));
    let mut command = Command::new("apt-get");
    // It warns root that it cannot become nobody in a folder of root's.
    quiet(&mut command).stderr(Stdio::null());
    command.args(["download", package]).current_dir(folder);
    let status = command.status().context("cannot start apt-get")?;
    drop(lists);
    if !status.success() {
        bail!("apt-get failed ({status}); type: {}", as_typed(&[package]));
    }
    archive_in(folder)
}

fn archive_in(folder: &Path) -> Result<PathBuf> {
    let files = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut archives = files.filter(|path| path.extension().is_some_and(|it| it == "deb"));
    archives.next().context("apt-get has fetched no archive")
}

/// Refreshes the lists if that has not been done, and keeps other threads from apt-get.
fn fresh_lists(privilege: Privilege, packages: &[&str]) -> Result<MutexGuard<'static, bool>> {
    let mut lists_are_fresh = LISTS_ARE_FRESH
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if !*lists_are_fresh {
        apt_get(privilege, &["update", "--quiet"], packages)?;
        *lists_are_fresh = true;
    }
    Ok(lists_are_fresh)
}

/// What a person types to install `packages`.
pub(crate) fn as_typed(packages: &[&str]) -> String {
    let packages = packages.join(" ");
    format!("sudo apt-get update && sudo apt-get install --no-install-recommends {packages}")
}

fn apt_get(privilege: Privilege, arguments: &[&str], packages: &[&str]) -> Result<()> {
    let Some(mut command) = privilege.command("apt-get") else {
        bail!(
            "this user may not install packages; type: {}",
            as_typed(packages)
        );
    };
    say(format!("apt-get {}", arguments.join(" ")));
    // In this process's own group: sudo reads a password from the terminal, and a dpkg that is
    // ended half-way leaves the machine to be repaired.
    let status = quiet(&mut command)
        .args(arguments)
        .status()
        .context("cannot start apt-get")?;
    if !status.success() {
        bail!("apt-get failed ({status}); type: {}", as_typed(packages));
    }
    Ok(())
}

fn quiet(command: &mut Command) -> &mut Command {
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdout(Stdio::null())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_kin_are_told_from_ubuntu_and_its() {
        let of = Distribution::from_os_release;
        assert_eq!(
            of("NAME=\"Debian GNU/Linux\"\nID=debian\n"),
            Distribution::Debian
        );
        assert_eq!(of("ID=raspbian\nID_LIKE=debian\n"), Distribution::Debian);
        assert_eq!(of("ID=ubuntu\nID_LIKE=debian\n"), Distribution::Ubuntu);
        assert_eq!(
            of("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            Distribution::Ubuntu
        );
        assert_eq!(of("ID=fedora\n"), Distribution::Other);
        assert_eq!(of(""), Distribution::Other);
    }
}
