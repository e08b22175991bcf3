//! What polling costs, and how soon it sees that a job has ended.
//!
//! jobwatch's real [`Scheduler`](jobwatch::engine::Scheduler) and models of other pollers ask a
//! modelled server about the same jobs, on a clock that jumps from one event to the next. The same
//! numbers come out of each run.
//!
//! - [`Scenario`]: how many jobs, how long, and what the server allows.
//! - [`Client`]: who asks; the rules of the peers are in `peer.rs`, each with its source.
//! - [`Measure`]: what came of it.
//! - [`Report`]: all of it, as Markdown and as a plot.

mod chance;
mod client;
mod crowd;
mod measure;
mod ours;
mod peer;
mod plot;
mod report;
mod scenario;
mod server;
mod text;
mod time;

pub use client::Client;
pub use measure::Measure;
pub use report::Report;
pub use scenario::Scenario;
