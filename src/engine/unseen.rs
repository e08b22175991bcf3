//! What to do while nobody can see.

/// How eagerly to ask while nobody can see the answer; in the order of eagerness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unseen {
    /// Not at all.
    Pause,
    /// No more often than one request a [`max_interval`](super::PollConfig::max_interval), and
    /// on a hidden page no more often than one a minute.
    Slow,
    /// As if it were seen.
    Keep,
}
