//! The clipboard, and what there is instead of one.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Node};

#[wasm_bindgen]
extern "C" {
    /// The Clipboard API, which pages without TLS and frames without permission do not have.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_name = getSelection)]
    fn selection() -> Option<Selection>;

    /// The Selection API, of which this is all that is needed.
    type Selection;

    #[wasm_bindgen(method, js_name = selectAllChildren)]
    fn select_all_children(this: &Selection, node: &Node);
}

/// Puts `text` into the clipboard; where that is refused, selects what `element` shows of it, for
/// the keyboard's own way to copy. Tells whether it is in the clipboard.
pub(super) async fn copy(text: &str, element: Option<Element>) -> bool {
    // In two steps: an asynchronous import would keep what is thrown at once for the next call.
    let copied = match write_text(text) {
        Ok(written) => JsFuture::from(written).await.is_ok(),
        Err(_) => false,
    };
    if let (false, Some(selection), Some(element)) = (copied, selection(), element) {
        selection.select_all_children(&element);
    }
    copied
}
