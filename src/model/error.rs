//! Why a request brought no job.

use std::fmt;
use std::time::Duration;

/// What kind of failure a request met, and so what can be done about it.
///
/// ```
/// use jobwatch::ErrorKind;
///
/// // What a page tells people to do about it.
/// fn advice(kind: ErrorKind) -> &'static str {
///     match kind {
///         ErrorKind::Unauthorized => "Sign in again.",
///         ErrorKind::Forbidden | ErrorKind::NotFound => "Ask who owns the job.",
///         kind if kind.is_transient() => "Nothing: it is tried again.",
///         _ => "Tell the support.",
///     }
/// }
///
/// assert_eq!(advice(ErrorKind::Timeout), "Nothing: it is tried again.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum ErrorKind {
    /// 400 and other 4xx without a kind of their own: asking again would not help.
    BadRequest,
    /// 401, or a redirect to a login page: credentials are missing or have expired.
    Unauthorized,
    /// 403: these credentials may not see the job.
    Forbidden,
    /// 404 or 410: no such job, or not yet, or no longer.
    NotFound,
    /// 429: too many requests.
    RateLimited,
    /// 5xx except 503.
    ServerError,
    /// 503: the service is down or overloaded.
    Unavailable,
    /// A success whose body is no job, or a status that is neither success nor failure.
    UnexpectedBody,
    /// No answer: no connection, a reset, a refusal by CORS.
    Network,
    /// No answer in time.
    Timeout,
}

impl ErrorKind {
    /// The kind of an HTTP status that is no success (RFC 9110, section 15).
    ///
    /// ```
    /// use jobwatch::ErrorKind;
    ///
    /// assert_eq!(ErrorKind::from_http_status(429), ErrorKind::RateLimited);
    /// assert!(ErrorKind::from_http_status(502).is_transient());
    /// assert!(!ErrorKind::from_http_status(404).is_transient());
    /// ```
    #[must_use]
    pub fn from_http_status(status: u16) -> Self {
        match status {
            // What a redirect that was not followed leads to is a login page.
            301..=303 | 307 | 308 | 401 | 407 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 | 410 => Self::NotFound,
            408 => Self::Timeout,
            429 => Self::RateLimited,
            503 => Self::Unavailable,
            400..=499 => Self::BadRequest,
            500..=599 => Self::ServerError,
            _ => Self::UnexpectedBody,
        }
    }

    /// The name in `snake_case`, for logs and for tests.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BadRequest => "bad_request",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::RateLimited => "rate_limited",
            Self::ServerError => "server_error",
            Self::Unavailable => "unavailable",
            Self::UnexpectedBody => "unexpected_body",
            Self::Network => "network",
            Self::Timeout => "timeout",
        }
    }

    /// The kind of a [name](Self::as_str).
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let kinds = [
            Self::BadRequest,
            Self::Unauthorized,
            Self::Forbidden,
            Self::NotFound,
            Self::RateLimited,
            Self::ServerError,
            Self::Unavailable,
            Self::UnexpectedBody,
            Self::Network,
            Self::Timeout,
        ];
        kinds.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether the same request may well succeed a little later.
    #[must_use]
    pub fn is_transient(self) -> bool {
        match self {
            Self::RateLimited
            | Self::ServerError
            | Self::Unavailable
            | Self::UnexpectedBody
            | Self::Network
            | Self::Timeout => true,
            Self::BadRequest | Self::Unauthorized | Self::Forbidden | Self::NotFound => false,
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a request brought no job, in the server's words where it had any.
///
/// ```
/// use jobwatch::{ApiError, ErrorKind};
///
/// let error = ApiError {
///     code: Some("APIGW.0308".into()),
///     http_status: Some(429),
///     ..ApiError::new(ErrorKind::RateLimited).with_message("Too many requests")
/// };
/// assert!(error.kind.is_transient());
/// assert_eq!(
///     error.to_string(),
///     "rate_limited (HTTP 429) APIGW.0308: Too many requests"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// What kind of failure it is.
    pub kind: ErrorKind,
    /// The service's error code, such as `APIGW.0308`.
    pub code: Option<String>,
    /// The message of the server; of HTML and plain text the first line.
    pub message: Option<String>,
    /// The request's id at the service, which its support asks for.
    pub request_id: Option<String>,
    /// The HTTP status, where there was an answer.
    pub http_status: Option<u16>,
    /// How long the server asks to wait (RFC 9110, section 10.2.3).
    pub retry_after: Option<Duration>,
}

impl ApiError {
    /// An error of a kind, with nothing else known.
    #[must_use]
    pub fn new(kind: ErrorKind) -> Self {
        Self {
            kind,
            code: None,
            message: None,
            request_id: None,
            http_status: None,
            retry_after: None,
        }
    }

    /// The same error with a message.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.as_str())?;
        if let Some(status) = self.http_status {
            write!(f, " (HTTP {status})")?;
        }
        if let Some(code) = &self.code {
            write!(f, " {code}")?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {message}")?;
        }
        if let Some(id) = &self.request_id {
            write!(f, " [request {id}]")?;
        }
        Ok(())
    }
}

impl std::error::Error for ApiError {}
