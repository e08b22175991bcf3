//! JSON by the browser's own parser.
//!
//! `serde_json` would add 15 KB (brotli) to the page; `JSON.parse` is there already.

use crate::model::Json;

/// Parses a JSON text with `JSON.parse`; `None` if it is none.
#[must_use]
pub fn parse_json(text: &str) -> Option<Json> {
    let value = js_sys::JSON::parse(text).ok()?;
    serde_wasm_bindgen::from_value(value).ok()
}
