//! Which job to ask for, and as whom.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use web_sys::RequestCredentials;

use super::fetcher::Fetcher;
use super::origin::{origin_of, page_origin};
use crate::model::Mapping;

/// Which job to ask for, and as whom.
///
/// ```
/// use jobwatch::effect::{HeaderSource, Share, Target};
/// use jobwatch::{Endpoint, UrlError};
///
/// fn target(headers: &HeaderSource) -> Result<Target, UrlError> {
///     let url = Endpoint::elb().url("ac234de2", "ff808081")?;
///     Ok(Target {
///         headers: Some(headers.clone()),
///         share: Share::Tabs,
///         ..Target::new(url, "ff808081")
///     })
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The URL of the job (see [`Endpoint::url`](crate::Endpoint::url)).
    pub url: String,
    /// The id of the job, to find it in an answer that lists several.
    pub job_id: String,
    /// What is sent along to prove who asks.
    pub headers: Option<HeaderSource>,
    /// Whether cookies are sent: by default to the page's own origin only.
    pub credentials: RequestCredentials,
    /// With whom the requests for the job are shared.
    pub share: Share,
    /// What sends the requests, where that is not the page's own `fetch`.
    pub fetch: Option<Fetcher>,
    /// How answers are read, where the API is of another shape than the built-in reader knows.
    pub mapping: Option<Rc<Mapping>>,
}

/// With whom the requests for a job are shared.
///
/// ```
/// use jobwatch::effect::Share;
/// use jobwatch::view::JobWatch;
/// use yew::prelude::*;
///
/// #[component]
/// fn Export() -> Html {
///     html! { <JobWatch project_id="ac234de2" job_id="ff808081" share={Share::Tabs} /> }
/// }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Share {
    /// With all on the same page that ask for it in the same way.
    #[default]
    Page,
    /// With all tabs of the same origin, too. One of them asks, if possible one that a person can
    /// see, and the others listen; when it is hidden or closed, another takes over.
    ///
    /// Headers cannot be compared from tab to tab: choose this only where all tabs of the origin
    /// ask as the same person. Browsers without Web Locks, and pages that came without encryption,
    /// share within the page only.
    Tabs,
}

impl Target {
    /// A job at a URL, asked for with the cookies of the page's own origin. Blanks around the id
    /// do not count, as in the [URL](crate::Endpoint::url).
    #[must_use]
    pub fn new(url: impl Into<String>, job_id: impl AsRef<str>) -> Self {
        Self {
            url: url.into(),
            job_id: job_id.as_ref().trim().to_owned(),
            headers: None,
            credentials: RequestCredentials::SameOrigin,
            share: Share::Page,
            fetch: None,
            mapping: None,
        }
    }

    /// Whether a server may send the requests on to this URL: to the origin that was asked, and to
    /// where the headers may go.
    pub(super) fn may_follow_to(&self, url: &str) -> bool {
        let Some(origin) = origin_of(url) else {
            return false;
        };
        let may_send = |headers: &HeaderSource| headers.may_go_to(url);
        origin_of(&self.url) == Some(origin.clone())
            || page_origin() == Some(origin)
            || self.headers.as_ref().is_some_and(may_send)
    }

    /// Whether both ask for the same job, be it as someone else. What is read in another way is
    /// another job.
    #[must_use]
    pub fn is_same_job(&self, other: &Self) -> bool {
        self.url == other.url && self.job_id == other.job_id && self.mapping == other.mapping
    }
}

/// Names and values of headers.
pub type HeaderList = Vec<(String, String)>;

type HeaderFuture = Pin<Box<dyn Future<Output = HeaderList>>>;

/// Brings the headers for a request, such as `X-Auth-Token`, anew each time: tokens expire.
///
/// They go to the page's own origin, to the origins named with
/// [`also_to`](HeaderSource::also_to), and nowhere else. Two sources are equal if one is a clone
/// of the other.
///
/// ```
/// use jobwatch::effect::HeaderSource;
///
/// /// Made once for the page.
/// fn headers() -> HeaderSource {
///     HeaderSource::new(|| async { vec![("X-Auth-Token".into(), token().await)] })
///         .also_to("https://ims.example.com")
/// }
/// # async fn token() -> String { String::new() }
/// ```
#[derive(Clone)]
pub struct HeaderSource {
    bring: Rc<dyn Fn() -> HeaderFuture>,
    origins: Rc<[String]>,
}

impl HeaderSource {
    /// Calls `bring` before each request.
    pub fn new<F: Future<Output = HeaderList> + 'static>(bring: impl Fn() -> F + 'static) -> Self {
        Self {
            bring: Rc::new(move || Box::pin(bring())),
            origins: Rc::new([]),
        }
    }

    /// Sends the headers to another origin as well, such as `https://ims.example.com`; of a whole
    /// URL the origin counts.
    #[must_use]
    pub fn also_to(mut self, origin: &str) -> Self {
        let origins = self.origins.iter().cloned();
        self.origins = origins.chain(origin_of(origin)).collect();
        self
    }

    /// Whether the headers may be sent to this URL. Where origins are not known, they are not.
    pub(super) fn may_go_to(&self, url: &str) -> bool {
        let Some(origin) = origin_of(url) else {
            return false;
        };
        page_origin().is_some_and(|page| page == origin) || self.origins.contains(&origin)
    }

    pub(super) fn bring(&self) -> HeaderFuture {
        (self.bring)()
    }
}

impl PartialEq for HeaderSource {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.bring, &other.bring) && self.origins == other.origins
    }
}

impl fmt::Debug for HeaderSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the headers themselves: they are secrets.
        f.debug_struct("HeaderSource")
            .field("origins", &self.origins)
            .finish_non_exhaustive()
    }
}
