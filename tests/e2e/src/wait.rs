//! Waits for conditions, never for times.

use std::time::{Duration, Instant};

use crate::Outcome;

/// How long a condition may take: far longer than it does, for a busy machine's sake.
const LIMIT: Duration = Duration::from_secs(60);

/// Time between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// Looks again and again until `look` finds something.
///
/// # Errors
///
/// That of `look`, or one that names `what` was waited for in vain.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Outcome<Option<T>>) -> Outcome<T> {
    let begin = Instant::now();
    while begin.elapsed() < LIMIT {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(format!("waited {LIMIT:?} in vain until {what}").into())
}
