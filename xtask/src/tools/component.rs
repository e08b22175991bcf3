//! The parts of a toolchain that rustup's minimal profile leaves out.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::console::say;
use crate::process;
use crate::workspace;

/// What comes with the compiler, or can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Component {
    /// `cargo fmt`.
    Rustfmt,
    /// `cargo clippy`.
    Clippy,
    /// The source of the standard library.
    RustSrc,
}

impl Component {
    /// Makes sure that the compiler in use has it.
    ///
    /// # Errors
    /// When it has not, and rustup is not there or cannot change that.
    pub(crate) fn ensure(self) -> Result<()> {
        if self.is_there() {
            return Ok(());
        }
        let (name, why) = (self.name(), self.why());
        say(format!("rustup component add {name}: {why} (some seconds)"));
        process::run(Command::new("rustup").args(["component", "add", name])).with_context(|| {
            format!("the component {name} is needed; type: rustup component add {name}")
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Rustfmt => "rustfmt",
            Self::Clippy => "clippy",
            Self::RustSrc => "rust-src",
        }
    }

    fn is_there(self) -> bool {
        match self {
            Self::Rustfmt => has_subcommand(workspace::cargo(), "fmt"),
            Self::Clippy => has_subcommand(workspace::cargo(), "clippy"),
            Self::RustSrc => has_sources(),
        }
    }

    fn why(self) -> &'static str {
        match self {
            Self::Rustfmt => "the files are held to one style",
            Self::Clippy => "the code is held to its lints",
            Self::RustSrc => "the standard library is compiled anew",
        }
    }
}

/// Whether the standard library's source is where cargo looks for it.
fn has_sources() -> bool {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    sysroot.is_ok_and(|sysroot| {
        let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
        sources.join("Cargo.lock").exists()
    })
}

/// Asks cargo, not rustup: a distribution's compiler comes without rustup. That the program is
/// there says nothing, for rustup puts one of each name on the search path.
fn has_subcommand(mut cargo: Command, name: &str) -> bool {
    cargo.args([name, "--version"]).stderr(Stdio::null());
    process::output(&mut cargo).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stands in for a cargo that can do one thing.
    fn cargo_with(subcommand: &str) -> Command {
        let mut cargo = Command::new("sh");
        cargo.args(["-c", &format!("[ \"$1\" = {subcommand} ]"), "cargo"]);
        cargo
    }

    #[test]
    fn what_cargo_has_is_not_installed_again() {
        assert!(has_subcommand(cargo_with("fmt"), "fmt"));
    }

    #[test]
    fn what_cargo_does_not_have_is_noticed() {
        assert!(!has_subcommand(cargo_with("fmt"), "clippy"));
        assert!(!has_subcommand(workspace::cargo(), "no-such-subcommand"));
    }
}
