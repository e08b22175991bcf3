//! How many tests a runner says it has run.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Counts {
    /// Reads the closing line of libtest, which wasm-bindgen's runner writes too:
    /// `test result: ok. 12 passed; 0 failed; 1 ignored; …`. Any other line has no counts.
    pub(super) fn in_line(line: &str) -> Option<Self> {
        let (_, result) = line.split_once("test result: ")?;
        let (_, counts) = result.split_once(". ")?;
        Some(Self {
            passed: before(counts, " passed;")?,
            failed: before(counts, " failed;")?,
        })
    }

    /// Whether no test has run.
    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

/// The number that stands before `label`.
fn before(text: &str, label: &str) -> Option<usize> {
    let (text, _) = text.split_once(label)?;
    text.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_line_has_the_counts() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.10s";
        assert_eq!(
            Counts::in_line(line),
            Some(Counts {
                passed: 12,
                failed: 0
            })
        );
        let line = "test result: FAILED. 1 passed; 20 failed; 0 ignored; 0 measured";
        assert_eq!(
            Counts::in_line(line),
            Some(Counts {
                passed: 1,
                failed: 20
            })
        );
    }

    #[test]
    fn other_lines_have_none() {
        for line in [
            "",
            "test a_test ... ok",
            "12 passed; 0 failed",
            "test result: ok",
        ] {
            assert_eq!(Counts::in_line(line), None, "{line}");
        }
    }

    #[test]
    fn counts_add_up() {
        let mut sum = Counts::default();
        assert!(sum.is_empty());
        sum += Counts {
            passed: 2,
            failed: 0,
        };
        sum += Counts {
            passed: 3,
            failed: 1,
        };
        assert_eq!(
            sum,
            Counts {
                passed: 5,
                failed: 1
            }
        );
    }
}
