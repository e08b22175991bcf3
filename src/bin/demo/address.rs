//! What the address of the page says.

use web_sys::UrlSearchParams;

/// A parameter of the query, such as `lang` in `?lang=en`.
pub(crate) fn parameter(name: &str) -> Option<String> {
    let query = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()?.get(name)
}
