//! The job endpoint for developing and testing jobwatch.
//!
//! - [`scenario`]: jobs that someone wrote down, at any point in time; no I/O but reading files,
//! - [`fault`]: ways to misbehave on demand,
//! - [`serve`]: both over HTTP, with the bodies written by [`jobwatch::Job`],
//! - [`decode`]: the other way round, what the widget makes of a body,
//! - [`cli`] and [`log`](mod@log): the command around them.
//!
//! A library only so that its tests can reach the router with a clock of their own.

pub mod cli;
pub mod decode;
pub mod fault;
pub mod log;
pub mod scenario;
pub mod serve;
