//! What is said over whole runs, word for word.
#![allow(
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail"
)]

mod ends;
mod hidden_page;
mod links;
mod listener;
mod milestones;
mod names;
