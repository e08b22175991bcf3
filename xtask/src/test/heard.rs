//! What a runner of tests has said, as far as the report repeats it: by then the lines themselves
//! are far up, and a log of CI may have lost them.

use std::collections::VecDeque;

use super::counts::Counts;

/// The last lines that are repeated of a run that ended without a verdict.
const LAST_LINES: usize = 30;

/// The failed tests that are named; where more fail, the first ones tell why.
const NAMED: usize = 20;

/// The counts, the names of the tests that failed, and the last lines.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) counts: Counts,
    failed: Vec<String>,
    last: VecDeque<String>,
}

impl Heard {
    pub(super) fn line(&mut self, line: &str) {
        self.counts += Counts::in_line(line).unwrap_or_default();
        if let Some(name) = failed_test(line)
            && self.failed.len() < NAMED
        {
            self.failed.push(name.to_owned());
        }
        if self.last.len() == LAST_LINES {
            self.last.pop_front();
        }
        self.last.push_back(line.to_owned());
    }

    /// The failed tests by name; nothing if none has failed.
    pub(super) fn failures(&self) -> Option<String> {
        let failed = self.counts.failed;
        let names = self.failed.join("\n");
        (failed > 0).then(|| format!("{failed} failed\n{names}"))
    }

    /// The last lines.
    pub(super) fn end(&self) -> String {
        Vec::from_iter(self.last.iter().map(String::as_str)).join("\n")
    }
}

/// The test that this line says has failed, as libtest and wasm-bindgen's runner write it.
fn failed_test(line: &str) -> Option<&str> {
    let (name, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
    verdict.starts_with("FAIL").then_some(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn heard(lines: &[&str]) -> Heard {
        let mut heard = Heard::default();
        for line in lines {
            heard.line(line);
        }
        heard
    }

    #[test]
    fn failed_tests_are_named() {
        let heard = heard(&[
            "test one ... ok",
            "test two ... FAILED",
            "test a::three ... FAIL",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored",
        ]);
        assert_eq!(heard.counts.failed, 2);
        assert_eq!(heard.failures().unwrap(), "2 failed\ntwo\na::three");
    }

    #[test]
    fn good_run_has_no_failures() {
        let heard = heard(&["test one ... ok", "test result: ok. 1 passed; 0 failed;"]);
        assert_eq!(heard.failures(), None);
    }

    #[test]
    fn end_is_a_screenful() {
        let lines: Vec<_> = (0..100).map(|number| number.to_string()).collect();
        let heard = heard(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(heard.end().lines().count(), LAST_LINES);
        assert!(heard.end().ends_with("98\n99"));
    }
}
