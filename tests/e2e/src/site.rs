//! A server of the tests' own, which notes what it is asked, and serves the built page too.

use std::path::{Component, Path};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use http_body_util::{Either, Full};
use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, Response, StatusCode};
use tokio::time::{Sleep, sleep};

use crate::{Head, Outcome, Setup, Upstream};

/// Files below this path are the same as without it: a second copy of all, at addresses of its own.
const COPY: &str = "copy/";

/// What goes out at a time of a long body, and the time until the next: as over a fast network.
/// Through the memory of one machine all is there before any reader can say that it is enough.
const BLOCK: usize = 64 << 10;
const PACE: Duration = Duration::from_millis(2);

/// A request, as it came.
#[derive(Clone, Debug)]
pub struct Heard {
    /// `OPTIONS` is the browser's own question whether it may ask.
    pub method: Method,
    /// Path and query, not decoded.
    pub target: String,
    /// By name, in lower case.
    pub headers: HeaderMap,
}

impl Heard {
    /// A header's value, if it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl From<&Head> for Heard {
    fn from(head: &Head) -> Self {
        let target = head.uri().path_and_query();
        Self {
            method: head.method().clone(),
            target: target.map_or("/", |target| target.as_str()).to_owned(),
            headers: head.headers().clone(),
        }
    }
}

/// An answer. Every page may read it: what a browser keeps from a page is not what is tested.
#[derive(Clone, Debug)]
pub struct Reply {
    status: StatusCode,
    headers: Vec<(&'static str, String)>,
    body: ReplyBody,
}

#[derive(Clone, Debug)]
enum ReplyBody {
    Text(String),
    Blanks(u64, Arc<Sent>),
}

impl Reply {
    /// JSON with status 200.
    #[must_use]
    pub fn json(body: impl ToString) -> Self {
        Self::with_status(StatusCode::OK, body)
    }

    /// JSON with another status.
    #[must_use]
    pub fn with_status(status: StatusCode, body: impl ToString) -> Self {
        Self {
            status,
            headers: vec![("content-type", "application/json".to_owned())],
            body: ReplyBody::Text(body.to_string()),
        }
    }

    /// A redirect.
    #[must_use]
    pub fn redirect(status: StatusCode, location: impl Into<String>) -> Self {
        Self::with_status(status, "").and("location", location)
    }

    /// So many blanks, of which `sent` counts what goes out.
    #[must_use]
    pub fn blanks(bytes: u64, sent: &Arc<Sent>) -> Self {
        Self {
            body: ReplyBody::Blanks(bytes, sent.clone()),
            ..Self::json("")
        }
    }

    /// The same with a header.
    #[must_use]
    pub fn and(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// What became of long bodies.
#[derive(Debug, Default)]
pub struct Sent {
    bytes: AtomicU64,
    given_up: AtomicBool,
}

impl Sent {
    /// How much of them was taken: by the reader, or into buffers on the way to it.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Whether a connection ended before the body did.
    pub fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }
}

/// A body of blanks.
struct Blanks {
    left: u64,
    sent: Arc<Sent>,
    next: Pin<Box<Sleep>>,
}

impl Blanks {
    fn new(left: u64, sent: Arc<Sent>) -> Self {
        let next = Box::pin(sleep(PACE));
        Self { left, sent, next }
    }
}

impl Body for Blanks {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let size = usize::try_from(self.left).unwrap_or(BLOCK).min(BLOCK);
        if size == 0 {
            return Poll::Ready(None);
        }
        std::task::ready!(self.next.as_mut().poll(context));
        self.next.set(sleep(PACE));
        self.left -= size as u64;
        self.sent.bytes.fetch_add(size as u64, Ordering::Relaxed);
        Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![b' '; size])))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

impl Drop for Blanks {
    fn drop(&mut self) {
        if self.left > 0 {
            self.sent.given_up.store(true, Ordering::Relaxed);
        }
    }
}

/// A server of the tests' own: answers as a test says, serves the built page's files for the rest,
/// and notes what it is asked. It has no Content-Security-Policy, which would keep a browser from
/// much of what an attack tries. Dropping it ends it.
pub struct Site(Upstream);

impl Site {
    /// Listens on a free port. Where `answer` gives nothing, a file is looked for.
    ///
    /// # Errors
    ///
    /// If no port is to be had.
    pub async fn start(
        setup: &Setup,
        answer: impl Fn(&Heard) -> Option<Reply> + Clone + Send + 'static,
    ) -> Outcome<Self> {
        let folder = setup.dist.clone();
        let upstream = Upstream::start(move |head| {
            let reply = match *head.method() {
                Method::OPTIONS => Some(Reply::json("")),
                _ => answer(&Heard::from(head)),
            };
            reply.map_or_else(|| file(&folder, head.uri().path()), respond)
        });
        Ok(Self(upstream.await?))
    }

    /// A path of it, as a URL.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.0.url())
    }

    /// Host and port.
    #[must_use]
    pub fn host(&self) -> String {
        self.0.address().to_string()
    }

    /// All requests so far whose path has `part` in it.
    #[must_use]
    pub fn heard(&self, part: &str) -> Vec<Heard> {
        let heard = self.0.heard();
        let heard = heard.iter().map(Heard::from);
        heard.filter(|heard| heard.target.contains(part)).collect()
    }
}

type SiteBody = Either<Full<Bytes>, Blanks>;

fn respond(reply: Reply) -> Response<SiteBody> {
    let body = match reply.body {
        ReplyBody::Text(text) => Either::Left(Full::from(text)),
        ReplyBody::Blanks(left, sent) => Either::Right(Blanks::new(left, sent)),
    };
    let mut response = Response::new(body);
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    for name in [
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::ACCESS_CONTROL_ALLOW_HEADERS,
    ] {
        headers.insert(name, HeaderValue::from_static("*"));
    }
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(name, value);
        }
    }
    response
}

fn file(folder: &Path, path: &str) -> Response<SiteBody> {
    let path = path.trim_start_matches('/');
    let path = Path::new(path.strip_prefix(COPY).unwrap_or(path));
    let is_below = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(if path == Path::new("") {
        Path::new("index.html")
    } else {
        path
    });
    match std::fs::read(&path) {
        Ok(bytes) if is_below => {
            let mut response = Response::new(Either::Left(Full::from(bytes)));
            let kind = HeaderValue::from_static(kind(&path));
            response.headers_mut().insert(header::CONTENT_TYPE, kind);
            response
        }
        _ => respond(Reply::with_status(StatusCode::NOT_FOUND, "{}")),
    }
}

/// The type of a file that the built page has.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
