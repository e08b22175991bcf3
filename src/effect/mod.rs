//! The browser side: fetches, timers and the page's state, which drive the engine.

mod alarm;
mod answer;
mod body;
mod clock;
mod fetch;
mod fetcher;
mod json;
mod origin;
mod page;
mod polling;
mod pool;
mod server;
mod settings;
mod sighting;
mod stream;
mod subscriber;
mod tabs;
mod target;
mod ticker;

pub(crate) use alarm::Alarm;
pub use clock::{monotonic, unix_millis};
pub use fetcher::Fetcher;
#[cfg(feature = "element")]
pub(crate) use json::json_of;
pub use json::parse_json;
#[cfg(feature = "element")]
pub(crate) use origin::names_origin;
pub(crate) use page::is_visible;
pub use polling::Polling;
pub use pool::set_budget;
pub use settings::poll_config;
pub use sighting::Sighting;
pub use target::{HeaderList, HeaderSource, Share, Target};
pub use ticker::{Ticking, every_second};
