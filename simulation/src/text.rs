//! Numbers and times as people read them.

use crate::time::{HOUR, MINUTE, SECOND};

/// A number with its thousands parted.
pub(crate) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A delay in milliseconds, rounded up.
pub(crate) fn delay(millis: u64) -> String {
    if millis < 20 * SECOND {
        let tenths = millis.div_ceil(100);
        format!("{}.{} s", tenths / 10, tenths % 10)
    } else if millis < 2 * MINUTE {
        format!("{} s", millis.div_ceil(SECOND))
    } else if millis < 2 * HOUR {
        format!("{} min", millis.div_ceil(MINUTE))
    } else {
        format!("{} h", millis.div_ceil(HOUR))
    }
}

/// A length in milliseconds that is a round one.
pub(crate) fn length(millis: u64) -> String {
    if millis < MINUTE {
        format!("{} s", millis / SECOND)
    } else if millis < HOUR {
        format!("{} min", millis / MINUTE)
    } else {
        format!("{} h", millis / HOUR)
    }
}

/// A number of jobs.
pub(crate) fn jobs(count: usize) -> String {
    let number = number(u64::try_from(count).unwrap_or(u64::MAX));
    format!("{number} job{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        let texts = [0, 999, 1_000, 21_600_000].map(number);
        assert_eq!(texts, ["0", "999", "1,000", "21,600,000"]);
    }

    #[test]
    fn delays_are_rounded_up() {
        let texts = [0, 9_950, 10_001, 20_001, 120_000, 7_200_001].map(delay);
        assert_eq!(texts, ["0.0 s", "10.0 s", "10.1 s", "21 s", "2 min", "3 h"]);
    }
}
