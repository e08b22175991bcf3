//! `jobwatch-mappings.js`: the mappings that have names, which the loader brings when one is asked
//! for.

use jobwatch::mapping::presets;
use jobwatch::{Json, Object};

/// The file's name, by which the loader imports it.
pub const FILE: &str = "jobwatch-mappings.js";

/// The module: an object with all of them, by their names.
#[must_use]
pub fn write() -> String {
    let all = presets::ALL.map(|(name, make)| (name, Json::from(&make())));
    let all = Json::Object(Object::from(all));
    // An object of JSON is one of JavaScript (ECMA-262, 2019: "JSON superset").
    format!("export default {};\n", serde_json::json!(all))
}
