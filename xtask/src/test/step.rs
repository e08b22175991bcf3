//! The steps of a test run, and what each of them takes.

use std::fmt;
use std::num::NonZeroU32;

use super::part::Part;
use super::scope::Scope;
use crate::tools::{Browser, Tool};

/// What builds the page, with the package and the examples of frameworks beside it.
const PAGE: [Tool; 4] = [Tool::WasmBindgen, Tool::Trunk, Tool::Esbuild, Tool::Node];

/// One step: a check, or one run of a suite of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Fmt,
    Purity,
    Clippy(Scope),
    Docs,
    Host(Scope),
    Fuzz,
    Instructions,
    Web(Browser),
    Size,
    Publish,
    E2e(Browser),
    /// For so many minutes.
    Soak(NonZeroU32),
}

impl Step {
    /// The steps of `part`, in `browsers` where it takes one.
    pub(super) fn of(part: Part, browsers: &[Browser]) -> Vec<Self> {
        match part {
            Part::Fmt => vec![Self::Fmt],
            Part::Purity => vec![Self::Purity],
            Part::Clippy => Scope::ALL.map(Self::Clippy).to_vec(),
            Part::Docs => vec![Self::Docs],
            Part::Host => vec![Self::Host(Scope::Workspace), Self::Host(Scope::Types)],
            Part::Fuzz => vec![Self::Fuzz],
            Part::Instructions => vec![Self::Instructions],
            Part::Web => browsers.iter().copied().map(Self::Web).collect(),
            Part::Size => vec![Self::Size],
            Part::Publish => vec![Self::Publish],
            Part::E2e => browsers.iter().copied().map(Self::E2e).collect(),
        }
    }

    /// Why it is done.
    pub(super) fn why(self) -> &'static str {
        match self {
            Self::Fmt => "one style in all files",
            Self::Purity => "a server that takes the types gets no browser crate with them",
            Self::Clippy(_) => "no warning, and no panic in what browsers run",
            Self::Docs => "every link in the documentation leads somewhere",
            Self::Host(Scope::Types) => "model and engine as a server takes them",
            Self::Host(_) => "model, engine, job server and these commands, with every example",
            Self::Fuzz => "what reads answers stands any input",
            Self::Instructions => "what a step of the engine costs, within the budget",
            Self::Web(_) => "the browser side in a real engine",
            Self::Size => "the bytes that a page waits for, within the budget",
            Self::Publish => "the crate compiles by itself, and npm packs the package",
            Self::E2e(_) => "the page with live jobs, as a person uses it",
            Self::Soak(_) => "widgets outlive faults of every kind, and hold no more afterwards",
        }
    }

    /// How long it takes on two cores when nothing has been built, in minutes, rounded up.
    pub(super) fn minutes(self) -> u32 {
        match self {
            Self::Clippy(Scope::Workspace) | Self::Host(Scope::Workspace) => 2,
            Self::Fuzz | Self::Size => 2,
            Self::E2e(_) => 4,
            // The build, the warm-up and the rest come on top.
            Self::Soak(minutes) => minutes.get().saturating_add(4),
            _ => 1,
        }
    }

    /// The tools that it needs.
    pub(super) fn tools(self) -> &'static [Tool] {
        match self {
            Self::Instructions => &[Tool::Valgrind],
            Self::Web(Browser::Firefox) => &[Tool::WasmBindgen, Tool::Geckodriver],
            Self::Web(_) => &[Tool::WasmBindgen],
            Self::Size | Self::Publish => &PAGE,
            // axe-core is slow, and finds the same in all engines; nginx is tested without any.
            Self::E2e(Browser::Chromium) => &[
                Tool::WasmBindgen,
                Tool::Trunk,
                Tool::Esbuild,
                Tool::Node,
                Tool::AxeCore,
                Tool::Nginx,
            ],
            Self::E2e(Browser::Firefox) => &[
                Tool::WasmBindgen,
                Tool::Geckodriver,
                Tool::Trunk,
                Tool::Esbuild,
                Tool::Node,
            ],
            Self::E2e(_) | Self::Soak(_) => &PAGE,
            _ => &[],
        }
    }

    /// The browser that it needs.
    pub(super) fn browser(self) -> Option<Browser> {
        match self {
            Self::Web(browser) | Self::E2e(browser) => Some(browser),
            // The only one that tells what a page holds.
            Self::Soak(_) => Some(Browser::Chromium),
            _ => None,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Fmt => "fmt".to_owned(),
            Self::Purity => "purity".to_owned(),
            Self::Clippy(scope) => format!("clippy ({})", scope.name()),
            Self::Docs => "docs".to_owned(),
            Self::Host(scope) => format!("host ({})", scope.name()),
            Self::Fuzz => "fuzz".to_owned(),
            Self::Instructions => "instructions".to_owned(),
            Self::Web(browser) => format!("web ({})", browser.name()),
            Self::Size => "size".to_owned(),
            Self::Publish => "publish".to_owned(),
            Self::E2e(browser) => format!("e2e ({})", browser.name()),
            Self::Soak(minutes) => format!("soak ({minutes} min)"),
        };
        formatter.pad(&text)
    }
}
