//! The browser side: fetches, timers and the page's state, which drive the engine.

mod body;
mod clock;
mod fetch;
mod json;
mod page;
mod polling;
mod target;
mod ticker;

pub use clock::{monotonic, unix_millis};
pub use json::parse_json;
pub use polling::Polling;
pub use target::{HeaderList, HeaderSource, Target};
pub use ticker::{Ticking, every_second};
