//! Which code, with which features, for which target.

use crate::tools::WASM;

/// A set of code that is checked and compiled as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Every package, on this machine.
    Workspace,
    /// The library with no features, on this machine: what a server takes.
    Types,
    /// The library and the page, as browsers run them.
    Browser,
    /// The library with no features, compiled for browsers.
    TypesInBrowser,
}

impl Scope {
    /// Every one of them.
    pub(super) const ALL: [Self; 4] = [
        Self::Workspace,
        Self::Types,
        Self::Browser,
        Self::TypesInBrowser,
    ];

    /// In the words of the plan.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::Types => "no features",
            Self::Browser => "wasm",
            Self::TypesInBrowser => "wasm, no features",
        }
    }

    /// The arguments by which cargo selects it.
    pub(super) fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Workspace => &["--workspace"],
            Self::Types => &["--package", "jobwatch", "--no-default-features"],
            Self::Browser => &[
                "--package",
                "jobwatch",
                "--features",
                "element",
                "--target",
                WASM,
            ],
            Self::TypesInBrowser => &[
                "--package",
                "jobwatch",
                "--no-default-features",
                "--target",
                WASM,
            ],
        }
    }
}
