//! The built page, the package and the example consoles with real servers, in a real browser.
//!
//! One program: most of these tests wait most of the time, and so they run side by side.

mod console;
mod element;
mod element_attacks;
mod element_many;
mod element_mapping;
mod element_memory;
mod element_places;
mod faults;
mod frameworks;
mod gallery;
mod live_page;
mod nginx;
mod playground;
mod sharing;
mod skins;
