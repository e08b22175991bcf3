//! A server that a test makes up: it answers as the test says, and keeps what it was asked.

use std::convert::Infallible;
use std::error::Error;
use std::future::ready;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use hyper::body::{Body, Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::Outcome;

/// A request without its body.
pub type Head = Request<()>;

type Heard = Arc<Mutex<Vec<Head>>>;

/// A body that can be an answer's.
pub trait AnswerBody:
    Body<Data = Bytes, Error: Into<Box<dyn Error + Send + Sync>>> + Send + 'static
{
}

impl<B> AnswerBody for B where
    B: Body<Data = Bytes, Error: Into<Box<dyn Error + Send + Sync>>> + Send + 'static
{
}

/// A running server. Dropping it ends it.
pub struct Upstream {
    address: SocketAddr,
    url: String,
    heard: Heard,
    task: JoinHandle<()>,
}

impl Upstream {
    /// Starts a server on a free port that answers each request with what `answer` makes of it.
    ///
    /// # Errors
    ///
    /// If there is no port.
    pub async fn start<B: AnswerBody>(
        answer: impl Fn(&Head) -> Response<B> + Clone + Send + 'static,
    ) -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let heard = Heard::default();
        let task = tokio::spawn(accept(listener, Arc::clone(&heard), answer));
        Ok(Self {
            address,
            url: format!("http://{address}"),
            heard,
            task,
        })
    }

    /// Host and port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What it has been asked so far.
    #[must_use]
    pub fn heard(&self) -> Vec<Head> {
        let heard = self.heard.lock();
        heard.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Upstream {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept<B: AnswerBody>(
    listener: TcpListener,
    heard: Heard,
    answer: impl Fn(&Head) -> Response<B> + Clone + Send + 'static,
) {
    while let Ok((line, _)) = listener.accept().await {
        tokio::spawn(converse(line, Arc::clone(&heard), answer.clone()));
    }
}

async fn converse<B: AnswerBody>(
    line: TcpStream,
    heard: Heard,
    answer: impl Fn(&Head) -> Response<B>,
) {
    let service = service_fn(move |request: Request<Incoming>| {
        let head = request.map(drop);
        let response = answer(&head);
        let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.push(head);
        ready(Ok::<_, Infallible>(response))
    });
    // A connection that breaks is the other side's affair.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(line), service)
        .await;
}
