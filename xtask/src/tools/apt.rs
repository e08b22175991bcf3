//! Packages of Debian and Ubuntu.

use std::fs;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

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
    let mut lists_are_fresh = LISTS_ARE_FRESH
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if !*lists_are_fresh {
        apt_get(privilege, &["update", "--quiet"], packages)?;
        *lists_are_fresh = true;
    }
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    apt_get(privilege, &[&install, packages].concat(), packages)
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
