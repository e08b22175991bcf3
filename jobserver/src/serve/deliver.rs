//! Sends answers in ways that an HTTP library does not: past it, on the connection itself.

use std::sync::Arc;
use std::time::Duration;
use std::{io, iter};

use axum::body::{Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::response::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::io::AsyncWriteExt;
use tokio::net::tcp::OwnedWriteHalf;

use super::app::App;
use super::date::http_date;
use super::line::WriteEnd;
use crate::fault::{Delivery, ResetAt};

/// Blanks that are sent at once.
static BLANKS: [u8; 1 << 16] = [b' '; 1 << 16];

/// How a connection ends.
#[derive(Clone, Copy, Debug)]
enum End {
    /// In order, with FIN.
    Close,
    /// With RST.
    Reset,
}

/// An answer as bytes: its head is written by hand.
struct Answer {
    parts: Parts,
    body: Bytes,
}

/// The layer around all others: sends the answers that are marked with a [`Delivery`].
pub(super) async fn deliver(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let line = request.extensions().get::<ConnectInfo<WriteEnd>>().cloned();
    let mut response = next.run(request).await;
    let Some(delivery) = response.extensions_mut().remove::<Delivery>() else {
        return response;
    };
    let Some(line) = line.and_then(|ConnectInfo(line)| line.take()) else {
        tracing::error!(?delivery, "no connection to do this to");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let sent = tokio::select! {
        sent = send(delivery, response, line, app.now()) => sent,
        () = app.stop.requested() => Ok(()),
    };
    tracing::debug!(?delivery, ?sent, "connection ended");
    // Goes nowhere: HTTP finds that it cannot write any more, and lets go of the connection.
    Response::default()
}

async fn send(
    delivery: Delivery,
    response: Response,
    mut line: OwnedWriteHalf,
    now: i64,
) -> io::Result<()> {
    let answer = Answer::read(response, now).await?;
    match answer.send(delivery, &mut line).await? {
        // Dropped, this half says so with FIN.
        End::Close => drop(line),
        End::Reset => {
            line.as_ref().set_zero_linger()?;
            line.forget();
        }
    }
    Ok(())
}

impl Answer {
    async fn read(response: Response, now: i64) -> io::Result<Self> {
        let (mut parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.map_err(io::Error::other)?;
        let headers = &mut parts.headers;
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        if let (None, Some(date)) = (headers.get(header::DATE), http_date(now)) {
            headers.insert(header::DATE, date);
        }
        Ok(Self { parts, body })
    }

    async fn send(&self, delivery: Delivery, line: &mut OwnedWriteHalf) -> io::Result<End> {
        let length = self.body.len() as u64;
        match delivery {
            Delivery::Size(size) => self.send_padded(size, line).await?,
            Delivery::Length(surplus) => {
                let announced = length.saturating_add_signed(surplus.into());
                line.write_all(&self.head(Some(announced))).await?;
                line.write_all(&self.body).await?;
            }
            Delivery::Cut => {
                let (half, _) = self.body.split_at(self.body.len() / 2);
                line.write_all(&self.head(Some(length))).await?;
                line.write_all(half).await?;
            }
            Delivery::Reset(at) => {
                if at == ResetAt::AfterHead {
                    line.write_all(&self.head(Some(length))).await?;
                }
                return Ok(End::Reset);
            }
            Delivery::Drip { pause, endless } => self.drip(pause, endless, line).await?,
        }
        Ok(End::Close)
    }

    async fn send_padded(&self, size: u64, line: &mut OwnedWriteHalf) -> io::Result<()> {
        let length = self.body.len() as u64;
        line.write_all(&self.head(Some(size.max(length)))).await?;
        line.write_all(&self.body).await?;
        let mut left = size.saturating_sub(length);
        while left > 0 {
            let (blanks, _) = BLANKS.split_at(left.min(BLANKS.len() as u64) as usize);
            line.write_all(blanks).await?;
            left -= blanks.len() as u64;
        }
        Ok(())
    }

    async fn drip(
        &self,
        pause: Duration,
        endless: bool,
        line: &mut OwnedWriteHalf,
    ) -> io::Result<()> {
        let head = self.head((!endless).then_some(self.body.len() as u64));
        let blanks = endless.then(|| iter::repeat(b' ')).into_iter().flatten();
        for byte in head.iter().chain(&self.body).copied().chain(blanks) {
            line.write_u8(byte).await?;
            tokio::time::sleep(pause).await;
        }
        Ok(())
    }

    /// Without a length the body ends with the connection (RFC 9112, section 6.3).
    fn head(&self, content_length: Option<u64>) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {}\r\n", self.parts.status).into_bytes();
        for (name, value) in &self.parts.headers {
            head.extend_from_slice(name.as_str().as_bytes());
            head.extend_from_slice(b": ");
            head.extend_from_slice(value.as_bytes());
            head.extend_from_slice(b"\r\n");
        }
        if let Some(length) = content_length {
            head.extend_from_slice(format!("content-length: {length}\r\n").as_bytes());
        }
        head.extend_from_slice(b"\r\n");
        head
    }
}
