//! The widget without the demo page around it, as a page of others embeds it.

use std::path::PathBuf;

use anyhow::Result;

use crate::process;
use crate::tools::{Toolbox, WASM};

/// Compiles the example `widget` as it ships.
///
/// # Errors
/// When cargo does not succeed.
pub(crate) fn compile(toolbox: &Toolbox) -> Result<()> {
    let mut cargo = toolbox.cargo();
    cargo.args([
        "build",
        "--release",
        "--example",
        "widget",
        "--target",
        WASM,
    ]);
    process::run(&mut cargo)
}

/// Puts the compiled module and its glue into a folder that is returned, with nothing in them that
/// a page does not need.
///
/// # Errors
/// When wasm-bindgen does not succeed.
pub(crate) fn bind(toolbox: &Toolbox) -> Result<PathBuf> {
    let workspace = toolbox.workspace();
    let folder = workspace.folder("widget")?;
    let mut wasm_bindgen = toolbox.wasm_bindgen();
    wasm_bindgen.args(["--target", "web", "--no-typescript"]);
    wasm_bindgen.args(["--remove-name-section", "--remove-producers-section"]);
    wasm_bindgen.arg("--out-dir").arg(&folder);
    wasm_bindgen.arg(workspace.release(WASM, "examples/widget.wasm"));
    process::run(&mut wasm_bindgen)?;
    Ok(folder)
}
