//! What is measured.

use std::fmt::Debug;

/// Something that is done again and again, and costs about the same each time.
pub trait Work: Debug {
    /// Gets ready for so many steps. What that costs is not measured.
    fn prepare(&mut self, steps: usize) {
        let _ = steps;
    }

    /// Does it once.
    fn step(&mut self);
}
