//! Connections that a fault can take over.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpListener;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

use super::app::lock;

/// Listens for connections of which the end that writes can be taken from HTTP.
#[derive(Debug)]
pub(super) struct Lines(pub(super) TcpListener);

/// A connection as HTTP has it.
#[derive(Debug)]
pub(super) struct Line {
    reads: OwnedReadHalf,
    writes: WriteEnd,
}

/// The end of a connection that writes. Requests come with the one of theirs.
#[derive(Clone, Debug)]
pub(super) struct WriteEnd(Arc<Mutex<Option<OwnedWriteHalf>>>);

impl WriteEnd {
    /// Takes it from HTTP for good. What HTTP then wants to write fails, and so ends the
    /// connection. `None`: it has been taken already.
    pub(super) fn take(&self) -> Option<OwnedWriteHalf> {
        lock(&self.0).take()
    }
}

impl Listener for Lines {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // Bytes that are sent one by one shall arrive one by one.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::warn!(%error, "no TCP_NODELAY");
        }
        let (reads, writes) = stream.into_split();
        let writes = WriteEnd(Arc::new(Mutex::new(Some(writes))));
        (Line { reads, writes }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Lines>> for WriteEnd {
    fn connect_info(stream: IncomingStream<'_, Lines>) -> Self {
        stream.io().writes.clone()
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.reads).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match lock(&self.writes.0).as_mut() {
            Some(half) => Pin::new(half).poll_write(cx, bytes),
            None => Poll::Ready(Err(io::ErrorKind::BrokenPipe.into())),
        }
    }

    /// Of a half that was taken there is nothing to flush; HTTP does so while it waits for an
    /// answer, and an error would end that.
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match lock(&self.writes.0).as_mut() {
            Some(half) => Pin::new(half).poll_flush(cx),
            None => Poll::Ready(Ok(())),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match lock(&self.writes.0).as_mut() {
            Some(half) => Pin::new(half).poll_shutdown(cx),
            None => Poll::Ready(Ok(())),
        }
    }
}
