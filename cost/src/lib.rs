//! What reading a body and a step of the engine cost.
//!
//! The same work is measured twice. `src/main.rs` does it under callgrind, which counts
//! instructions: the same number in each run, which `cargo xtask test` holds to a budget.
//! `benches/time.rs` does it under criterion, which takes the time: that depends on the machine, and
//! is only shown.
//!
//! - [`Work`]: something that is done again and again.
//! - [`Entry`]: a work with its name and its budget; [`Entry::all`] has all of them.

mod answers;
mod body;
mod clock;
mod entry;
mod page;
mod poller;
mod work;

pub use entry::Entry;
pub use work::Work;
