//! The mapping that a body is to be read by.

use std::fs;

use jobwatch::Mapping;
use jobwatch::mapping::presets;

use super::{DecodeError, PARSE};

/// The preset of this name, or the mapping in the file of this name.
pub(super) fn named(name: &str) -> Result<Mapping, DecodeError> {
    if let Some(preset) = presets::named(name) {
        return Ok(preset);
    }
    let text = fs::read_to_string(name).map_err(|error| {
        DecodeError::mapping(
            name,
            format!("no preset, and no file that can be read ({error})"),
        )
    })?;
    let object = PARSE(&text).ok_or_else(|| DecodeError::mapping(name, "the file is not JSON"))?;
    Mapping::from_json(object).map_err(|error| DecodeError::mapping(name, error))
}
