//! Who may install system packages.

use std::env;
use std::io::{IsTerminal, stdin};
use std::process::{Command, Stdio};

use nix::unistd::Uid;

/// How a command gets to run as root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Privilege {
    /// This process is root's.
    Root,
    /// By sudo, which asks for a password at the terminal when it needs one.
    Sudo,
    /// Not at all: no sudo, or nobody there to type a password.
    None,
}

impl Privilege {
    /// What this process has.
    pub(crate) fn find() -> Self {
        if Uid::effective().is_root() {
            return Self::Root;
        }
        if has_sudo_without_password() || can_ask_for_password() {
            return Self::Sudo;
        }
        Self::None
    }

    /// `program` as root, or `None` where that cannot be.
    pub(crate) fn command(self, program: &str) -> Option<Command> {
        match self {
            Self::Root => Some(Command::new(program)),
            Self::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.arg(program);
                Some(sudo)
            }
            Self::None => None,
        }
    }
}

fn has_sudo_without_password() -> bool {
    Command::new("sudo")
        .args(["-n", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn can_ask_for_password() -> bool {
    env::var_os("CI").is_none() && stdin().is_terminal() && which::which("sudo").is_ok()
}
