//! What is wrong, from all pages, so that one run tells everything.

use jobwatch_e2e::Outcome;

/// How many of one check on one page are told: the next are mostly alike.
const TOLD_OF_A_CHECK: usize = 4;
/// As many as a person reads.
const TOLD: usize = 40;

#[derive(Debug, Default)]
pub(crate) struct Faults {
    count: usize,
    told: Vec<String>,
}

impl Faults {
    /// What one check found on one page.
    pub(crate) fn add(&mut self, page: &str, faults: impl IntoIterator<Item = String>) {
        for (place, fault) in faults.into_iter().enumerate() {
            self.count += 1;
            if place < TOLD_OF_A_CHECK && self.told.len() < TOLD {
                self.told.push(format!("{page}: {fault}"));
            }
        }
    }

    /// Fails if there are any.
    pub(crate) fn check(&self) -> Outcome {
        if self.count == 0 {
            return Ok(());
        }
        Err(format!("{} faults, such as\n{}", self.count, self.told.join("\n")).into())
    }
}
