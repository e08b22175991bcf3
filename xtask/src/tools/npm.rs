//! npm, by which packages of JavaScript come.

use std::ffi::OsStr;

use anyhow::{Result, bail};

use super::apt::{self, Distribution};
use crate::console::say;

/// npm, and node, which it runs on.
const PACKAGES: [&str; 2] = ["nodejs", "npm"];

/// Makes sure that it is on the search path `path`.
///
/// # Errors
/// When it is not, and cannot be installed.
pub(super) fn install(path: &OsStr) -> Result<()> {
    if which::which_in_global("npm", Some(path))?.next().is_some() {
        return Ok(());
    }
    if Distribution::find() == Distribution::Other {
        bail!("what comes from npm needs npm on PATH");
    }
    say("npm: installing it, with node, which it runs on (about 1 min)");
    apt::install(&PACKAGES)
}
