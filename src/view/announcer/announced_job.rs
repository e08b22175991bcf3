//! Which job the page speaks of.

use super::announce::Announce;
use super::followed::JobKey;
use crate::effect::Target;

/// Which job the page speaks of, and how much: of one that several widgets show, once.
///
/// ```
/// use jobwatch::effect::Target;
/// use jobwatch::view::{Announce, AnnouncedJob};
///
/// let target = Target::new("/v1/ac234de2/jobs/ff808081", "ff808081");
/// assert!(AnnouncedJob::new(&target, Announce::Status).is_some());
/// assert!(AnnouncedJob::new(&target, Announce::Off).is_none());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct AnnouncedJob {
    pub(super) key: JobKey,
    pub(super) milestones: bool,
}

impl AnnouncedJob {
    /// The job that is asked for; none if nothing is to be said of it.
    #[must_use]
    pub fn new(target: &Target, announce: Announce) -> Option<Self> {
        let key = JobKey {
            url: target.url.clone(),
            id: target.job_id.clone(),
        };
        let milestones = announce == Announce::Milestones;
        (announce != Announce::Off).then_some(Self { key, milestones })
    }
}
