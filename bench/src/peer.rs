//! The pages that are measured. Their sources are in `bench/peers`.

/// A page, made of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Peer {
    Jobwatch,
    Plain,
    Lit,
    Shoelace,
    React,
}

impl Peer {
    pub(crate) const ALL: [Self; 5] = [
        Self::Jobwatch,
        Self::Plain,
        Self::Lit,
        Self::Shoelace,
        Self::React,
    ];

    /// Its folder.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Jobwatch => "jobwatch",
            Self::Plain => "plain",
            Self::Lit => "lit",
            Self::Shoelace => "shoelace",
            Self::React => "cloudscape",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Jobwatch => "jobwatch",
            Self::Plain => "plain JS",
            Self::Lit => "Lit",
            Self::Shoelace => "Shoelace",
            Self::React => "React stack",
        }
    }

    /// What it is made of, for the report.
    pub(crate) fn description(self) -> &'static str {
        match self {
            Self::Jobwatch => "the package of `cargo xtask package`, as cards",
            Self::Plain => {
                "no library; one poller for each job, shared and paused on a hidden page by hand"
            }
            Self::Lit => "Lit; each element asks for itself, in a dozen lines by hand",
            Self::Shoelace => {
                "its card, badge and progress bar; each widget asks for itself, likewise"
            }
            Self::React => "React, TanStack Query and Cloudscape",
        }
    }

    /// Whether widgets on one job get one answer together.
    pub(crate) fn shares_answers(self) -> bool {
        match self {
            Self::Jobwatch | Self::Plain | Self::React => true,
            Self::Lit | Self::Shoelace => false,
        }
    }
}
