//! The language of the place where a component stands.

use std::iter;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit, Node, ShadowRoot};
use yew::prelude::*;

use super::effect::use_while;

/// The `lang` of the nearest ancestor that has one, and blank without one; before the first
/// rendering the page's. Follows the page's when that changes.
///
/// Not looked for where it is not wanted.
#[hook]
pub(super) fn use_host_language(node: &NodeRef, wanted: bool) -> AttrValue {
    let language = use_state_eq(|| page_language().unwrap_or_default());
    let setter = language.setter();
    use_while((node.clone(), wanted), move |(node, wanted)| {
        let node = node.clone();
        let look = move || {
            if let Some(element) = node.cast::<Element>() {
                setter.set(language_around(&element).unwrap_or_default());
            }
        };
        wanted.then(|| {
            look();
            PageLanguage::watch(look)
        })
    });
    AttrValue::from((*language).clone())
}

pub(super) fn page_language() -> Option<String> {
    page()?.get_attribute("lang")
}

fn page() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// HTML, "the lang and xml:lang attributes": that of the nearest ancestor, a shadow tree being
/// inside its host. A blank one says that the language is not known, and ends the search.
fn language_around(element: &Element) -> Option<String> {
    let mut ancestors = iter::successors(parent(element), parent);
    ancestors.find_map(|ancestor| ancestor.get_attribute("lang"))
}

fn parent(element: &Element) -> Option<Element> {
    let parent: Node = element.parent_node()?;
    match parent.dyn_ref::<ShadowRoot>() {
        Some(root) => Some(root.host()),
        None => parent.dyn_into().ok(),
    }
}

/// Calls when the page's language changes, until it is dropped.
struct PageLanguage {
    observer: MutationObserver,
    _callback: Closure<dyn FnMut()>,
}

impl PageLanguage {
    fn watch(callback: impl FnMut() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut()>::new(callback);
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        let options = MutationObserverInit::new();
        options.set_attribute_filter(&js_sys::Array::of1(&"lang".into()));
        observer
            .observe_with_options(&page()?.into(), &options)
            .ok()?;
        Some(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for PageLanguage {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
