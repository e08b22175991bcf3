//! The poller, driven on a simulated clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on must fail"
)]

mod audience;
mod backoff;
mod bench;
mod cadence;
mod clock;
mod config;
mod deadline;
mod ending;
mod estimate;
mod fleet;
mod following;
mod freeze;
mod generation;
mod network;
mod page;
mod pause;
mod property;
mod publish;
mod refresh;
mod refusal;
mod retry_after;
mod scheduler;
mod sleep;
mod tabs;
mod timeout;
mod unseen;
