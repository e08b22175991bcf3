//! Where the repository is, where cargo puts what it builds, and how cargo is called.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The repository and its build directory.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// The workspace that this program was built from.
    ///
    /// # Errors
    /// When the program does not lie where cargo puts it.
    pub(crate) fn find() -> Result<Self> {
        // As cargo says now: clones that share a build directory share this program too.
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let package = package.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let program = env::current_exe().context("this program's own path is unknown")?;
        // <target>/debug/xtask; wherever a setting or a variable of cargo put <target>.
        let target = program.ancestors().nth(2);
        Ok(Self {
            root: package
                .parent()
                .context("the repository is unknown")?
                .into(),
            target: target.context("the build directory is unknown")?.into(),
        })
    }

    /// The folder of the root `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A host program of the workspace, built without `--release`.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name)
    }

    /// A host program of the workspace, built with a profile of its own.
    pub(crate) fn built(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(name)
    }

    /// What cargo has built for `target` as it ships; `path` begins below the profile's folder.
    pub(crate) fn release(&self, target: &str, path: &str) -> PathBuf {
        self.built_for(target, "release", path)
    }

    /// What cargo has built for `target` with a profile; `path` begins below the profile's folder.
    pub(crate) fn built_for(&self, target: &str, profile: &str, path: &str) -> PathBuf {
        self.target.join(target).join(profile).join(path)
    }

    /// A folder of this program's own below cargo's build directory, made when it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn folder(&self, name: &str) -> Result<PathBuf> {
        made(self.target.join("xtask").join(name))
    }

    /// A folder below the repository's own `target`, wherever cargo builds: a cargo that starts
    /// there finds the repository's `.cargo/config.toml`.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn folder_inside(&self, name: &str) -> Result<PathBuf> {
        made(self.root.join("target").join("xtask").join(name))
    }

    /// `cargo` in the root of the repository.
    pub(crate) fn cargo(&self) -> Command {
        self.prepare(cargo())
    }

    /// `program` in the root of the repository; a cargo that it starts builds where this one did.
    pub(crate) fn command(&self, program: &str) -> Command {
        self.prepare(Command::new(program))
    }

    fn prepare(&self, mut command: Command) -> Command {
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target);
        command
    }
}

fn made(folder: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
