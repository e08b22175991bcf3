//! Why nothing can be decoded.

use std::path::Path;
use std::{fmt, io};

/// Why nothing can be decoded.
#[derive(Debug)]
pub struct DecodeError(String);

impl DecodeError {
    pub(super) fn body(file: &Path, error: io::Error) -> Self {
        Self(format!(
            "cannot read {}: {error}; give a file with the body of an answer, or - for standard input",
            file.display()
        ))
    }

    pub(super) fn mapping(name: &str, what: impl fmt::Display) -> Self {
        Self(format!(
            "--mapping {name}: {what}; give the name of a preset (see --help) or a file with a mapping in JSON"
        ))
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DecodeError {}
