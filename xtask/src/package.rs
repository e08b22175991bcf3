//! `cargo xtask package`: the element for pages without Rust, in `pkg/`, and packed for npm.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::console::say;
use crate::imports;
use crate::process;
use crate::size;
use crate::tools::{Component, Installation, Tool, Toolbox, WASM};
use crate::workspace::Workspace;

/// Where the package is written, from the root of the repository.
pub(crate) const FOLDER: &str = "pkg";
/// The module and its glue; the loader imports them by this name.
const CORE: &str = "jobwatch-core";
/// The program that writes what the package has beside its code.
const DESCRIBER: &str = "jobwatch-npm";
/// The folder for the packed package; the examples name it in their `package.json`.
const PACKED: &str = "npm";
/// What browsers of the last two years know; nothing needs to be written in older words for them.
const ECMA_SCRIPT: &str = "es2022";

/// What is needed to write the package.
pub(crate) const TOOLS: [Tool; 2] = [Tool::WasmBindgen, Tool::Esbuild];

/// How the module is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// By the stable compiler, with the standard library that comes with it.
    Shipped,
    /// With the standard library compiled anew, for size, and with no words in a panic.
    Smallest,
}

impl Build {
    /// The profile, which names the folder as well.
    fn profile(self) -> &'static str {
        match self {
            Self::Shipped => "release",
            Self::Smallest => "smallest",
        }
    }
}

/// Lets the stable compiler take what only nightly ones do: so the module is made by the compiler
/// that all tests have run with, and not by that of some night.
const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
/// Which of the standard library's crates are compiled, and how.
const STANDARD_LIBRARY: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];
/// A panic ends the module at once and says nothing, not even where it was; `{:?}` writes nothing.
const SILENT: &str = r#"target.wasm32-unknown-unknown.rustflags = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"]"#;

/// Writes the package, and says what it weighs.
///
/// # Errors
/// When something cannot be installed or built.
pub(crate) fn package(build: Build) -> Result<()> {
    let toolbox = Toolbox::open(&Workspace::find()?)?;
    let installation = Installation::start(&toolbox, &TOOLS, &[]);
    compile_as(&toolbox, build)?;
    let folder = assemble(&toolbox, &installation, build)?;
    size::show("package", &folder)?;
    let packed = pack(&toolbox, &folder)?;
    say(format!("the package is in {}", folder.display()));
    say(format!("npm install {}", packed.display()));
    Ok(())
}

/// Compiles the module as it ships.
///
/// # Errors
/// When cargo does not succeed.
pub(crate) fn compile(toolbox: &Toolbox) -> Result<()> {
    compile_as(toolbox, Build::Shipped)
}

fn compile_as(toolbox: &Toolbox, build: Build) -> Result<()> {
    let mut cargo = toolbox.cargo();
    cargo.args(["rustc", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--features", "element", "--target", WASM]);
    cargo.args(["--profile", build.profile()]);
    if build == Build::Smallest {
        Component::RustSrc.ensure()?;
        cargo.env(UNSTABLE.0, UNSTABLE.1).args(STANDARD_LIBRARY);
        cargo.args(["--config", SILENT]);
    }
    say(format!("compiling the module ({})", build.profile()));
    process::run(&mut cargo)?;
    describe(toolbox)
}

/// Compiles what writes the rest of the package, for no step is to wait for it later.
fn describe(toolbox: &Toolbox) -> Result<()> {
    let mut cargo = toolbox.cargo();
    process::run(cargo.args(["build", "--package", DESCRIBER]))
}

/// Writes what has been compiled into the package's folder, which is returned.
///
/// # Errors
/// When a tool could not be installed or does not succeed.
pub(crate) fn write(toolbox: &Toolbox, installation: &Installation) -> Result<PathBuf> {
    assemble(toolbox, installation, Build::Shipped)
}

fn assemble(toolbox: &Toolbox, installation: &Installation, build: Build) -> Result<PathBuf> {
    for tool in TOOLS {
        installation.wait_for(tool)?;
    }
    let root = toolbox.workspace().root();
    let folder = root.join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).context("the old package is in the way")?;
    }
    fs::create_dir_all(&folder)?;
    let bound = bind(toolbox, build)?;
    minify(
        toolbox,
        &root.join("src/embed/loader.js"),
        &folder.join("jobwatch.js"),
    )?;
    let (module, glue) = (format!("{CORE}_bg.wasm"), format!("{CORE}.js"));
    imports::shorten(&bound.join(&module), &bound.join(&glue))?;
    minify(toolbox, &bound.join(&glue), &folder.join(&glue))?;
    fs::copy(bound.join(&module), folder.join(&module))?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root.join(licence), folder.join(licence))?;
    }
    process::run(Command::new(toolbox.workspace().program(DESCRIBER)).arg(&folder))?;
    Ok(folder)
}

/// Packs the package as npm publishes it, for others to install; returns the archive.
///
/// # Errors
/// When npm does not succeed.
pub(crate) fn pack(toolbox: &Toolbox, folder: &Path) -> Result<PathBuf> {
    let place = toolbox.workspace().folder_inside(PACKED)?;
    let mut npm = toolbox.npm(folder);
    npm.args(["pack", "--loglevel=error", "--pack-destination"]);
    // It prints the archive's name, which has the version in it.
    let printed = process::output(npm.arg(&place))?;
    let name = printed.lines().last().context("npm has packed nothing")?;
    Ok(place.join(name))
}

/// Puts the plain example, with the package, and the pages of the tests beside the built page.
///
/// # Errors
/// When they cannot be copied.
pub(crate) fn show_beside(root: &Path, page: &Path) -> Result<()> {
    let plain = page.join("plain");
    copy_folder(&root.join("examples/plain"), &plain)?;
    copy_folder(&root.join(FOLDER), &plain.join("jobwatch"))?;
    copy_folder(&root.join("tests/e2e/pages"), &page.join("pages"))
}

/// Copies a folder with all that is in it.
///
/// # Errors
/// When a file cannot be copied.
pub(crate) fn copy_folder(source: &Path, target: &Path) -> Result<()> {
    fs::create_dir_all(target).with_context(|| format!("cannot make {}", target.display()))?;
    for entry in
        fs::read_dir(source).with_context(|| format!("cannot read {}", source.display()))?
    {
        let entry = entry?;
        let target = target.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Takes the module apart into what WebAssembly has and what it imports from JavaScript.
fn bind(toolbox: &Toolbox, build: Build) -> Result<PathBuf> {
    let workspace = toolbox.workspace();
    let folder = workspace.folder("core")?;
    let mut wasm_bindgen = toolbox.wasm_bindgen();
    wasm_bindgen.args(["--target", "web", "--no-typescript", "--out-name", CORE]);
    wasm_bindgen.args(["--remove-name-section", "--remove-producers-section"]);
    wasm_bindgen.arg("--out-dir").arg(&folder);
    wasm_bindgen.arg(workspace.built_for(WASM, build.profile(), "jobwatch.wasm"));
    process::run(&mut wasm_bindgen)?;
    Ok(folder)
}

fn minify(toolbox: &Toolbox, source: &Path, target: &Path) -> Result<()> {
    let mut esbuild = toolbox.esbuild();
    esbuild.args(["--minify", "--format=esm", "--log-level=warning"]);
    // Chinese and Arabic as they are: an escape is three times as long.
    esbuild.arg("--charset=utf8");
    esbuild.arg(format!("--target={ECMA_SCRIPT}")).arg(source);
    let outfile = format!("--outfile={}", target.display());
    process::run(esbuild.arg(outfile))
}
