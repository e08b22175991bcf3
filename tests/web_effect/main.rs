//! Polling in a browser: requests, answers, the page's state, and the whole widget over them.
//!
//! `window.fetch` is scripted and time stands still unless a test moves it (see `server.rs` and
//! `web_support/clock.rs`), so that "no request" can be told from "not yet".

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

mod announcer;
mod answers;
mod body;
mod console;
mod failure;
mod hook;
mod life_cycle;
mod listeners;
mod nested;
mod page;
mod page_state;
mod request;
mod server;
mod settings;
mod sharing;
mod sighting;
mod tabs;
mod warnings;
mod watch;
#[path = "../web_support/mod.rs"]
mod web_support;
mod widget;
