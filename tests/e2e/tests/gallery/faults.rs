//! What is wrong, from all pages, so that one run tells everything.

use jobwatch_e2e::Outcome;

/// As many as a person reads.
const SHOWN: usize = 20;

#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<String>);

impl Faults {
    pub(crate) fn add(&mut self, place: &str, faults: impl IntoIterator<Item = String>) {
        let placed = faults.into_iter().map(|fault| format!("{place}: {fault}"));
        self.0.extend(placed);
    }

    /// Fails if there are any.
    pub(crate) fn check(&self) -> Outcome {
        if self.0.is_empty() {
            return Ok(());
        }
        let shown: Vec<&str> = self.0.iter().take(SHOWN).map(String::as_str).collect();
        Err(format!("{} faults:\n{}", self.0.len(), shown.join("\n")).into())
    }
}
