//! Mappings for well-known job APIs, by the name of the service.
//!
//! What is not used costs a page nothing. A page in JavaScript has them by name: `mapping="github"`
//! loads them when the first widget asks.

mod apig;
mod azure;
mod bullmq;
mod cbr;
mod cce;
mod cdm;
mod celery_progress;
mod cph;
mod dms;
mod drs;
mod flower;
mod ges;
mod github;
mod gitlab;
mod google;
mod kubernetes;
mod mrs;
mod workspace;

pub use apig::apig;
pub use azure::azure;
pub use bullmq::bullmq;
pub use cbr::cbr;
pub use cce::cce;
pub use cdm::cdm;
pub use celery_progress::celery_progress;
pub use cph::cph;
pub use dms::dms;
pub use drs::drs;
pub use flower::flower;
pub use ges::ges;
pub use github::github;
pub use gitlab::gitlab;
pub use google::google;
pub use kubernetes::kubernetes;
pub use mrs::mrs;
pub use workspace::workspace;

use super::Mapping;

/// A preset, and the name that pages and the command line know it by.
pub type Preset = (&'static str, fn() -> Mapping);

/// All of them.
pub const ALL: [Preset; 18] = [
    ("apig", apig),
    ("azure", azure),
    ("bullmq", bullmq),
    ("cbr", cbr),
    ("cce", cce),
    ("cdm", cdm),
    ("celery-progress", celery_progress),
    ("cph", cph),
    ("dms", dms),
    ("drs", drs),
    ("flower", flower),
    ("ges", ges),
    ("github", github),
    ("gitlab", gitlab),
    ("google", google),
    ("kubernetes", kubernetes),
    ("mrs", mrs),
    ("workspace", workspace),
];

/// The preset of a name.
///
/// ```
/// use jobwatch::mapping::presets;
///
/// assert_eq!(presets::named("github"), Some(presets::github()));
/// assert_eq!(presets::named("no such"), None);
/// ```
#[must_use]
pub fn named(name: &str) -> Option<Mapping> {
    let preset = ALL.iter().find(|(known, _)| *known == name);
    preset.map(|(_, make)| make())
}
