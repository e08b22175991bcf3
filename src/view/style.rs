//! Brings the style sheet to wherever a component is.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use yew::prelude::*;

const STYLE: &str = include_str!("style.css");

#[wasm_bindgen]
extern "C" {
    /// A constructable style sheet (CSSOM), which web-sys counts as unstable.
    #[wasm_bindgen(js_name = CSSStyleSheet)]
    #[derive(Clone)]
    type StyleSheet;

    #[wasm_bindgen(constructor, catch, js_class = "CSSStyleSheet")]
    fn new() -> Result<StyleSheet, JsValue>;

    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace_sync(this: &StyleSheet, text: &str) -> Result<(), JsValue>;
}

thread_local! {
    /// One sheet for all roots of the page; none if the browser has no constructable sheets.
    static SHEET: Option<StyleSheet> = StyleSheet::new()
        .and_then(|sheet| sheet.replace_sync(STYLE).map(|()| sheet))
        .ok();
}

/// Adopts the style sheet in the document, and in the shadow root that `node` is in, once each.
///
/// An adopted sheet passes a strict Content-Security-Policy, where a `<style>` element needs
/// `'unsafe-inline'`. The document has it before the component is there: yew may let the browser
/// paint between rendering and effects, and a bar that was painted without its style would then
/// run from full to its value. Which root it is in, a component knows only afterwards.
#[hook]
pub(super) fn use_style_sheet(node: &NodeRef) {
    use_memo((), |()| {
        let document = web_sys::window().and_then(|window| window.document());
        document.map(|document| adopt(&document))
    });
    use_effect_with(node.clone(), |node| {
        if let Some(node) = node.get() {
            adopt(&node.get_root_node());
        }
    });
}

fn adopt(root: &JsValue) {
    SHEET.with(|sheet| sheet.as_ref().map(|sheet| adopt_sheet(sheet, root)));
}

fn adopt_sheet(sheet: &StyleSheet, root: &JsValue) {
    let key = JsValue::from("adoptedStyleSheets");
    let Ok(adopted) = Reflect::get(root, &key) else {
        return;
    };
    let adopted = Array::from(&adopted);
    if !adopted.includes(sheet, 0) {
        adopted.push(sheet);
        // A new array instead of a push: older engines freeze theirs.
        let _ = Reflect::set(root, &key, &adopted);
    }
}
