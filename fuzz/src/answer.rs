//! Whole answers: the head tells what the body does not, and changes nothing else.

use jobwatch::{ApiError, Job, Response, decode, parse_retry_after};

use crate::error;
use crate::read::{parse, read_asked};

/// An answer, and the id that was asked for.
#[derive(Default)]
struct Answer<'a> {
    asked: Option<&'a str>,
    response: Response<'a>,
}

impl<'a> Answer<'a> {
    /// Reads a status, lines of a head, an empty line and a body. What is no status is 200.
    fn new(text: &'a str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines = head.split('\n');
        let status = lines.next().and_then(|line| line.parse().ok());
        let mut answer = Self::default();
        answer.response.http_status = status.unwrap_or(200);
        answer.response.body = body;
        lines
            .filter_map(|line| line.split_once(':'))
            .for_each(|(name, value)| answer.set(name, value));
        answer
    }

    fn set(&mut self, name: &str, value: &'a str) {
        match name {
            "Asked" => self.asked = Some(value.trim()),
            "Date" => self.response.date = Some(value),
            "Received-At" => self.response.received_at = value.trim().parse().unwrap_or_default(),
            "Retry-After" => self.response.retry_after = Some(value),
            "X-Request-Id" => self.response.request_id = Some(value),
            _ => {}
        }
    }

    fn read(&self) -> Result<Job, ApiError> {
        decode(&self.response, self.asked, parse)
    }

    /// What the body says without the head.
    fn read_headless(&self) -> Result<Job, ApiError> {
        read_asked(self.response.http_status, self.response.body, self.asked)
    }

    /// The error that the body tells, with what the head adds to it.
    fn complete(&self, error: ApiError) -> ApiError {
        let Response {
            retry_after,
            date,
            received_at,
            request_id,
            ..
        } = self.response;
        let id = request_id.map(str::trim).filter(|id| !id.is_empty());
        ApiError {
            request_id: error.request_id.or(id.map(str::to_owned)),
            retry_after: retry_after.and_then(|value| parse_retry_after(value, date, received_at)),
            ..error
        }
    }
}

/// Checks what the answer in the text becomes.
///
/// # Panics
/// When something does not hold.
pub fn check(text: &str) {
    let answer = Answer::new(text);
    let read = answer.read();
    if let Err(failure) = &read {
        error::check(failure, answer.response.http_status);
    }
    let expected = answer.read_headless();
    assert_eq!(read, expected.map_err(|error| answer.complete(error)));
}
