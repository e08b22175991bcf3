//! Names of pollers.

slotmap::new_key_type! {
    /// A poller of a [`Scheduler`](super::Scheduler). No two have the same, not even one after the
    /// other. The default is that of none.
    pub struct PollerKey;
}
