//! Errors, in every shape that services have.

use jobwatch::{ErrorKind, Json, Object};
use libfuzzer_sys::arbitrary::{Result, Unstructured};

use super::{set_one, text};
use crate::error;
use crate::read::read;

/// Names of code and message.
const PAIRS: &[(&str, &str)] = &[
    ("error_code", "error_msg"),
    ("errCode", "errMsg"),
    ("errorCode", "errorMessage"),
    ("code", "message"),
    // Of RFC 6749; never nested.
    ("error", "error_description"),
];

/// Members that hold an error, and the kind that they are of with status 200, where their name
/// says it.
const MEMBERS: &[(&str, Option<ErrorKind>)] = &[
    ("error", None),
    ("fault", None),
    ("itemNotFound", Some(ErrorKind::NotFound)),
    ("badRequest", Some(ErrorKind::BadRequest)),
    ("unauthorized", Some(ErrorKind::Unauthorized)),
    ("overLimit", Some(ErrorKind::RateLimited)),
    ("serviceUnavailable", Some(ErrorKind::Unavailable)),
];

const STATUSES: &[u16] = &[200, 202, 400, 401, 403, 404, 418, 429, 500, 503];

pub(super) fn check(bytes: &mut Unstructured) -> Result<()> {
    let status = *bytes.choose(STATUSES)?;
    let request_id = text(bytes)?;
    let (code, message) = (text(bytes)?, text(bytes)?);
    let pair = *bytes.choose(PAIRS)?;
    let is_bare = pair.0 == "error";
    if code.is_none() && (is_bare || message.is_none()) {
        return Ok(());
    }
    let (mut body, kind) = body(bytes, pair, code.as_deref(), message.as_deref())?;
    let id = request_id.clone().map(Json::Text);
    set_one(bytes, &mut body, &["request_id", "requestId"], id)?;
    let text = serde_json::to_string(&body).expect("JSON can be written");
    let read = read(status, &text).expect_err("an error is no job");
    error::check(&read, status);
    // Without a description the code is all that there is to say.
    let expected = match message {
        None if is_bare => (None, code),
        message => (code, message),
    };
    assert_eq!((read.code, read.message), expected, "{text}");
    assert_eq!(read.request_id, request_id, "{text}");
    if let (200..300, Some(kind)) = (status, kind) {
        assert_eq!(read.kind, kind, "{text}");
    }
    Ok(())
}

/// The error in a body, flat or in a member, and its kind where that is told by the member.
fn body(
    bytes: &mut Unstructured,
    pair: (&str, &str),
    code: Option<&str>,
    message: Option<&str>,
) -> Result<(Object, Option<ErrorKind>)> {
    let mut error = Object::new();
    set_one(bytes, &mut error, &[pair.0], code.map(Json::from))?;
    set_one(bytes, &mut error, &[pair.1], message.map(Json::from))?;
    if pair.0 == "error" || bytes.arbitrary()? {
        return Ok((error, None));
    }
    let (member, kind) = *bytes.choose(MEMBERS)?;
    Ok((Object::from([(member, error)]), kind))
}
