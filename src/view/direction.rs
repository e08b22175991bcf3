//! Which way a language is written.

use super::messages::language;

/// Which way lines run.
///
/// ```
/// use jobwatch::view::Direction;
///
/// assert_eq!(Direction::of_language("ar-EG").dir(), "rtl");
/// assert_eq!(Direction::of_language("uz-Arab").dir(), "rtl");
/// assert_eq!(Direction::of_language("zh-CN").dir(), "ltr");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// Languages that are written from right to left where their tag names no script: those of CLDR
/// whose likely script runs that way.
const RIGHT_TO_LEFT: [&str; 20] = [
    "ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo", "pnb",
    "ps", "sd", "syr", "ug", "ur", "yi",
];

/// The scripts that run from right to left and are written today (ISO 15924).
const RIGHT_TO_LEFT_SCRIPTS: [&str; 7] = ["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];

/// Letters of a script's subtag.
const SCRIPT_LENGTH: usize = 4;

impl Direction {
    /// The direction of the language that a tag of BCP 47 names.
    #[must_use]
    pub fn of_language(tag: &str) -> Self {
        let script = tag.split(['-', '_']).nth(1);
        let runs_left = match script.filter(|subtag| subtag.len() == SCRIPT_LENGTH) {
            Some(script) => is_one_of(&RIGHT_TO_LEFT_SCRIPTS, script),
            None => is_one_of(&RIGHT_TO_LEFT, language(tag)),
        };
        if runs_left {
            Self::RightToLeft
        } else {
            Self::LeftToRight
        }
    }

    /// The value of HTML's `dir`.
    #[must_use]
    pub fn dir(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}
