//! `jobserver serve`: the job endpoint of both API documents, and what tests and the demo page
//! need beside it.

mod app;
mod date;
mod deliver;
mod envelope;
mod etag;
mod faults;
mod job;
mod job_id;
mod jobs;
mod json;
mod line;
mod misbehave;
mod page;
mod refusal;
mod request_id;
mod requests;
mod router;
mod run;
mod scenarios;
mod stop;

pub use app::{App, Now};
pub use router::router;
pub use run::{ServeError, run};
pub use stop::Stop;
