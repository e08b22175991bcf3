//! JSON by the browser's own parser.
//!
//! `serde_json` would add 15 KB (brotli) to the page; `JSON.parse` is there already.

use js_sys::{Array, JSON};
use wasm_bindgen::prelude::*;

use crate::model::{Json, MAX_DEPTH, Object};

/// Parses a JSON text with `JSON.parse`; `None` if it is none.
#[must_use]
pub fn parse_json(text: &str) -> Option<Json> {
    JSON::parse(text).ok().map(|value| read(&value, MAX_DEPTH))
}

/// Reads what `JSON.parse` has made, which knows no other kinds of values. No deserializer, with
/// its visitor and its errors: that would add 3 KB (brotli).
fn read(value: &JsValue, levels: usize) -> Json {
    let Some(below) = levels.checked_sub(1) else {
        return Json::Null;
    };
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::from(number)
    } else if let Some(truth) = value.as_bool() {
        Json::Bool(truth)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::List(items.iter().map(|item| read(&item, below)).collect())
    } else if let Some(object) = value.dyn_ref() {
        Json::Object(read_members(object, below))
    } else {
        Json::Null
    }
}

fn read_members(object: &js_sys::Object, levels: usize) -> Object {
    let members = js_sys::Object::entries(object).into_iter().map(|member| {
        let member: Array = member.unchecked_into();
        let key = member.get(0).as_string().unwrap_or_default();
        (key, read(&member.get(1), levels))
    });
    Object::from_distinct(members.collect())
}
