//! Decimal numbers in texts, such as the `60` of `"60%"`.

/// Digits that are read and written; the rest only fill up. All integers of so many digits are
/// exact in binary, and so is the power of ten that they are divided by, so the quotient is rounded
/// once.
const DIGITS: usize = 15;

/// From here on a number has more than [`DIGITS`] digits before its point.
const TOO_LONG: f64 = 1e15;

/// Digits after the point that are written of the smallest numbers: with more, the power of ten
/// would be beyond what is finite.
const PLACES: usize = 300;

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

/// Writes a finite number without exponent, in as many of fifteen digits as it needs.
///
/// The standard library's writer, which can do the last bit of seventeen digits, would add 4 KB
/// (brotli) to the page for it.
pub(crate) fn write_decimal(number: f64) -> String {
    let sign = if number < 0.0 { "-" } else { "" };
    let number = number.abs();
    if number >= TOO_LONG {
        let (zeros, unit) = powers_of_ten()
            .find(|(_, unit)| number / unit < TOO_LONG)
            .unwrap_or_default();
        return format!("{sign}{}{:0<zeros$}", whole(number / unit), "");
    }
    let (places, unit) = powers_of_ten()
        .find(|(places, unit)| number * unit * 10.0 >= TOO_LONG || *places == PLACES)
        .unwrap_or_default();
    let digits = format!("{:0>1$}", whole(number * unit), places + 1);
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
    let text = format!("{sign}{whole}.{fraction}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn powers_of_ten() -> impl Iterator<Item = (usize, f64)> {
    (0..).scan(1.0, |next, exponent| {
        let power = *next;
        *next *= 10.0;
        Some((exponent, power))
    })
}

fn whole(number: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "has at most sixteen digits and no sign"
    )]
    let whole = number.round() as u64;
    whole
}

#[cfg(test)]
mod tests {
    use super::{parse_decimal, write_decimal};

    #[test]
    fn numbers_of_fifteen_digits_are_written_as_the_standard_library_writes_them() {
        for number in [
            0.0,
            0.1,
            0.29,
            1.5,
            -0.000_001,
            99.999,
            1e-9,
            123_456_789.012_345,
            0.123_456_789_012_345,
            999_999_999_999_999.0,
            -1e15,
            1e20,
            1.5e22,
        ] {
            assert_eq!(write_decimal(number), number.to_string());
        }
        for thousandths in 0..20_000 {
            let number = f64::from(thousandths) / 1000.0;
            assert_eq!(write_decimal(number), number.to_string());
        }
    }

    #[test]
    fn digits_beyond_the_fifteenth_are_rounded() {
        assert_eq!(write_decimal(1.0 / 3.0), "0.333333333333333");
        assert_eq!(write_decimal(2.0 / 3.0), "0.666666666666667");
        assert_eq!(write_decimal(9_007_199_254_740_993.0), "9007199254740990");
    }

    #[test]
    fn numbers_of_every_size_are_written_without_exponent() {
        let huge = write_decimal(f64::MAX);
        assert!(huge.starts_with("17976931348623"), "{huge}");
        assert_eq!(huge.len(), 309);
        assert_eq!(write_decimal(1e-200).len(), "0.".len() + 200);
        assert_eq!(write_decimal(f64::MIN_POSITIVE), "0");
    }

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
