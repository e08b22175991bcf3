//! The shared types: what a server writes and the widget reads.
//!
//! Nothing here names a browser or a server; with `default-features = false` this and the
//! [engine](crate::engine) are all there is.

mod decimal;
mod decode;
mod endpoint;
mod error;
mod error_body;
mod job;
mod json;
pub mod mapping;
mod progress;
mod retry_after;
mod status;
mod template;
mod timestamp;

pub(crate) use decimal::write_decimal;
#[cfg(feature = "view")]
pub(crate) use decode::first_line;
pub use decode::{ParseJson, Response, decode, decode_mapped};
pub use endpoint::{Endpoint, UrlError};
pub use error::{ApiError, ErrorKind};
pub use job::{BatchResult, Job, JobFailure, Resource};
pub use json::{Json, MAX_DEPTH, Object};
pub use mapping::{
    Mapping, MappingError, Pointers, ProgressRule, StatusChoice, StatusRule, TimeRule,
};
pub use progress::{Progress, ShownProgress};
pub use retry_after::parse_retry_after;
pub use status::JobStatus;
#[cfg(feature = "view")]
pub(crate) use template::fill;
pub use timestamp::Timestamp;
