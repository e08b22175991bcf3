//! A viewer without a browser, which sends what it is told and hides nothing of the answer.

use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::{Method, Request, StatusCode};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use jobwatch_e2e::Outcome;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    head: hyper::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// A header, or nothing in its place.
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.head.get(name);
        value.map_or("", |value| value.to_str().unwrap_or_default())
    }

    /// All of it, as text.
    pub(crate) fn whole(&self) -> String {
        format!("{} {:?} {}", self.status, self.head, self.body)
    }
}

/// A viewer with connections of its own.
#[derive(Clone)]
pub(crate) struct Viewer(Client<HttpConnector, Empty<Bytes>>);

impl Viewer {
    pub(crate) fn new() -> Self {
        Self(Client::builder(TokioExecutor::new()).build_http())
    }

    /// Sends a request with these headers.
    pub(crate) async fn send(
        &self,
        method: Method,
        url: &str,
        headers: &[(&str, &str)],
    ) -> Outcome<Answer> {
        let mut request = Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = self.0.request(request.body(Empty::new())?).await?;
        let (parts, body) = answer.into_parts();
        let body = body.collect().await?.to_bytes();
        Ok(Answer {
            status: parts.status,
            head: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    pub(crate) async fn get(&self, url: &str) -> Outcome<Answer> {
        self.send(Method::GET, url, &[]).await
    }
}
