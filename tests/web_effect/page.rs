//! What the page says of itself: seen or hidden, with or without network.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Event;

use super::web_support::stage::document;

/// The page's state, under control until this is dropped.
pub struct Page(());

impl Page {
    pub fn seen_and_online() -> Self {
        let page = Self(());
        page.set_visibility("visible");
        page.set_online(true);
        page
    }

    pub fn hide(&self) {
        self.set_visibility("hidden");
        dispatch(&document(), "visibilitychange");
    }

    pub fn show(&self) {
        self.set_visibility("visible");
        dispatch(&document(), "visibilitychange");
    }

    pub fn lose_network(&self) {
        self.set_online(false);
        dispatch(&window(), "offline");
    }

    pub fn find_network(&self) {
        self.set_online(true);
        dispatch(&window(), "online");
    }

    pub fn leave(&self) {
        dispatch(&window(), "pagehide");
    }

    pub fn come_back(&self) {
        dispatch(&window(), "pageshow");
    }

    pub fn freeze(&self) {
        dispatch(&document(), "freeze");
    }

    pub fn thaw(&self) {
        dispatch(&document(), "resume");
    }

    fn set_visibility(&self, state: &str) {
        shadow(&document(), "visibilityState", &state.into());
    }

    fn set_online(&self, online: bool) {
        shadow(&window().navigator(), "onLine", &online.into());
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        Reflect::delete_property(&document(), &"visibilityState".into()).unwrap();
        Reflect::delete_property(&window().navigator(), &"onLine".into()).unwrap();
    }
}

fn window() -> web_sys::Window {
    web_sys::window().unwrap()
}

fn dispatch(target: &web_sys::EventTarget, event: &str) {
    target.dispatch_event(&Event::new(event).unwrap()).unwrap();
}

/// Puts a property of an object's own before the one of its class.
fn shadow(object: &Object, name: &str, value: &JsValue) {
    let property = Object::new();
    Reflect::set(&property, &"value".into(), value).unwrap();
    Reflect::set(&property, &"configurable".into(), &true.into()).unwrap();
    Object::define_property(object, &name.into(), &property);
}
