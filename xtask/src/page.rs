//! The demo page: built by trunk, and served with jobserver behind it.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::tools::{Toolbox, WASM};

/// Where jobserver listens in `Trunk.toml`, which is for those who run trunk themselves.
const JOBSERVER_BY_HAND: &str = "127.0.0.1:8686";
/// What trunk logs: as by itself, without an error for each answer of jobserver's that is one. They
/// are what a scenario plays, and the page shows them.
const LOG: &str = "error,trunk=info,tower_http=off";
/// How long the server of the page may take to answer; it answers from files.
const PATIENCE: Duration = Duration::from_secs(2);
/// How many of the next ports are tried to name a free one.
const NEIGHBOURS: u16 = 100;

/// Compiles the page's wasm module as trunk will, which then finds it ready.
///
/// # Errors
/// When cargo does not succeed.
pub(crate) fn compile(toolbox: &Toolbox, release: bool) -> Result<()> {
    let mut cargo = toolbox.cargo();
    cargo.args(["build", "--bin", "demo", "--target", WASM]);
    if release {
        cargo.arg("--release");
    }
    process::run(&mut cargo)
}

/// Builds the page as it ships, into a folder that is returned.
///
/// # Errors
/// When trunk does not succeed.
pub(crate) fn build(toolbox: &Toolbox) -> Result<PathBuf> {
    let folder = toolbox.workspace().folder("page")?;
    let mut trunk = toolbox.trunk("build");
    process::run(trunk.arg("--release").arg("--dist").arg(&folder))?;
    Ok(folder)
}

/// The command that serves the page on `port`, with the jobserver at `jobserver` behind it.
///
/// # Errors
/// When trunk's configuration cannot be read or written.
pub(crate) fn serve(
    toolbox: &Toolbox,
    port: u16,
    jobserver: SocketAddr,
    release: bool,
) -> Result<Command> {
    let workspace = toolbox.workspace();
    let root = workspace.root();
    let mut trunk = toolbox.trunk("serve");
    trunk
        .arg("--config")
        .arg(configuration(toolbox, jobserver)?);
    trunk.args([
        "--port",
        &port.to_string(),
        "--release",
        &release.to_string(),
    ]);
    trunk.args(["--disable-address-lookup", "true"]);
    if env::var_os("RUST_LOG").is_none() {
        trunk.args(["--log", LOG]);
    }
    // Paths in a configuration are relative to it, and this one is not where they begin.
    trunk.arg("--dist").arg(workspace.folder("served")?);
    for watched in ["Cargo.toml", "index.html", "src"] {
        trunk.arg("--watch").arg(root.join(watched));
    }
    trunk.arg(root.join("index.html"));
    Ok(trunk)
}

/// `Trunk.toml` with the address that jobserver has. Trunk takes more than one proxy only from
/// its configuration, and starts cargo where that is.
fn configuration(toolbox: &Toolbox, jobserver: SocketAddr) -> Result<PathBuf> {
    let by_hand = fs::read_to_string(toolbox.workspace().root().join("Trunk.toml"))?;
    let path = toolbox
        .workspace()
        .folder_inside("serve")?
        .join("Trunk.toml");
    fs::write(&path, with_jobserver(&by_hand, jobserver)?)
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

fn with_jobserver(configuration: &str, jobserver: SocketAddr) -> Result<String> {
    if !configuration.contains(JOBSERVER_BY_HAND) {
        bail!("Trunk.toml has no proxy to {JOBSERVER_BY_HAND}");
    }
    Ok(configuration.replace(JOBSERVER_BY_HAND, &jobserver.to_string()))
}

/// The page's address in the browser.
pub(crate) fn url(port: u16) -> String {
    format!("http://127.0.0.1:{port}/")
}

/// Whether the page's server answers on `port`.
pub(crate) fn answers(port: u16) -> bool {
    get(port).is_ok_and(|answer| answer.starts_with(b"HTTP/1.1 200"))
}

fn get(port: u16) -> Result<Vec<u8>> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}

/// Makes sure that the page can have `port`.
///
/// # Errors
/// When another program has it, with what to type to take a free one.
pub(crate) fn claim(port: u16) -> Result<()> {
    if is_free(port) {
        return Ok(());
    }
    let next = (1..=NEIGHBOURS)
        .filter_map(|step| port.checked_add(step))
        .find(|next| is_free(*next));
    let next = next.unwrap_or(0);
    bail!("port {port} is taken; type: cargo xtask serve --port {next}")
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}
