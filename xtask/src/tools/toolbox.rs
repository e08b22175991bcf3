//! The search path on which every tool is found, and what is started from it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::node;
use super::tool::{AXE_CORE, ESBUILD, NGINX, Package, Tool, VALGRIND};
use super::wasm_target;
use crate::workspace::Workspace;

/// The machine's own tools, and those that this program installs.
#[derive(Debug, Clone)]
pub(crate) struct Toolbox {
    workspace: Workspace,
    /// Where installed tools are kept, for every clone of the repository.
    cache: PathBuf,
    path: OsString,
}

impl Toolbox {
    /// Makes sure of the wasm target, and learns where the tools are. Installs nothing else.
    ///
    /// # Errors
    /// When `Cargo.lock` cannot be read, or the wasm target cannot be installed.
    pub(crate) fn open(workspace: &Workspace) -> Result<Self> {
        wasm_target::install()?;
        let cache = cache_folder()?;
        let path = search_path(workspace.root(), &cache)?;
        Ok(Self {
            workspace: workspace.clone(),
            cache,
            path,
        })
    }

    /// The repository that the tools work on.
    pub(crate) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// `cargo` in the repository, with the tools on its search path.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = self.workspace.cargo();
        cargo.env("PATH", &self.path);
        wasm_target::hide_home(&mut cargo);
        cargo
    }

    /// `trunk COMMAND` in the repository. Offline: it finds its tools and fetches none.
    pub(crate) fn trunk(&self, command: &str) -> Command {
        let mut trunk = self.workspace.command("trunk");
        trunk
            .env("PATH", &self.path)
            .args([command, "--offline", "true"]);
        wasm_target::hide_home(&mut trunk);
        trunk
    }

    /// `wasm-bindgen` in the repository.
    pub(crate) fn wasm_bindgen(&self) -> Command {
        let mut wasm_bindgen = self.workspace.command("wasm-bindgen");
        wasm_bindgen.env("PATH", &self.path);
        wasm_bindgen
    }

    /// `esbuild` in the repository, where [`Tool::Esbuild`] has been waited for. Node runs it:
    /// what npm would have put in its place is a script of its own.
    pub(crate) fn esbuild(&self) -> Command {
        let mut node = self.workspace.command("node");
        node.env("PATH", &self.path).arg(ESBUILD.path(&self.cache));
        node
    }

    /// `node` in `folder`, where [`Tool::Node`] has been waited for.
    pub(crate) fn node(&self, folder: &Path) -> Command {
        let mut node = Command::new("node");
        node.env("PATH", &self.path).current_dir(folder);
        node
    }

    /// `npm` in `folder`, where a tool that comes from it has been waited for. It asks the registry
    /// for nothing but packages.
    pub(crate) fn npm(&self, folder: &Path) -> Command {
        let mut npm = Command::new("npm");
        npm.env("PATH", &self.path).current_dir(folder);
        npm.env("npm_config_audit", "false")
            .env("npm_config_fund", "false")
            .env("npm_config_update_notifier", "false");
        npm
    }

    /// axe-core's script, where [`Tool::AxeCore`] has been waited for.
    pub(crate) fn axe_core(&self) -> PathBuf {
        AXE_CORE.path(&self.cache)
    }

    /// nginx, where [`Tool::Nginx`] has been waited for.
    pub(crate) fn nginx(&self) -> PathBuf {
        NGINX.path(&self.cache)
    }

    /// `valgrind`, where [`Tool::Valgrind`] has been waited for.
    pub(crate) fn valgrind(&self) -> Command {
        VALGRIND.command(&self.cache)
    }

    pub(super) fn path(&self) -> &OsStr {
        &self.path
    }

    /// Makes sure that `tool` is there: on the search path, if it is a program.
    ///
    /// # Errors
    /// When it cannot be built or fetched.
    pub(super) fn ensure(&self, tool: Tool) -> Result<()> {
        if tool == Tool::Node && node::is_new_enough(&self.path) {
            return Ok(());
        }
        match tool.package(self.workspace.root())? {
            Package::Cargo(tool) => tool.ensure(&self.path, &self.cache),
            Package::Npm(package) => package.ensure(&self.path, &self.cache),
            Package::Debian(package) => package.ensure(&self.cache),
        }
    }
}

/// The folders of installed tools, of the versions that are asked for, then the machine's own.
fn search_path(root: &Path, cache: &Path) -> Result<OsString> {
    let mut folders = Vec::new();
    for tool in Tool::ALL {
        match tool.package(root)? {
            Package::Cargo(tool) => folders.push(tool.root(cache).join("bin")),
            Package::Npm(package) if tool == Tool::Node => {
                folders.extend(package.path(cache).parent().map(Path::to_owned));
            }
            Package::Npm(_) | Package::Debian(_) => {}
        }
    }
    let path = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&path));
    env::join_paths(folders).context("PATH cannot be extended")
}

/// `$XDG_CACHE_HOME/jobwatch/tools`, as the XDG base directory specification has it.
fn cache_folder() -> Result<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let cache = cache.or_else(|| Some(env::home_dir()?.join(".cache")));
    let cache = cache.context("neither HOME nor XDG_CACHE_HOME is set")?;
    Ok(cache.join("jobwatch").join("tools"))
}
