//! The standard library for wasm.

use std::process::Command;

use anyhow::{Context, Result};

use crate::console::say;
use crate::process;

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler in use can build for [`WASM`].
///
/// # Errors
/// When it cannot, and rustup is not there or cannot change that.
pub(crate) fn install() -> Result<()> {
    if is_installed()? {
        return Ok(());
    }
    say(format!(
        "rustup target add {WASM}: the page is compiled to WebAssembly (some seconds)"
    ));
    process::run(Command::new("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("the target {WASM} is needed; type: rustup target add {WASM}"))
}

/// Asks the compiler, not rustup: a distribution's compiler comes without rustup.
fn is_installed() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]);
    let folder = process::output(&mut rustc)?;
    Ok(std::path::Path::new(folder.trim()).is_dir())
}
