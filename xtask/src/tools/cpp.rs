//! The C++ compiler, which libFuzzer is built by.

use std::env;

use anyhow::{Result, bail};

use super::apt::{self, Distribution};
use super::toolbox::Toolbox;
use crate::console::say;

/// Makes sure that there is one.
///
/// # Errors
/// When there is none, and it cannot be installed.
pub(crate) fn install(toolbox: &Toolbox) -> Result<()> {
    let is_named = env::var_os("CXX").is_some();
    if is_named
        || which::which_in_global("c++", Some(toolbox.path()))?
            .next()
            .is_some()
    {
        return Ok(());
    }
    if Distribution::find() == Distribution::Other {
        bail!("the fuzz targets need a C++ compiler: c++ on PATH, or named in CXX");
    }
    say("g++: the fuzz targets are linked with libFuzzer, which is C++ (some seconds)");
    apt::install(&["g++"])
}
