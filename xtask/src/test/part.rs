//! The parts of a test run.

use std::str::FromStr;

use anyhow::{Context, Result};

/// A part that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Formatting.
    Fmt,
    /// The types that a server takes bring no browser crate.
    Purity,
    /// Lints, on the host and for wasm, with every set of features.
    Clippy,
    /// The documentation builds, with every link in it.
    Docs,
    /// Tests that need no browser.
    Host,
    /// Random inputs for what reads answers.
    Fuzz,
    /// What a step of the model and the engine costs.
    Instructions,
    /// Tests of the browser side, in each browser.
    Web,
    /// The bytes that the page waits for.
    Size,
    /// What registries take.
    Publish,
    /// The whole page with a real server, in each browser.
    E2e,
}

impl Part {
    /// Every one of them, in the order in which they run: the quickest to tell first.
    pub(crate) const ALL: [Self; 11] = [
        Self::Fmt,
        Self::Purity,
        Self::Clippy,
        Self::Docs,
        Self::Host,
        Self::Fuzz,
        Self::Instructions,
        Self::Web,
        Self::Size,
        Self::Publish,
        Self::E2e,
    ];

    /// The name by which the command line calls it.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Purity => "purity",
            Self::Clippy => "clippy",
            Self::Docs => "docs",
            Self::Host => "host",
            Self::Fuzz => "fuzz",
            Self::Instructions => "instructions",
            Self::Web => "web",
            Self::Size => "size",
            Self::Publish => "publish",
            Self::E2e => "e2e",
        }
    }
}

impl FromStr for Part {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|part| part.name() == name);
        let names = Self::ALL.map(|part| part.name()).join(", ");
        found.with_context(|| format!("the parts are {names}"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn name_is_read_back() {
        for part in Part::ALL {
            assert_eq!(part.name().parse::<Part>().unwrap(), part);
        }
    }

    #[test]
    fn wrong_name_is_answered_with_the_right_ones() {
        let error = "lint".parse::<Part>().unwrap_err().to_string();
        for part in Part::ALL {
            assert!(error.contains(part.name()), "{error}");
        }
    }
}
