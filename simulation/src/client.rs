//! Who asks.

use crate::crowd;
use crate::measure::Measure;
use crate::ours::Page;
use crate::peer::Peer;
use crate::scenario::{Job, Scenario};
use crate::server::Server;

/// Who asks for the jobs of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// jobwatch with its default settings.
    Jobwatch,
    /// jobwatch with a budget of 200 requests in 5 minutes.
    JobwatchWithBudget,
    /// TanStack Query with a `refetchInterval` of 2 s.
    TanStackTwo,
    /// TanStack Query with a `refetchInterval` of 5 s.
    TanStackFive,
    /// `@azure/core-lro`.
    CoreLro,
    /// Huawei Cloud's Terraform provider, for servers.
    HuaweiEcs,
    /// Huawei Cloud's Terraform provider, for images.
    HuaweiIms,
}

impl Client {
    /// jobwatch first.
    pub const ALL: [Self; 7] = [
        Self::Jobwatch,
        Self::JobwatchWithBudget,
        Self::TanStackTwo,
        Self::TanStackFive,
        Self::CoreLro,
        Self::HuaweiEcs,
        Self::HuaweiIms,
    ];

    /// Whether this is jobwatch.
    #[must_use]
    pub fn is_ours(self) -> bool {
        self.peer().is_none()
    }

    /// What it is called in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jobwatch => "jobwatch",
            Self::JobwatchWithBudget => "jobwatch, budget",
            Self::TanStackTwo => "TanStack Query 2 s",
            Self::TanStackFive => "TanStack Query 5 s",
            Self::CoreLro => "core-lro 2 s",
            Self::HuaweiEcs => "Huawei ECS 5 s",
            Self::HuaweiIms => "Huawei IMS 10 s",
        }
    }

    /// Plays a scenario, in each of its trials.
    #[must_use]
    pub fn play(self, scenario: &Scenario) -> Measure {
        let mut measure = Measure::default();
        for trial in 0..scenario.trials() {
            let jobs = scenario.jobs(trial);
            let mut server = Server::new(scenario.limited, trial);
            let delays = self.run(&jobs, &mut server, trial);
            measure.add(server.requests(), server.refused(), &delays);
        }
        measure
    }

    fn run(self, jobs: &[Job], server: &mut Server, seed: u64) -> Vec<Option<u64>> {
        match self.peer() {
            Some(peer) => crowd::run(peer, jobs, server),
            None => Page::new(self == Self::JobwatchWithBudget, jobs, server, seed).run(),
        }
    }

    /// `None` for jobwatch, which is not modelled but run.
    fn peer(self) -> Option<Peer> {
        match self {
            Self::Jobwatch | Self::JobwatchWithBudget => None,
            Self::TanStackTwo => Some(Peer::TanStack(2_000)),
            Self::TanStackFive => Some(Peer::TanStack(5_000)),
            Self::CoreLro => Some(Peer::CoreLro),
            Self::HuaweiEcs => Some(Peer::HuaweiEcs),
            Self::HuaweiIms => Some(Peer::HuaweiIms),
        }
    }
}
