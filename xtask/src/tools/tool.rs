//! The tools that come from crates.io, npm and Debian, and their versions.

use std::path::Path;

use anyhow::Result;

use super::cargo_tool::{Accept, CargoTool};
use super::debian_package::DebianPackage;
use super::node::NODE;
use super::npm_package::NpmPackage;
use crate::lockfile::locked_version;

/// 0.22 needs a newer compiler than the newest stable one that this was tried with.
const TRUNK: &str = "0.21.14";
/// Any of the last years goes with any Firefox of the last years.
const GECKODRIVER: &str = "0.37.1";

/// Held to: a new version brings new rules, which are for a person to read first.
pub(super) const AXE_CORE: NpmPackage = NpmPackage {
    name: "axe-core",
    version: "4.14.1",
    file: "axe.min.js",
    why: "which knows what keeps people out of a page",
};

/// Writes the same program in fewer bytes, in the same bytes each time.
pub(super) const ESBUILD: NpmPackage = NpmPackage {
    name: "esbuild",
    version: "0.28.1",
    file: "bin/esbuild",
    why: "which makes scripts small",
};

/// Of whatever version: operators have the one of their distribution, too. Of Debian's packages it
/// is the one with the server itself, and the same name has it in Ubuntu.
pub(super) const NGINX: DebianPackage = DebianPackage {
    name: "nginx",
    program: "usr/sbin/nginx",
    version: "-v",
    home: None,
    why: "which stands between pages and the job API",
};

/// Of whatever version: all of the last years count the same.
pub(super) const VALGRIND: DebianPackage = DebianPackage {
    name: "valgrind",
    program: "usr/bin/valgrind",
    version: "--version",
    home: Some(("VALGRIND_LIB", "usr/libexec/valgrind")),
    why: "which counts instructions",
};

/// A tool that this program installs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Makes JavaScript glue for the compiled page, and runs tests in browsers.
    WasmBindgen,
    /// Builds the page and serves it.
    Trunk,
    /// Steers Firefox.
    Geckodriver,
    /// Looks for what keeps people out of a page.
    AxeCore,
    /// Makes the scripts of the package small.
    Esbuild,
    /// Runs the tools of frameworks.
    Node,
    /// Runs the configuration that operators are given.
    Nginx,
    /// Counts instructions.
    Valgrind,
}

/// Where a tool comes from.
#[derive(Debug, Clone)]
pub(super) enum Package {
    /// Built from crates.io.
    Cargo(CargoTool),
    /// Fetched from npm.
    Npm(NpmPackage),
    /// Taken out of a package of Debian's.
    Debian(DebianPackage),
}

impl Tool {
    /// Every one of them.
    pub(super) const ALL: [Self; 8] = [
        Self::WasmBindgen,
        Self::Trunk,
        Self::Geckodriver,
        Self::AxeCore,
        Self::Esbuild,
        Self::Node,
        Self::Nginx,
        Self::Valgrind,
    ];

    /// In the words that a waiting person reads.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::WasmBindgen => "wasm-bindgen",
            Self::Trunk => "trunk",
            Self::Geckodriver => "geckodriver",
            Self::AxeCore => AXE_CORE.name,
            Self::Esbuild => ESBUILD.name,
            Self::Node => "node",
            Self::Nginx => NGINX.name,
            Self::Valgrind => VALGRIND.name,
        }
    }

    /// The package to install; `root` is where `Cargo.lock` is.
    ///
    /// # Errors
    /// When the version is one that `Cargo.lock` names, and it cannot be read.
    pub(super) fn package(self, root: &Path) -> Result<Package> {
        Ok(Package::Cargo(match self {
            Self::AxeCore => return Ok(Package::Npm(AXE_CORE)),
            Self::Esbuild => return Ok(Package::Npm(ESBUILD)),
            Self::Node => return Ok(Package::Npm(NODE)),
            Self::Nginx => return Ok(Package::Debian(NGINX)),
            Self::Valgrind => return Ok(Package::Debian(VALGRIND)),
            Self::WasmBindgen => CargoTool {
                package: "wasm-bindgen-cli",
                // The module's custom sections are read by exactly the version that wrote them.
                version: locked_version(root, "wasm-bindgen")?,
                programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
                accept: Accept::Same,
                why: "which joins WebAssembly and JavaScript",
                minutes: 3,
            },
            Self::Trunk => CargoTool {
                package: "trunk",
                version: TRUNK.into(),
                programs: &["trunk"],
                accept: Accept::Same,
                why: "which builds the page and serves it",
                minutes: 5,
            },
            Self::Geckodriver => CargoTool {
                package: "geckodriver",
                version: GECKODRIVER.into(),
                programs: &["geckodriver"],
                accept: Accept::Any,
                why: "which steers Firefox",
                minutes: 3,
            },
        }))
    }
}
