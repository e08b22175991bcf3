//! Who listens to the page.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/tests/web_effect/listeners.js")]
extern "C" {
    #[wasm_bindgen(js_name = startCounting)]
    fn start_counting() -> Function;
    #[wasm_bindgen(js_name = stopCounting)]
    fn stop_counting();
}

/// Counts the listeners that are added to the window and the document, until this is dropped.
pub struct Listeners {
    count: Function,
}

impl Listeners {
    pub fn count() -> Self {
        Self {
            count: start_counting(),
        }
    }

    /// How many have been added and not removed.
    pub fn now(&self) -> usize {
        let count = self.count.call0(&JsValue::UNDEFINED).unwrap();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count"
        )]
        let count = count.as_f64().unwrap() as usize;
        count
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        stop_counting();
    }
}
