//! Ids of jobs that were started by `POST`.
//!
//! An id holds the whole start: which scenario in which project, when, and how fast. So a server
//! that was restarted goes on with the jobs of its predecessor, as a real service does, and needs
//! no file for it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::jobs::{JobKey, Run};
use crate::scenario::{Catalog, Scenario, Speed};

/// Hexadecimal digits of the four fields; together 32, the length of the documents' samples.
const TAG: usize = 8;
const STARTED_AT: usize = 12;
const SPEED: usize = 6;
const NUMBER: usize = 6;

/// As much of a number as its field holds.
const NUMBERS: u32 = 1 << (4 * NUMBER);

/// Writes the id of a job; `number` tells apart those of the same millisecond.
pub(super) fn write(
    project_id: &str,
    scenario: &Scenario,
    started_at: i64,
    speed: Speed,
    number: u32,
) -> String {
    let tag = tag(project_id, scenario);
    let speed = speed.thousandths();
    let number = number % NUMBERS;
    format!("{tag:0TAG$x}{started_at:0STARTED_AT$x}{speed:0SPEED$x}{number:0NUMBER$x}")
}

/// The job that has this id, if it was started here or by a predecessor.
pub(super) fn read(key: &JobKey, catalog: &Catalog) -> Option<Run> {
    let mut digits = Digits(&key.job_id);
    let tag_read = digits.take(TAG)?;
    let started_at = i64::try_from(digits.take(STARTED_AT)?).ok()?;
    let speed = Speed::from_thousandths(digits.take(SPEED)?.try_into().ok()?)?;
    digits.take(NUMBER)?;
    let scenario = digits
        .0
        .is_empty()
        .then(|| find(tag_read, key, catalog))??;
    Some(Run::start(scenario, speed, started_at))
}

fn find<'a>(tag_read: u64, key: &JobKey, catalog: &'a Catalog) -> Option<&'a Arc<Scenario>> {
    catalog
        .iter()
        .find(|scenario| u64::from(tag(&key.project_id, scenario)) == tag_read)
}

/// A number for a scenario in a project, the same in every process.
fn tag(project_id: &str, scenario: &Scenario) -> u32 {
    let mut hasher = DefaultHasher::new();
    (project_id, &scenario.name).hash(&mut hasher);
    let [a, b, c, d, ..] = hasher.finish().to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

/// Reads numbers of fixed width from the front of a text.
struct Digits<'a>(&'a str);

impl Digits<'_> {
    fn take(&mut self, len: usize) -> Option<u64> {
        let (head, tail) = self.0.split_at_checked(len)?;
        self.0 = tail;
        // `from_str_radix` would take a sign.
        let hexadecimal = head.bytes().all(|byte| byte.is_ascii_hexdigit());
        hexadecimal.then(|| u64::from_str_radix(head, 16).ok())?
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test panics")]

    use super::*;

    /// 2025-11-04T09:30:00.000Z
    const START: i64 = 1_762_248_600_000;

    fn id(catalog: &Catalog, number: u32) -> String {
        let scenario = catalog.get("import-image").unwrap();
        write("p", scenario, START, Speed::NORMAL, number)
    }

    fn read_in(project_id: &str, job_id: &str, catalog: &Catalog) -> Option<Run> {
        let key = JobKey {
            project_id: project_id.to_owned(),
            job_id: job_id.to_owned(),
        };
        read(&key, catalog)
    }

    #[test]
    fn an_id_tells_the_job_to_a_server_that_never_saw_it() {
        let id = id(&Catalog::built_in().unwrap(), 7);
        assert_eq!(id.len(), 32);
        let run = read_in("p", &id, &Catalog::built_in().unwrap()).unwrap();
        assert_eq!(run.scenario.name, "import-image");
        assert_eq!(run.clock.started_at, START);
        assert_eq!(run.clock.speed, Speed::NORMAL);
    }

    #[test]
    fn an_id_is_unknown_in_another_project() {
        let catalog = Catalog::built_in().unwrap();
        assert!(read_in("q", &id(&catalog, 7), &catalog).is_none());
    }

    #[test]
    fn jobs_of_the_same_millisecond_differ() {
        let catalog = Catalog::built_in().unwrap();
        assert_ne!(id(&catalog, 1), id(&catalog, 2));
        assert_eq!(id(&catalog, u32::MAX).len(), 32);
    }

    #[test]
    fn what_was_never_started_is_unknown() {
        let catalog = Catalog::built_in().unwrap();
        let id = id(&catalog, 7);
        let signed = id.replacen(&id[..1], "+", 1);
        let longer = format!("{id}0");
        for other in [
            "",
            "import-image",
            "ж",
            &id[1..],
            &longer,
            &signed,
            &"0".repeat(32),
        ] {
            assert!(read_in("p", other, &catalog).is_none(), "{other}");
        }
    }
}
