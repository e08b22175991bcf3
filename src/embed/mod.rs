//! The widget for pages in any language: what the `<job-watch>` element and the functions of the
//! package are made on.
//!
//! JavaScript cannot be left out: no Rust type extends `HTMLElement`. `loader.js`, beside this
//! file, defines the element, paints it before the module is there and loads the module; all that
//! is to be decided is decided here. [`Widget`] is a card on the page, [`Watch`] the polling alone.
//! Both take their settings as one object, read without trust in `options.rs`, and tell what they
//! know as the types in [`detail`](crate::detail).

mod credentials;
mod options;
mod shared;
mod told;
mod watch;
mod widget;

pub use watch::Watch;
pub use widget::Widget;

use wasm_bindgen::prelude::*;

use crate::effect;

/// Limits what the page sends to each server: so many requests in so many milliseconds. Without
/// either of them there is no limit.
#[wasm_bindgen(js_name = setBudget)]
pub fn set_budget(requests: Option<f64>, window: Option<f64>) {
    effect::set_budget(options::budget(requests, window));
}
