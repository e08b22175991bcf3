//! The browser side: fetches, timers and the page's state, which drive the engine.

mod clock;
mod json;
mod ticker;

pub use clock::{monotonic, unix_millis};
pub use json::parse_json;
pub use ticker::{Ticking, every_second};
