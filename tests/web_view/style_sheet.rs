//! How the style sheet comes to the components.

use jobwatch::JobStatus;
use jobwatch::view::{JobCard, StatusBadge, StatusBadgeProps};
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ShadowRootInit, ShadowRootMode};

use super::samples::{card, running, snapshot};
use super::web_support::stage::{Stage, document};

fn adopted_by(root: &JsValue) -> u32 {
    let sheets = Reflect::get(root, &"adoptedStyleSheets".into()).unwrap();
    Array::from(&sheets).length()
}

#[wasm_bindgen_test]
async fn document_adopts_the_sheet_once_for_any_number_of_components() {
    Reflect::set(&document(), &"adoptedStyleSheets".into(), &Array::new()).unwrap();
    let _cards = [
        Stage::<JobCard>::show(card(snapshot(running(1.0)))).await,
        Stage::<JobCard>::show(card(snapshot(running(2.0)))).await,
    ];
    let status = Some(JobStatus::Init);
    let _badge = Stage::<StatusBadge>::show(yew::props!(StatusBadgeProps { status })).await;
    assert_eq!(adopted_by(&document()), 1);
}

/// A sheet that the page made itself.
fn page_sheet() -> JsValue {
    let class = Reflect::get(&js_sys::global(), &"CSSStyleSheet".into()).unwrap();
    Reflect::construct(class.unchecked_ref::<js_sys::Function>(), &Array::new()).unwrap()
}

#[wasm_bindgen_test]
async fn sheets_of_the_page_are_kept() {
    let own = page_sheet();
    Reflect::set(&document(), &"adoptedStyleSheets".into(), &Array::of1(&own)).unwrap();
    let _card = Stage::<JobCard>::show(card(snapshot(running(1.0)))).await;
    assert_eq!(adopted_by(&document()), 2);
}

#[wasm_bindgen_test]
async fn shadow_root_adopts_the_sheet_itself() {
    let host = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    let shadow = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .unwrap();
    let stage = Stage::<JobCard>::show_in(&shadow, card(snapshot(running(1.0)))).await;
    assert_eq!(adopted_by(&shadow), 1);

    let window = web_sys::window().unwrap();
    let style = window
        .get_computed_style(&stage.one(".job-watch-track"))
        .unwrap()
        .unwrap();
    assert_eq!(style.get_property_value("block-size").unwrap(), "8px");
    host.remove();
}
