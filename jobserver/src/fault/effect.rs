//! What a fault does to an answer.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode};

/// What becomes of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// An error status with the gateway's body for it, in its place.
    Status {
        /// From 400 to 599.
        code: StatusCode,
        /// The header `Retry-After`, well-formed or not.
        retry_after: Option<HeaderValue>,
    },
    /// A redirect in its place, as a proxy sends it when the session is over.
    Redirect {
        /// 301, 302, 303, 307 or 308.
        code: StatusCode,
        /// Where to.
        location: HeaderValue,
    },
    /// Nothing, for as long as the client waits.
    Hang,
    /// 200 with a login page in its place.
    Html,
    /// 200 without a body in its place.
    Empty,
    /// 204 in its place.
    NoContent,
    /// 304 in its place, whether the client has asked for it or not.
    NotModified,
    /// Its `Content-Type` names this charset; it is sent in UTF-8 all the same.
    Charset(HeaderValue),
    /// One of its members holds a byte that is no UTF-8.
    InvalidUtf8,
    /// It is sent in a way that HTTP does not allow.
    Delivery(Delivery),
}

/// How an answer is sent that HTTP's rules are broken for. All of them end the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Filled up with blanks, which JSON allows at its end, to so many bytes.
    Size(u64),
    /// Whole, with a `Content-Length` that is off by so many bytes.
    Length(i32),
    /// No further than to the middle of its body.
    Cut,
    /// Ended by a TCP reset.
    Reset(ResetAt),
    /// Byte by byte.
    Drip {
        /// Time after each byte.
        pause: Duration,
        /// Whether blanks follow for as long as the client waits.
        endless: bool,
    },
}

/// When a connection is reset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetAt {
    /// Before a byte is sent.
    Before,
    /// After the head of the answer.
    AfterHead,
}
