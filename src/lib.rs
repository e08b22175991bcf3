//! jobwatch shows a person in a web console how an asynchronous job is doing: a status badge, a
//! progress bar, what it is doing now, how it ended.
//!
//! It is a [yew](https://yew.rs) component, compiled to WebAssembly, that asks a job endpoint on a
//! timer. The endpoint is Huawei Cloud's asynchronous job query, as the documents of ELB
//! (`GET /v1.0/{project_id}/jobs/{job_id}`) and IMS (`GET /v1/{project_id}/jobs/{job_id}`) describe
//! it, and as its relatives in other services answer it.
//!
//! # Where to begin
//!
//! - A server in Rust takes [`Job`], with `default-features = false`: it is written as the API
//!   documents have it.
//!
//! ```
//! use jobwatch::{Job, JobStatus, Progress};
//!
//! let mut job = Job::new("ff80", "createImageByInstance", JobStatus::Running);
//! job.progress = Progress::from_percent(40.0);
//! let body = serde_json::to_string(&job)?;
//! assert!(body.contains(r#""process_percent":0.4"#));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! - Who reads other services' answers takes [`decode`], and a [`Mapping`] for an API of another shape.
//!
//! ```
//! use jobwatch::{JobStatus, Response, decode};
//!
//! let body = r#"{"job_id": "ff80", "status": "Running", "process": "40%"}"#;
//! let response = Response { http_status: 200, body, ..Response::default() };
//! let job = decode(&response, None, |text| serde_json::from_str(text).ok())?;
//! assert_eq!(job.status, JobStatus::Running);
//! # Ok::<(), jobwatch::ApiError>(())
//! ```
//!
//! - A client of another kind takes [`engine::Poller`], or [`engine::Scheduler`] for many jobs.
#![cfg_attr(
    feature = "view",
    doc = r#"
- A console in yew takes [`view::JobWatch`], or [`view::use_job`] and the parts:

```
use jobwatch::view::JobWatch;
use yew::prelude::*;

#[component]
fn Export() -> Html {
    html! { <JobWatch project_id="ac234de2" job_id="ff808081" label="Export image" /> }
}
```
"#
)]
//! # How it is made
//!
//! Each layer knows only those before it:
//!
//! - [`model`]: the types, read leniently and written exactly;
//! - [`engine`]: when to ask and what the answers mean, a state machine without I/O;
#![cfg_attr(
    feature = "view",
    doc = "- [`effect`]: fetch, timers and the page's state, which drive the engine in a browser;\n\
           - [`view`]: what a person sees."
)]
#![cfg_attr(
    feature = "element",
    doc = "- [`embed`]: the element for pages without Rust."
)]
//!
//! # Features
//!
//! - `view` (default): the component and all of the browser side. Without it there is no
//!   dependency on a browser, and the crate compiles for any target.
//! - `element`: what the `<job-watch>` element of `docs/element.md` is made on.
//! - `typescript`: descriptions of what the element tells a page, for the package's declarations.
//!
//! # Guides
//!
//! In `docs` of the repository: embedding, the element, theming, auth and proxies, rate limits and
//! sharing, other job APIs, accessibility, architecture. The README lists them.

#[cfg(any(feature = "element", feature = "typescript"))]
pub mod detail;
#[cfg(feature = "view")]
pub mod effect;
#[cfg(feature = "element")]
pub mod embed;
pub mod engine;
pub mod model;
#[cfg(feature = "view")]
pub mod view;

pub use engine::{Clamped, Connection, Millis, PausedBy, PollConfig, PollMillis, Snapshot};
pub use model::{
    ApiError, BatchResult, Endpoint, ErrorKind, Job, JobFailure, JobStatus, Json, Mapping,
    MappingError, Object, ParseJson, Pointers, Progress, ProgressRule, Resource, Response,
    ShownProgress, StatusChoice, StatusRule, TimeRule, Timestamp, UrlError, decode, decode_mapped,
    mapping, parse_retry_after,
};
/// Whether cookies are sent, as the browser's `fetch` has it.
#[cfg(feature = "view")]
pub use web_sys::RequestCredentials;

/// The README's Rust, run as documentation tests.
#[cfg(all(doctest, feature = "view"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// Likewise the guide to embedding.
#[cfg(all(doctest, feature = "view"))]
#[doc = include_str!("../docs/embedding.md")]
struct Embedding;

/// Likewise the guide to other APIs.
#[cfg(all(doctest, feature = "view"))]
#[doc = include_str!("../docs/mapping.md")]
struct OtherApis;

/// Likewise the guide to who asks.
#[cfg(all(doctest, feature = "view"))]
#[doc = include_str!("../docs/auth.md")]
struct Auth;

/// Likewise the guide to rate limits.
#[cfg(all(doctest, feature = "view"))]
#[doc = include_str!("../docs/limits.md")]
struct Limits;
