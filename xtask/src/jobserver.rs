//! The job server of this repository, as a child process.

use std::net::SocketAddr;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

use crate::process::{self, Group};
use crate::workspace::Workspace;

/// A running jobserver; it ends when this drops, or when this process ends in any way.
#[derive(Debug)]
pub(crate) struct Jobserver {
    group: Group,
    address: SocketAddr,
}

impl Jobserver {
    /// Compiles it.
    ///
    /// # Errors
    /// When cargo does not succeed.
    pub(crate) fn build(workspace: &Workspace) -> Result<()> {
        process::run(workspace.cargo().args(["build", "--package", "jobserver"]))
    }

    /// Starts the compiled one on a free port of this machine.
    ///
    /// # Errors
    /// When it does not start, or does not say where it listens.
    pub(crate) fn start(workspace: &Workspace) -> Result<Self> {
        let mut command = Command::new(workspace.program("jobserver"));
        command.args([
            "serve",
            "--port",
            "0",
            "--until-stdin-closes",
            "--log",
            "warn",
        ]);
        let mut group = Group::start_with_input(command.stdout(Stdio::piped()))?;
        let Some(line) = group.line()? else {
            bail!("jobserver ended before it listened")
        };
        let address = address_in(&line)
            .with_context(|| format!("jobserver does not say where it listens: {line:?}"))?;
        Ok(Self { group, address })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The exit status, once it has ended.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub(crate) fn status(&mut self) -> Result<Option<ExitStatus>> {
        self.group.status()
    }
}

fn address_in(line: &str) -> Option<SocketAddr> {
    line.strip_prefix("listening on http://")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_is_read_from_the_first_line() {
        let expected = SocketAddr::from(([127, 0, 0, 1], 40_123));
        assert_eq!(
            address_in("listening on http://127.0.0.1:40123"),
            Some(expected)
        );
        assert_eq!(address_in("listening"), None);
    }
}
