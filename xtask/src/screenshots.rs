//! `cargo xtask screenshots`: the README's pictures, taken anew.

use std::process::Command;

use anyhow::Result;

use crate::console::say;
use crate::jobserver::Jobserver;
use crate::page;
use crate::process;
use crate::stage;
use crate::tools::{Browser, Installation, Tool, Toolbox, apt};
use crate::workspace::Workspace;

/// Where the pictures are, from the root of the repository.
const FOLDER: &str = "docs/screenshots";
/// Debian's package of a font with Chinese characters, for the pictures in Chinese.
const CHINESE_FONT: &str = "fonts-noto-cjk";

/// Builds page and server, and takes the pictures in Chromium.
///
/// # Errors
/// When something cannot be installed or built, or the page does not come to what is pictured.
pub(crate) fn screenshots() -> Result<()> {
    let toolbox = Toolbox::open(&Workspace::find()?)?;
    let tools = [Tool::Trunk, Tool::WasmBindgen];
    let installation = Installation::start(&toolbox, &tools, &[Browser::Chromium]);
    say("building the page as it ships");
    page::compile(&toolbox, true)?;
    Jobserver::build(toolbox.workspace())?;
    for tool in tools {
        installation.wait_for(tool)?;
    }
    let page = page::build(&toolbox)?;
    let driver = installation.driver(Browser::Chromium)?;
    install_font()?;
    say("taking the pictures");
    let mut cargo = toolbox.cargo();
    cargo.args(["run", "--package", "jobwatch-e2e", "--bin", "screenshots"]);
    stage::set(&mut cargo, toolbox.workspace(), &driver, &page);
    process::run(cargo.arg("--").arg(FOLDER))
}

/// Without one, Chinese is a row of boxes.
fn install_font() -> Result<()> {
    let mut list = Command::new("fc-list");
    let known = process::output(list.arg(":lang=zh")).unwrap_or_default();
    if known.trim().is_empty() {
        apt::install(&[CHINESE_FONT])?;
    }
    Ok(())
}
