//! Brings the style sheet to wherever a component is.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use yew::prelude::*;

use super::css::STYLE;
use super::effect::use_after_rendering;
use crate::effect::every_second;

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
/// run from full to its value. Which root it is in, a component knows only afterwards, and each
/// rendering looks again: an app may be shown outside any document first, and put in its place
/// later. While it waits for that, every beat looks too, for a job that has ended renders no more.
#[hook]
pub(super) fn use_style_sheet(node: &NodeRef) {
    use_memo((), |()| {
        let document = web_sys::window().and_then(|window| window.document());
        document.map(|document| adopt(&document))
    });
    let rendering = use_force_update();
    let node = node.clone();
    use_after_rendering(move || {
        (!adopt_around(&node)).then(|| {
            every_second(move || {
                if adopt_around(&node) {
                    rendering.force_update();
                }
            })
        })
    });
}

fn adopt_around(node: &NodeRef) -> bool {
    node.get().is_none_or(|node| adopt(&node.get_root_node()))
}

/// Whether there is nothing left to do for `root`.
fn adopt(root: &JsValue) -> bool {
    SHEET.with(|sheet| sheet.as_ref().is_none_or(|sheet| adopt_sheet(sheet, root)))
}

/// Whether `root` can have style sheets: the top of what is in no document cannot.
fn adopt_sheet(sheet: &StyleSheet, root: &JsValue) -> bool {
    let key = JsValue::from("adoptedStyleSheets");
    let adopted = Reflect::get(root, &key).and_then(JsCast::dyn_into::<Array>);
    let Ok(adopted) = adopted else {
        return false;
    };
    if !adopted.includes(sheet, 0) {
        let sheets = Array::from(&adopted);
        sheets.push(sheet);
        // A new array instead of a push: older engines freeze theirs. Another document, such as a
        // frame's, does not take the sheet, and the component stays without.
        let _ = Reflect::set(root, &key, &sheets);
    }
    true
}
