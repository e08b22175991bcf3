//! What a runner of tests has said, as far as the report repeats it: by then the lines themselves
//! are far up, and a log of CI may have lost them.

use std::collections::VecDeque;

use super::counts::Counts;

/// The last lines that are repeated of a run that ended without a verdict.
const LAST_LINES: usize = 30;

/// The failed tests that are named; where more fail, the first ones tell why.
const NAMED: usize = 20;

/// The lines that are repeated of what a failed test has said: a panic and where it happened. A
/// page's text, which follows in an end-to-end test, is long.
const LINES_OF_A_TEST: usize = 6;

/// The characters of such a line: one may hold hundreds of faults, of which the first tell why.
const CHARACTERS_OF_A_LINE: usize = 600;

/// The counts, the tests that failed, and the last lines.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) counts: Counts,
    failed: Vec<Failed>,
    /// The place in `failed` of the test whose words the lines are now.
    speaks: Option<usize>,
    last: VecDeque<String>,
}

/// A test that failed, and what it said.
#[derive(Debug)]
struct Failed {
    name: String,
    lines: Vec<String>,
}

impl Heard {
    pub(super) fn line(&mut self, line: &str) {
        self.counts += Counts::in_line(line).unwrap_or_default();
        if let Some(name) = failed_test(line)
            && self.failed.len() < NAMED
        {
            self.failed.push(Failed {
                name: name.to_owned(),
                lines: Vec::new(),
            });
        }
        self.assign(line);
        if self.last.len() == LAST_LINES {
            self.last.pop_front();
        }
        self.last.push_back(line.to_owned());
    }

    /// Runners repeat what tests have said under a heading for each, after all have run.
    fn assign(&mut self, line: &str) {
        if let Some(name) = heading(line) {
            self.speaks = self.failed.iter().position(|test| test.name == name);
        } else if LISTS.contains(&line) {
            self.speaks = None;
        } else if let Some(test) = self.speaks.and_then(|place| self.failed.get_mut(place))
            && test.lines.len() < LINES_OF_A_TEST
            && !line.is_empty()
        {
            test.lines
                .push(line.chars().take(CHARACTERS_OF_A_LINE).collect());
        }
    }

    /// The failed tests by name, each with what it said; nothing if none has failed.
    pub(super) fn failures(&self) -> Option<String> {
        let failed = self.counts.failed;
        let tests = self.failed.iter().flat_map(Failed::lines);
        let text: String = tests.map(|line| format!("\n{line}")).collect();
        (failed > 0).then(|| format!("{failed} failed{text}"))
    }

    /// The last lines.
    pub(super) fn end(&self) -> String {
        Vec::from_iter(self.last.iter().map(String::as_str)).join("\n")
    }
}

impl Failed {
    fn lines(&self) -> impl Iterator<Item = String> {
        let said = self.lines.iter().map(|line| format!("    {line}"));
        std::iter::once(self.name.clone()).chain(said)
    }
}

/// What stands above the lists of tests that end the words of the last one.
const LISTS: [&str; 2] = ["successes:", "failures:"];

/// The test whose words follow: `---- name stdout ----`, or `output` from wasm-bindgen's runner.
fn heading(line: &str) -> Option<&str> {
    let heading = line.strip_prefix("---- ")?.strip_suffix(" ----")?;
    Some(heading.rsplit_once(' ')?.0)
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
    fn failed_tests_are_heard() {
        let heard = heard(&[
            "test one ... ok",
            "test two ... FAILED",
            "successes:",
            "---- one stdout ----",
            "all is well",
            "failures:",
            "---- two stdout ----",
            "thread 'two' panicked at tests/two.rs:4:5:",
            "",
            "not two",
            "failures:",
            "    two",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored",
        ]);
        assert_eq!(
            heard.failures().unwrap(),
            "1 failed\ntwo\n    thread 'two' panicked at tests/two.rs:4:5:\n    not two"
        );
    }

    #[test]
    fn what_a_failed_test_says_may_be_long() {
        let long = "1".repeat(CHARACTERS_OF_A_LINE + 1);
        let mut lines = vec!["test one ... FAILED", "---- one output ----"];
        lines.extend([long.as_str(); LINES_OF_A_TEST + 1]);
        lines.push("test result: FAILED. 0 passed; 1 failed; 0 ignored");
        let failures = heard(&lines).failures().unwrap();
        assert_eq!(failures.lines().count(), 2 + LINES_OF_A_TEST);
        let longest = failures.lines().map(str::len).max().unwrap();
        assert_eq!(longest, "    ".len() + CHARACTERS_OF_A_LINE);
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
