//! Where a job is asked for.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The address of jobs: a URL template with `{project_id}` and `{job_id}` in it.
///
/// ```
/// use jobwatch::Endpoint;
///
/// let url = Endpoint::ims().url("p1", "a/../b")?;
/// assert_eq!(url, "/v1/p1/jobs/a%2F..%2Fb");
/// assert!(Endpoint::ims().url("p1", "..").is_err());
/// # Ok::<(), jobwatch::InvalidId>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    template: String,
}

impl Endpoint {
    /// An endpoint of one's own.
    #[must_use]
    pub fn new(template: impl Into<String>) -> Self {
        Self {
            template: template.into(),
        }
    }

    /// `GET /v1/{project_id}/jobs/{job_id}`, as the IMS document has it, on the page's own origin.
    #[must_use]
    pub fn ims() -> Self {
        Self::new("/v1/{project_id}/jobs/{job_id}")
    }

    /// `GET /v1.0/{project_id}/jobs/{job_id}`, as the ELB document has it, on the page's own
    /// origin.
    #[must_use]
    pub fn elb() -> Self {
        Self::new("/v1.0/{project_id}/jobs/{job_id}")
    }

    /// The URL of a job. Each id becomes one segment of the path and cannot leave it.
    ///
    /// # Errors
    ///
    /// [`InvalidId`] if an id that the template asks for is blank, or is `.` or `..`, which
    /// every URL parser resolves, encoded or not (WHATWG URL, "double-dot path segment").
    pub fn url(&self, project_id: &str, job_id: &str) -> Result<String, InvalidId> {
        let with_project = self.fill(&self.template, "project_id", project_id)?;
        self.fill(&with_project, "job_id", job_id)
    }

    fn fill(&self, text: &str, name: &'static str, id: &str) -> Result<String, InvalidId> {
        let placeholder = format!("{{{name}}}");
        if !self.template.contains(&placeholder) {
            return Ok(text.to_owned());
        }
        Ok(text.replace(&placeholder, &segment(name, id)?))
    }
}

impl Default for Endpoint {
    fn default() -> Self {
        Self::ims()
    }
}

/// All but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn segment(name: &'static str, id: &str) -> Result<String, InvalidId> {
    match id.trim() {
        "" | "." | ".." => Err(InvalidId {
            name,
            id: id.to_owned(),
        }),
        id => Ok(utf8_percent_encode(id, RESERVED).to_string()),
    }
}

/// An id that names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidId {
    name: &'static str,
    id: String,
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} is \"{}\": set it to the id of a job or project",
            self.name, self.id
        )
    }
}

impl std::error::Error for InvalidId {}
