//! The browser side: fetches, timers and the page's state, which drive the engine.

mod json;

pub use json::parse_json;
