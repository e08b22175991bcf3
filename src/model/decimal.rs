//! Decimal numbers in texts, such as the `60` of `"60%"`.

/// Digits that are read; the rest only fill up. All integers of so many digits are exact in
/// binary, and so is the power of ten that they are divided by, so the quotient is rounded once.
const DIGITS: usize = 15;

/// Reads a decimal number without exponent: `60`, `-1`, `0.25`. `None` for anything else.
///
/// The standard library's reader, which can do exponents and the last bit of seventeen digits,
/// would add 13 KB (brotli) to the page for it.
pub(super) fn parse_decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let whole = whole.trim_start_matches('0');
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let blank = fraction.is_empty() || digits.starts_with('.') || digits.is_empty();
    if blank || whole.len() > DIGITS || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let fraction = fraction.get(..fraction.len().min(DIGITS - whole.len()))?;
    let scale = (0..fraction.len()).fold(1.0, |scale, _| scale * 10.0);
    let all = whole.bytes().chain(fraction.bytes());
    let number = all.fold(0.0, |sum, byte| sum * 10.0 + f64::from(byte - b'0'));
    Some(sign * number / scale)
}

#[cfg(test)]
mod tests {
    use super::parse_decimal;

    #[test]
    fn plain_decimals_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "60",
            "007",
            "-1",
            "0.1",
            "0.29",
            "99.999",
            "12.50",
            "0.000001",
            "-0.5",
            "123456789012345",
            "0.123456789012345",
        ] {
            assert_eq!(parse_decimal(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn digits_beyond_the_fifteenth_hardly_count() {
        assert_eq!(
            parse_decimal("0.1234567890123459999"),
            Some(0.123_456_789_012_345)
        );
    }

    #[test]
    fn anything_else_is_no_decimal() {
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "+1",
            "1e3",
            "NaN",
            "inf",
            "1,5",
            "1 2",
            "0x10",
            "--1",
            "1.2.3",
            "१",
            "1234567890123456",
        ] {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }
}
