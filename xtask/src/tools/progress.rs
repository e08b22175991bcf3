//! Signs of life from work that writes to a log.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::console::{say, spoken};

/// How often a person is told that the work goes on.
const BEAT: Duration = Duration::from_secs(30);
/// How much of a failed work's log is shown.
const TAIL_LINES: usize = 25;

/// Runs `work`, which writes to `log`, and says now and then how far it is.
///
/// # Errors
/// Those of `work`, with the end of the log.
pub(crate) fn with_progress<T>(
    name: &str,
    log: &Path,
    work: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let start = Instant::now();
    let result = thread::scope(|scope| {
        let (done, until_done) = mpsc::channel::<()>();
        scope.spawn(move || {
            while until_done.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                let elapsed = spoken(start.elapsed());
                say(format!(
                    "{name}: {elapsed} so far: {}",
                    last_lines(log, 1).trim()
                ));
            }
        });
        let result = work();
        drop(done);
        result
    })
    .with_context(|| {
        format!(
            "{}\n{name} (log: {})",
            last_lines(log, TAIL_LINES),
            log.display()
        )
    })?;
    say(format!("{name}: ready after {}", spoken(start.elapsed())));
    Ok(result)
}

fn last_lines(log: &Path, count: usize) -> String {
    let text = fs::read(log).unwrap_or_default();
    tail(&String::from_utf8_lossy(&text), count)
}

fn tail(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().rev().take(count).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tail_is_the_last_lines_in_order() {
        assert_eq!(tail("a\nb\nc\n", 2), "b\nc");
        assert_eq!(tail("", 2), "");
    }
}
