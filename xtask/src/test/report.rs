//! What a run came to.

use std::fmt;
use std::time::Duration;

use super::counts::Counts;
use super::step::Step;
use crate::console::spoken;

/// What one step came to.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(super) step: Step,
    pub(super) counts: Counts,
    pub(super) elapsed: Duration,
    /// Why it failed, if it did.
    pub(super) error: Option<String>,
}

impl Outcome {
    /// The tests that failed; a step that failed with no test to blame counts as one.
    fn failed(&self) -> usize {
        self.counts.failed.max(usize::from(self.error.is_some()))
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            step,
            counts,
            elapsed,
            error,
        } = self;
        let verdict = if error.is_some() { "FAILED" } else { "ok" };
        write!(
            formatter,
            "{step:<28} {verdict:<7} {:>12}",
            spoken(*elapsed)
        )?;
        if !counts.is_empty() {
            write!(
                formatter,
                "   {} passed, {} failed",
                counts.passed, counts.failed
            )?;
        }
        if let Some(error) = error {
            let indented = error.replace('\n', "\n    ");
            write!(formatter, "\n    {indented}")?;
        }
        Ok(())
    }
}

/// What all steps came to.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(super) outcomes: Vec<Outcome>,
}

impl Report {
    /// Over all steps; a step that failed with no test to blame counts as one failure.
    fn total(&self) -> Counts {
        Counts {
            passed: self
                .outcomes
                .iter()
                .map(|outcome| outcome.counts.passed)
                .sum(),
            failed: self.outcomes.iter().map(Outcome::failed).sum(),
        }
    }

    /// Whether every step succeeded.
    pub(super) fn is_good(&self) -> bool {
        self.total().failed == 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for outcome in &self.outcomes {
            writeln!(formatter, "{outcome}")?;
        }
        let total = self.total();
        if total.is_empty() {
            // Checks alone, and all of them good: there is no test to count.
            return Ok(());
        }
        // CI reads this line: alone, and the last.
        let Counts { passed, failed } = total;
        write!(formatter, "\n{passed} passed, {failed} failed")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn outcome(step: Step, passed: usize, failed: usize, error: Option<&str>) -> Outcome {
        let (counts, elapsed) = (Counts { passed, failed }, Duration::from_secs(3));
        Outcome {
            step,
            counts,
            elapsed,
            error: error.map(str::to_owned),
        }
    }

    #[test]
    fn last_line_is_the_sum() {
        let outcomes = vec![
            outcome(Step::Fmt, 0, 0, None),
            outcome(Step::Size, 7, 0, None),
        ];
        let report = Report { outcomes };
        assert!(report.is_good());
        assert_eq!(
            report.to_string().lines().last().unwrap(),
            "7 passed, 0 failed"
        );
    }

    #[test]
    fn checks_alone_have_no_count() {
        let report = Report {
            outcomes: vec![outcome(Step::Fmt, 0, 0, None)],
        };
        assert!(report.is_good());
        assert!(!report.to_string().contains("passed"), "{report}");
    }

    #[test]
    fn failed_check_counts_as_a_failure() {
        let report = Report {
            outcomes: vec![outcome(Step::Fmt, 0, 0, Some("not formatted"))],
        };
        assert!(!report.is_good());
        assert!(report.to_string().ends_with("\n0 passed, 1 failed"));
        assert!(report.to_string().contains("not formatted"));
    }

    #[test]
    fn failed_tests_are_not_counted_twice() {
        let report = Report {
            outcomes: vec![outcome(Step::Docs, 5, 2, Some("2 failed"))],
        };
        assert!(report.to_string().ends_with("\n5 passed, 2 failed"));
    }
}
