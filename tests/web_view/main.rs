//! What the components show, in a browser.

#![cfg(all(target_arch = "wasm32", feature = "view"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "tests may panic, and nothing in them is public"
)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod appearance;
mod badge;
mod bar;
mod card;
mod clipboard;
mod computed;
mod connection;
mod direction;
mod focus;
mod locale;
mod policy;
mod print;
mod samples;
mod server_text;
mod slots;
mod style_sheet;
mod target_size;
mod time_left;
mod updates;
#[path = "../web_support/mod.rs"]
mod web_support;
