//! What must hold for any input: the oracles of the fuzz targets, one a module.
//!
//! Each panics where something does not hold, which libFuzzer takes for a crash. That nothing
//! else panics, overflows or takes long is watched all the same.

pub mod answer;
pub mod body;
pub mod progress;
pub mod retry_after;
pub mod shape;
pub mod timestamp;
pub mod tree;

mod error;
mod job;
mod order;
mod read;
