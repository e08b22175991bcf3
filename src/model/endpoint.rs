//! Where a job is asked for.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::template::fill;

/// The address of jobs: a URL template with `{project_id}` and `{job_id}` in it.
///
/// ```
/// use jobwatch::Endpoint;
///
/// let url = Endpoint::ims().url("p1", "a/../b")?;
/// assert_eq!(url, "/v1/p1/jobs/a%2F..%2Fb");
/// assert!(Endpoint::ims().url("p1", "..").is_err());
///
/// let misspelt = Endpoint::new("/v1/{projectid}/jobs/{job_id}");
/// assert!(misspelt.url("p1", "j1").is_err_and(|error| error.is_template()));
/// # Ok::<(), jobwatch::UrlError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    template: String,
}

/// Where a template has the id of the project.
const PROJECT_ID: &str = "project_id";
/// Where a template has the id of the job.
const JOB_ID: &str = "job_id";

impl Endpoint {
    /// An endpoint of one's own: a path on the page's own origin, or a whole URL such as
    /// `https://ims.example.com/v1/{project_id}/jobs/{job_id}`. It must name `{job_id}`; it may do
    /// without `{project_id}`.
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
    /// [`UrlError`] if the template does not name `{job_id}` or has a brace left beside the two
    /// placeholders, or if an id that it asks for is blank, or is `.` or `..`, which every URL
    /// parser resolves, encoded or not (WHATWG URL, "double-dot path segment").
    pub fn url(&self, project_id: &str, job_id: &str) -> Result<String, UrlError> {
        self.check_template()?;
        let with_project = self.fill(&self.template, PROJECT_ID, project_id)?;
        self.fill(&with_project, JOB_ID, job_id)
    }

    /// No URL has a brace in it (RFC 3986, section 2), so what is left of them is misspelt.
    fn check_template(&self) -> Result<(), UrlError> {
        // A blank keeps what stands around a placeholder from becoming another one.
        let rest = fill(&fill(&self.template, PROJECT_ID, " "), JOB_ID, " ");
        if rest.contains(['{', '}']) || !self.asks_for(JOB_ID) {
            return Err(UrlError(Fault::Template(self.template.clone())));
        }
        Ok(())
    }

    fn fill(&self, text: &str, placeholder: &'static str, id: &str) -> Result<String, UrlError> {
        if !self.asks_for(placeholder) {
            return Ok(text.to_owned());
        }
        Ok(fill(text, placeholder, &segment(placeholder, id)?))
    }

    fn asks_for(&self, placeholder: &str) -> bool {
        fill(&self.template, placeholder, "") != self.template
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

fn segment(placeholder: &'static str, id: &str) -> Result<String, UrlError> {
    match id.trim() {
        "" | "." | ".." => Err(UrlError(Fault::Id {
            name: placeholder,
            id: id.to_owned(),
        })),
        id => Ok(utf8_percent_encode(id, RESERVED).to_string()),
    }
}

/// Why there is no URL to ask for a job at.
///
/// ```
/// use jobwatch::Endpoint;
///
/// let error = Endpoint::ims().url("p1", "").unwrap_err();
/// assert!(!error.is_template(), "another id would do");
/// assert_eq!(error.to_string(), "job_id is \"\": set it to the id of a job or project");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlError(Fault);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    /// An id that names nothing.
    Id { name: &'static str, id: String },
    /// A template that names no job, or something that is not known.
    Template(String),
}

impl UrlError {
    /// Whether the endpoint's template is wrong, which no other id mends.
    #[must_use]
    pub fn is_template(&self) -> bool {
        matches!(self.0, Fault::Template(_))
    }
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::Id { name, id } => write!(
                f,
                "{name} is \"{id}\": set it to the id of a job or project"
            ),
            Fault::Template(template) => write!(
                f,
                "the endpoint is \"{template}\": its placeholders are {{{JOB_ID}}}, which it needs, and \
                 {{{PROJECT_ID}}}"
            ),
        }
    }
}

impl std::error::Error for UrlError {}
