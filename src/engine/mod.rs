//! The poller.
