//! JSON by the browser's own parser.
//!
//! `serde_json` would add 15 KB (brotli) to the page; `JSON.parse` is there already. Its values are
//! taken apart here and not by serde, whose errors, which cannot come up, are 6 KB: they write
//! numbers as the standard library does.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::prelude::*;

use crate::model::{self, Json, MAX_DEPTH};

/// Parses a JSON text with `JSON.parse`; `None` if it is none.
///
/// ```
/// use jobwatch::effect::parse_json;
/// use jobwatch::{ApiError, Job, Response};
///
/// fn read(body: &str) -> Result<Job, ApiError> {
///     let response = Response { http_status: 200, body, ..Response::default() };
///     jobwatch::decode(&response, None, parse_json)
/// }
/// ```
#[must_use]
pub fn parse_json(text: &str) -> Option<Json> {
    let value = JSON::parse(text).ok()?;
    Some(read(&value, MAX_DEPTH))
}

/// A value of the page's, as the JSON that `JSON.stringify` would make of it.
#[cfg(feature = "element")]
pub(crate) fn json_of(value: &JsValue) -> Json {
    read(value, MAX_DEPTH)
}

/// Reads a value of which so many levels may still open.
fn read(value: &JsValue, levels: usize) -> Json {
    if levels == 0 {
        return Json::Null;
    }
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::from_f64(number)
    } else if let Some(truth) = value.as_bool() {
        Json::Bool(truth)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::List(items.iter().map(|item| read(&item, levels - 1)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        Json::Object(members(object, levels - 1))
    } else {
        Json::Null
    }
}

/// The members of an object, which has each key once.
fn members(object: &Object, levels: usize) -> model::Object {
    let member = |entry: JsValue| {
        let entry = Array::from(&entry);
        Some((entry.get(0).as_string()?, read(&entry.get(1), levels)))
    };
    let members = Object::entries(object).into_iter().filter_map(member);
    model::Object::from_distinct(members.collect())
}
