//! The tools that are built from crates.io, and their versions.

use std::path::Path;

use anyhow::Result;

use super::cargo_tool::{Accept, CargoTool};
use crate::lockfile::locked_version;

/// 0.22 needs a newer compiler than the newest stable one that this was tried with.
const TRUNK: &str = "0.21.14";
/// Any of the last years goes with any Firefox of the last years.
const GECKODRIVER: &str = "0.37.1";

/// A tool that is built from crates.io.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Makes JavaScript glue for the compiled page, and runs tests in browsers.
    WasmBindgen,
    /// Builds the page and serves it.
    Trunk,
    /// Steers Firefox.
    Geckodriver,
}

impl Tool {
    /// Every one of them.
    pub(super) const ALL: [Self; 3] = [Self::WasmBindgen, Self::Trunk, Self::Geckodriver];

    /// In the words that a waiting person reads.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::WasmBindgen => "wasm-bindgen",
            Self::Trunk => "trunk",
            Self::Geckodriver => "geckodriver",
        }
    }

    /// The crate to build; `root` is where `Cargo.lock` is.
    ///
    /// # Errors
    /// When the version is one that `Cargo.lock` names, and it cannot be read.
    pub(super) fn package(self, root: &Path) -> Result<CargoTool> {
        Ok(match self {
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
        })
    }
}
