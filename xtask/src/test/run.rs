//! What each step does.

use std::cell::OnceCell;
use std::num::{NonZero, NonZeroU32};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::available_parallelism;

use anyhow::{Context, Result, anyhow, bail, ensure};

use super::counts::Counts;
use super::fuzz;
use super::heard::Heard;
use super::instructions;
use super::purity;
use super::scope::Scope;
use super::step::Step;
use crate::examples;
use crate::jobserver::Jobserver;
use crate::package;
use crate::page;
use crate::process;
use crate::size;
use crate::stage;
use crate::tools::{Browser, Component, Installation, Tool, Toolbox};

/// How long a suite may take in a browser, in seconds; wasm-bindgen's own limit is 20.
const WEB_TIMEOUT: &str = "120";

/// What a server that renders pages does with the package, where there is no page.
const ON_A_SERVER: &str =
    "import { define, setDefaults } from './jobwatch.js'; setDefaults({}); define();";

/// Random cases of each property where the same code has been through all of them already.
const CASES_ONCE_MORE: &str = "1000";

/// End-to-end tests that run at a time on a core: each has a browser, but mostly waits.
const E2E_TESTS_PER_CORE: usize = 2;

/// Runs steps, with what they share.
#[derive(Debug)]
pub(crate) struct Runner {
    toolbox: Toolbox,
    installation: Installation,
    /// The folder with the page as it ships, once a step has needed it.
    page: OnceCell<Result<PathBuf, String>>,
}

impl Runner {
    pub(super) fn new(toolbox: Toolbox, installation: Installation) -> Self {
        Self {
            toolbox,
            installation,
            page: OnceCell::new(),
        }
    }

    /// Does `step`. The counts hold even when it fails.
    pub(super) fn run(&self, step: Step) -> (Counts, Result<()>) {
        let mut counts = Counts::default();
        let result = match step {
            Step::Fmt => self.fmt(),
            Step::Purity => purity::check(&self.toolbox),
            Step::Clippy(scope) => self.clippy(scope),
            Step::Docs => self.docs(),
            Step::Host(scope) => self.host(scope, &mut counts),
            Step::Fuzz => fuzz::run(&self.toolbox, &mut counts),
            Step::Instructions => self.instructions(&mut counts),
            Step::Web(browser) => self.web(browser, &mut counts),
            Step::Size => self.size(),
            Step::Publish => self.publish(),
            Step::E2e(browser) => self.e2e(browser, &mut counts),
            Step::Soak(minutes) => self.soak(minutes),
        };
        (counts, result)
    }

    fn fmt(&self) -> Result<()> {
        Component::Rustfmt.ensure()?;
        // The fuzz targets are a workspace of their own.
        for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
            let mut cargo = self.toolbox.cargo();
            cargo.args(["fmt", "--all", "--check", "--manifest-path", manifest]);
            process::run(&mut cargo)?;
        }
        Ok(())
    }

    fn clippy(&self, scope: Scope) -> Result<()> {
        Component::Clippy.ensure()?;
        let mut cargo = self.toolbox.cargo();
        cargo.arg("clippy").args(scope.arguments());
        process::run(cargo.args(["--all-targets", "--", "--deny", "warnings"]))
    }

    /// With no features first: what remains to be read is the whole.
    fn docs(&self) -> Result<()> {
        for scope in [Scope::Types, Scope::Workspace] {
            let mut cargo = self.toolbox.cargo();
            cargo.args(["doc", "--no-deps"]).args(scope.arguments());
            if scope == Scope::Workspace {
                cargo.args(["--features", "jobwatch/element"]);
            }
            process::run(cargo.env("RUSTDOCFLAGS", "--deny warnings"))?;
        }
        Ok(())
    }

    fn host(&self, scope: Scope, counts: &mut Counts) -> Result<()> {
        let mut cargo = self.cargo_test();
        cargo.args(scope.arguments());
        if scope == Scope::Workspace {
            // Its tests need a browser.
            cargo.args(["--exclude", "jobwatch-e2e"]);
        } else {
            cargo.env("PROPTEST_CASES", CASES_ONCE_MORE);
        }
        run_tests(&mut cargo, counts)
    }

    fn instructions(&self, counts: &mut Counts) -> Result<()> {
        // Before the tool is waited for: it does not need it.
        instructions::compile(&self.toolbox)?;
        self.installation.wait_for(Tool::Valgrind)?;
        instructions::run(&self.toolbox, counts)
    }

    fn web(&self, browser: Browser, counts: &mut Counts) -> Result<()> {
        let driver = self.installation.driver(browser)?;
        self.installation.wait_for(Tool::WasmBindgen)?;
        let mut cargo = self.cargo_test();
        cargo
            .args(Scope::Browser.arguments())
            .args(["--test", "web_*"]);
        cargo.env("WASM_BINDGEN_TEST_TIMEOUT", WEB_TIMEOUT);
        run_tests(&mut driver.for_wasm_bindgen(cargo), counts)
    }

    /// The page is shown; the package, which others embed, is held to the budget.
    fn size(&self) -> Result<()> {
        size::show("demo page", self.page()?)?;
        size::check(&self.toolbox.workspace().root().join(package::FOLDER))
    }

    /// As both registries would take them, without handing anything over.
    fn publish(&self) -> Result<()> {
        // What has not been committed is tested, too.
        let mut cargo = self.toolbox.cargo();
        cargo.args(["publish", "--dry-run", "--allow-dirty", "--quiet"]);
        process::run(cargo.args(["--package", "jobwatch"]))?;
        self.page()?;
        let package = self.toolbox.workspace().root().join(package::FOLDER);
        self.installation.wait_for(Tool::Node)?;
        let mut node = self.toolbox.node(&package);
        process::run(node.args(["--input-type=module", "--eval", ON_A_SERVER]))?;
        let mut npm = self.toolbox.npm(&package);
        process::run(npm.args(["pack", "--dry-run"]))
    }

    fn e2e(&self, browser: Browser, counts: &mut Counts) -> Result<()> {
        let mut cargo = self.cargo_test();
        cargo.args(["--package", "jobwatch-e2e"]);
        let cores = available_parallelism().map_or(1, NonZero::get);
        cargo.env(
            "RUST_TEST_THREADS",
            (cores * E2E_TESTS_PER_CORE).to_string(),
        );
        // What was measured, and what an engine cannot show.
        cargo.args(["--", "--show-output"]);
        if browser == Browser::Chromium {
            self.installation.wait_for(Tool::AxeCore)?;
            cargo.env("JOBWATCH_E2E_AXE", self.toolbox.axe_core());
            self.installation.wait_for(Tool::Nginx)?;
            cargo.env("JOBWATCH_E2E_NGINX", self.toolbox.nginx());
        }
        run_tests(&mut self.with_page(browser, cargo)?, counts)
    }

    /// A program, not a test: it takes as long as it is told to.
    fn soak(&self, minutes: NonZeroU32) -> Result<()> {
        let mut cargo = self.toolbox.cargo();
        cargo.args(["run", "--package", "jobwatch-e2e", "--bin", "soak", "--"]);
        cargo.arg(minutes.to_string());
        process::run(&mut self.with_page(Browser::Chromium, cargo)?)
    }

    /// `cargo`, which drives `browser` to the page, with a real server behind it.
    fn with_page(&self, browser: Browser, mut cargo: Command) -> Result<Command> {
        let page = self.page()?;
        let workspace = self.toolbox.workspace();
        Jobserver::build(workspace)?;
        let driver = self.installation.driver(browser)?;
        stage::set(&mut cargo, workspace, &driver, page);
        Ok(cargo)
    }

    /// The page as it ships, built by the first step that needs it.
    fn page(&self) -> Result<&Path> {
        let page = self
            .page
            .get_or_init(|| self.build_page().map_err(|error| format!("{error:#}")));
        page.as_deref()
            .map_err(|error| anyhow!("the page: {error}"))
    }

    fn build_page(&self) -> Result<PathBuf> {
        // Before the tools are waited for: it does not need them.
        page::compile(&self.toolbox, true)?;
        self.installation.wait_for(Tool::WasmBindgen)?;
        self.installation.wait_for(Tool::Trunk)?;
        let page = page::build(&self.toolbox)?;
        package::compile(&self.toolbox)?;
        let folder = package::write(&self.toolbox, &self.installation)?;
        package::pack(&self.toolbox, &folder)?;
        package::show_beside(self.toolbox.workspace().root(), &page)?;
        self.installation.wait_for(Tool::Node)?;
        for (name, built) in examples::build(&self.toolbox)? {
            package::copy_folder(&built, &page.join(name))?;
        }
        examples::build_console(&self.toolbox, &page.join("console"))?;
        Ok(page)
    }

    fn cargo_test(&self) -> Command {
        let mut cargo = self.toolbox.cargo();
        cargo.args(["test", "--no-fail-fast"]);
        cargo
    }
}

fn run_tests(command: &mut Command, counts: &mut Counts) -> Result<()> {
    let mut heard = Heard::default();
    let ran = process::run_read(command, |line| heard.line(line));
    *counts += heard.counts;
    if let Some(failures) = heard.failures() {
        bail!("{failures}");
    }
    ensure!(!heard.counts.is_empty() || ran.is_err(), "no test has run");
    ran.with_context(|| format!("the last it said:\n{}\n", heard.end()))
}
