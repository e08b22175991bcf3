//! The shapes in which services write an error.

use super::{ErrorKind, Json, Object};

/// An error as a body tells it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct ErrorBody {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    /// The member that held the error (`itemNotFound`, `error`), where it was nested.
    member: Option<String>,
}

/// Names of code and message, as they come together.
const PAIRS: [(&str, &str); 4] = [
    ("error_code", "error_msg"),
    ("errCode", "errMsg"),
    ("errorCode", "errorMessage"),
    ("code", "message"),
];

impl ErrorBody {
    /// Finds an error in a body: flat, or one level down in a member of any name but `entities`,
    /// which belong to a job.
    pub(super) fn find(body: &Object) -> Option<Self> {
        Self::flat(body)
            .or_else(|| {
                body.iter()
                    .filter(|(key, _)| *key != "entities")
                    .find_map(|(key, value)| Self::nested(key, value))
            })
            .or_else(|| Self::bare_text(body))
    }

    fn flat(object: &Object) -> Option<Self> {
        PAIRS.iter().find_map(|(code, message)| {
            let code = object.text(&[code]);
            let message = object.text(&[message]);
            (code.is_some() || message.is_some()).then_some(Self {
                code,
                message,
                member: None,
            })
        })
    }

    /// OpenStack's style: `{"itemNotFound": {"code": 404, "message": "…"}}`.
    fn nested(key: &str, value: &Json) -> Option<Self> {
        let inner = Self::flat(value.as_object()?)?;
        Some(Self {
            member: Some(key.to_owned()),
            ..inner
        })
    }

    /// OAuth's style (RFC 6749, section 5.2): `{"error": "…", "error_description": "…"}`.
    fn bare_text(object: &Object) -> Option<Self> {
        let error = object.text(&["error"])?;
        Some(match object.text(&["error_description"]) {
            Some(description) => Self {
                code: Some(error),
                message: Some(description),
                member: None,
            },
            None => Self {
                message: Some(error),
                ..Self::default()
            },
        })
    }

    /// The kind of an error that came with a success status, from what the body says itself.
    pub(super) fn kind(&self) -> ErrorKind {
        let member = self.member.as_deref();
        member
            .and_then(kind_of_member)
            .or_else(|| self.code.as_deref().and_then(kind_of_code))
            .unwrap_or(ErrorKind::BadRequest)
    }
}

/// The fault names of the ELB document's table of return values, and OpenStack's.
fn kind_of_member(member: &str) -> Option<ErrorKind> {
    Some(match member {
        "badRequest" => ErrorKind::BadRequest,
        "unauthorized" => ErrorKind::Unauthorized,
        "forbidden" | "userDisabled" => ErrorKind::Forbidden,
        "itemNotFound" | "notFound" => ErrorKind::NotFound,
        "overLimit" | "tooManyRequests" => ErrorKind::RateLimited,
        "authFault" | "internalServerError" => ErrorKind::ServerError,
        "serviceUnavailable" => ErrorKind::Unavailable,
        _ => return None,
    })
}

/// The API gateway's codes (`APIGW.` on older, `APIG.` on newer ones), and HTTP's.
fn kind_of_code(code: &str) -> Option<ErrorKind> {
    match code.rsplit_once('.') {
        Some(("APIGW" | "APIG", "0308")) => Some(ErrorKind::RateLimited),
        Some(("APIGW" | "APIG", "0301")) => Some(ErrorKind::Unauthorized),
        Some(("APIGW" | "APIG", "0101")) => Some(ErrorKind::NotFound),
        _ => {
            let status = code.parse().ok().filter(|s| (400..600).contains(s))?;
            Some(ErrorKind::from_http_status(status))
        }
    }
}
