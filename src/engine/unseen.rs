//! What to do while nobody can see.

/// How eagerly to ask while nobody can see the answer; in the order of eagerness.
///
/// ```
/// use jobwatch::PollConfig;
/// use jobwatch::engine::Unseen;
///
/// let config = PollConfig::default();
/// assert_eq!((config.background(), config.offscreen()), (Unseen::Pause, Unseen::Slow));
/// // A console that tells of ends by notifications wants to know them hidden, too.
/// let config = config.with_background(Unseen::Slow);
/// assert!(config.background() > Unseen::Pause);
/// ```
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
