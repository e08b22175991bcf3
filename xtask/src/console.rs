//! What a person reads while something takes its time.

use std::time::Duration;

/// Says what is going on, on a line of its own that stands out between the output of tools.
pub(crate) fn say(text: impl AsRef<str>) {
    eprintln!("==> {}", text.as_ref());
}

/// A duration as people say it: `7 s`, `2 min 05 s`.
pub(crate) fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs_f64().round();
    // Whole seconds of a command that a person waits for: far below 2^32.
    let seconds = seconds as u32;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds:02} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duration_is_told_in_minutes_and_seconds() {
        assert_eq!(spoken(Duration::from_millis(6_600)), "7 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 05 s");
    }
}
