//! What is written for people: its links lead somewhere, and its blocks of code are what they say.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must fail"
)]

mod blocks;
mod document;
mod links;
