//! `jobserver serve`: the job endpoint of both API documents, and what tests and the demo page
//! need beside it.

mod app;
mod envelope;
mod etag;
mod faults;
mod ids;
mod job;
mod jobs;
mod json;
mod refusal;
mod requests;
mod router;
mod run;
mod scenarios;
mod stop;

pub use app::{App, Now};
pub use router::router;
pub use run::{ServeError, run};
pub use stop::Stop;
