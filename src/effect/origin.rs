//! Who a URL belongs to.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Url;

/// The origin of a URL, as the page would fetch it; `None` where it has none or an opaque one,
/// which is equal to no other (HTML, "origin").
pub(super) fn origin_of(url: &str) -> Option<String> {
    clear(parsed(url)?.origin())
}

/// Whether a text names an origin by itself: `api.example.com` would be a path on the page's own.
#[cfg(feature = "element")]
pub(crate) fn names_origin(text: &str) -> bool {
    let url = Url::new(text).ok();
    url.and_then(|url| clear(url.origin())).is_some()
}

/// A URL that an answer names, seen from the one that was asked.
pub(super) fn resolved(url: &str, asked: &str) -> Option<String> {
    let url = Url::new_with_base(url, &parsed(asked)?.href()).ok()?;
    Some(url.href())
}

fn parsed(url: &str) -> Option<Url> {
    let url = match base_url() {
        Some(base) => Url::new_with_base(url, &base),
        None => Url::new(url),
    };
    url.ok()
}

/// The page's own origin, or the worker's.
pub(super) fn page_origin() -> Option<String> {
    // Not its location's: a frame made by `srcdoc` has its parent's origin.
    clear(member(&js_sys::global(), "origin").as_string()?)
}

fn clear(origin: String) -> Option<String> {
    (origin != "null").then_some(origin)
}

fn base_url() -> Option<String> {
    let global = js_sys::global();
    let of_document = member(&member(&global, "document"), "baseURI");
    let of_worker = || member(&member(&global, "location"), "href").as_string();
    of_document.as_string().or_else(of_worker)
}

/// A member of an object; undefined if it is no object or has no such member.
fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
