//! The standard library for wasm, and how the compiler is called for it.

use std::env;
use std::path::PathBuf;
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

/// Variable that cargo adds to the `rustflags` of `.cargo/config.toml` for [`WASM`].
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// What stands for the folder of crates in a module.
const CRATES: &str = "crates";

/// Keeps the place of crates on this machine out of the module, where panics name their source: it
/// is nobody's business, and another machine is to make the same bytes.
pub(super) fn hide_home(cargo: &mut Command) {
    if let Some(home) = cargo_home() {
        let sources = home.join("registry").join("src");
        let flag = format!("--remap-path-prefix={}={CRATES}", sources.display());
        cargo.env(RUSTFLAGS, flag);
    }
}

/// Where cargo keeps crates.
fn cargo_home() -> Option<PathBuf> {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// Asks the compiler, not rustup: a distribution's compiler comes without rustup.
fn is_installed() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]);
    let folder = process::output(&mut rustc)?;
    Ok(std::path::Path::new(folder.trim()).is_dir())
}
