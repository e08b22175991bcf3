//! What the tests in the browser share.

pub mod clock;
pub mod mutations;
pub mod stage;
