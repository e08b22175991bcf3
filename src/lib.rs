//! jobwatch

#[cfg(feature = "view")]
pub mod effect;
pub mod engine;
pub mod model;
#[cfg(feature = "view")]
pub mod view;

pub use engine::{Clamped, Connection, Millis, PausedBy, PollConfig, PollMillis, Snapshot};
pub use model::{
    ApiError, BatchResult, Endpoint, ErrorKind, InvalidId, Job, JobFailure, JobStatus, Json,
    Object, ParseJson, Progress, Resource, Response, ShownProgress, Timestamp, decode,
    parse_retry_after,
};
