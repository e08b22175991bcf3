//! How the style sheet comes to the components.

use std::time::Duration;

use jobwatch::JobStatus;
use jobwatch::view::{JobCard, StatusBadge, StatusBadgeProps};
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::computed::computed;
use super::samples::{card, running, snapshot};
use super::web_support::clock::Clock;
use super::web_support::stage::{Stage, document, put_in_sight};

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

fn shadow_root() -> (Element, ShadowRoot) {
    let host = document().create_element("div").unwrap();
    put_in_sight(&host);
    let shadow = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .unwrap();
    (host, shadow)
}

#[wasm_bindgen_test]
async fn shadow_root_adopts_the_sheet_itself() {
    let (host, shadow) = shadow_root();
    let stage = Stage::<JobCard>::show_in(&shadow, card(snapshot(running(1.0)))).await;
    assert_eq!(adopted_by(&shadow), 1);

    assert_eq!(
        computed(&stage.one(".job-watch-track"), "block-size"),
        "8px"
    );
    host.remove();
}

/// Roots that are in no document, and have no style sheets.
fn detached() -> [Node; 2] {
    [
        document().create_element("section").unwrap().into(),
        document().create_document_fragment().into(),
    ]
}

#[wasm_bindgen_test]
async fn card_outside_the_document_leaves_the_other_widgets_of_the_page_alive() {
    for root in detached() {
        let mut detached = Stage::<JobCard>::show_in(&root, card(snapshot(running(1.0)))).await;
        let other = Stage::<JobCard>::show(card(snapshot(running(2.0)))).await;
        assert_eq!(other.text_of(".job-watch-percent"), "2%");

        detached.update(card(snapshot(running(3.0)))).await;
        assert_eq!(detached.text_of(".job-watch-percent"), "3%");
    }
}

#[wasm_bindgen_test]
async fn card_that_comes_into_a_shadow_root_later_brings_the_sheet_with_it() {
    let clock = Clock::freeze().await;
    for root in detached() {
        let stage = Stage::<JobCard>::show_in(&root, card(snapshot(running(1.0)))).await;
        let (host, shadow) = shadow_root();
        shadow.append_child(stage.root()).unwrap();
        clock.advance(Duration::from_secs(1)).await;
        assert_eq!(adopted_by(&shadow), 1);

        // It does not look out for it any longer.
        assert_eq!(clock.pending_timers(), 0);
        host.remove();
    }
}
