//! Work that goes on in the background until its result is needed.

use std::sync::{Arc, OnceLock};
use std::thread;

use anyhow::{Result, anyhow};

/// A result that another thread is working for.
#[derive(Debug, Clone)]
pub(crate) struct Pending<T>(Arc<OnceLock<Result<T, String>>>);

impl<T: Clone + Send + Sync + 'static> Pending<T> {
    /// Starts to work on `items` at once, one after the other; a failure does not end the row.
    pub(crate) fn in_turn<I: Send + 'static>(
        items: impl IntoIterator<Item = I>,
        work: impl Fn(I) -> Result<T> + Send + 'static,
    ) -> Vec<Self> {
        let mut row = Vec::new();
        let mut pending = Vec::new();
        for item in items {
            let slot = Arc::new(OnceLock::new());
            row.push((item, Arc::clone(&slot)));
            pending.push(Self(slot));
        }
        thread::spawn(move || {
            for (item, slot) in row {
                let result = work(item).map_err(|error| format!("{error:#}"));
                // Nobody else writes to this slot.
                let _ = slot.set(result);
            }
        });
        pending
    }

    /// What the work came to, once it is done.
    ///
    /// # Errors
    /// With the words of the work's own error.
    pub(crate) fn wait(&self) -> Result<T> {
        self.0.wait().clone().map_err(|error| anyhow!(error))
    }

    /// Whether [`wait`](Self::wait) would return at once.
    pub(crate) fn is_done(&self) -> bool {
        self.0.get().is_some()
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test may panic"
    )]

    use std::sync::{Mutex, mpsc};

    use anyhow::bail;

    use super::*;

    #[test]
    fn work_is_pending_until_it_returns() {
        let (go, going) = mpsc::channel::<()>();
        let going = Mutex::new(going);
        let work = Pending::in_turn([()], move |()| Ok(going.lock().unwrap().recv()?));
        assert!(!work[0].is_done());
        go.send(()).unwrap();
        work[0].wait().unwrap();
        assert!(work[0].is_done());
    }

    #[test]
    fn failure_keeps_its_words_and_lets_the_next_begin() {
        let work = |item| {
            if item == 1 {
                bail!("no linker")
            } else {
                Ok(item)
            }
        };
        let results = Pending::in_turn([1, 2], work);
        assert_eq!(results[0].wait().unwrap_err().to_string(), "no linker");
        assert_eq!(results[1].wait().unwrap(), 2);
    }
}
