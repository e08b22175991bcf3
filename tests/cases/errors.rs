//! Answers that are errors: `fixtures/errors` and other bodies, and what each must become.

use jobwatch::{ApiError, ErrorKind, ParseJson};

use super::{answer, assert_none, compare};

/// A status, a body and what they must become. A text that is not there is blank.
struct Case {
    http_status: u16,
    body: &'static str,
    kind: ErrorKind,
    code: &'static str,
    message: &'static str,
    request_id: &'static str,
}

macro_rules! fixture {
    ($file:literal) => {
        include_str!(concat!("../fixtures/errors/", $file))
    };
}

const BLANK: Case = Case {
    http_status: 200,
    body: "",
    kind: ErrorKind::UnexpectedBody,
    code: "",
    message: "",
    request_id: "",
};

/// Checks every row with this reader.
pub(crate) fn check(parse: ParseJson) {
    let complaints: Vec<String> = CASES
        .iter()
        .filter_map(
            |case| match answer(parse, case.http_status, case.body, None) {
                Err(error) => compare(&case.name(), &case.expected(), &error),
                Ok(job) => Some(format!("{} became {job:?}", case.name())),
            },
        )
        .collect();
    assert_none(&complaints);
}

impl Case {
    fn name(&self) -> String {
        let start: String = self.body.chars().take(60).collect();
        format!("{} {start:?}", self.http_status)
    }

    fn expected(&self) -> ApiError {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let mut error = ApiError::new(self.kind);
        error.http_status = Some(self.http_status);
        error.code = some(self.code);
        error.message = some(self.message);
        error.request_id = some(self.request_id);
        error
    }
}

const CASES: &[Case] = &[
    // Every shape with the status that it comes with.
    Case {
        http_status: 429,
        body: fixture!("gateway_throttled.json"),
        kind: ErrorKind::RateLimited,
        code: "APIGW.0308",
        message: "The throttling threshold has been reached: policy ip over ratelimit,limit:20,time:1 minute",
        request_id: "e4e8174b0000000000000000c0ec0384",
    },
    Case {
        http_status: 401,
        body: fixture!("gateway_unauthorized.json"),
        kind: ErrorKind::Unauthorized,
        code: "APIG.0301",
        message: "Incorrect IAM authentication information: ak AKNOBODY not exist",
        request_id: "9080d37700000000000000000cbebe6b",
    },
    Case {
        http_status: 404,
        body: fixture!("gateway_no_such_api.json"),
        kind: ErrorKind::NotFound,
        code: "APIGW.0101",
        message: "The API does not exist or has not been published",
        request_id: "ec93e0c200000000000000000f805dd8",
    },
    Case {
        http_status: 403,
        body: fixture!("flat.json"),
        kind: ErrorKind::Forbidden,
        code: "AS.0042",
        message: "The format of the id is wrong.",
        ..BLANK
    },
    Case {
        http_status: 400,
        body: fixture!("flat_numeric_code.json"),
        kind: ErrorKind::BadRequest,
        code: "111400063",
        message: "Invalid {0} parameter in the request.",
        ..BLANK
    },
    Case {
        http_status: 400,
        body: fixture!("error_object.json"),
        kind: ErrorKind::BadRequest,
        code: "IMG.0099",
        message: "The image type is unknown.",
        ..BLANK
    },
    Case {
        http_status: 400,
        body: fixture!("bad_request_member.json"),
        kind: ErrorKind::BadRequest,
        code: "XXX",
        message: "XXXX",
        ..BLANK
    },
    Case {
        http_status: 404,
        body: fixture!("item_not_found_member.json"),
        kind: ErrorKind::NotFound,
        code: "404",
        message: "No such backup.",
        ..BLANK
    },
    Case {
        http_status: 500,
        body: fixture!("err_code.json"),
        kind: ErrorKind::ServerError,
        code: "SFS.TURBO.0099",
        message: "Internal error",
        ..BLANK
    },
    Case {
        http_status: 409,
        body: fixture!("error_code_camel.json"),
        kind: ErrorKind::BadRequest,
        code: "GES.0011",
        message: "The graph is busy.",
        request_id: "req-11",
    },
    Case {
        http_status: 503,
        body: fixture!("code_message.json"),
        kind: ErrorKind::Unavailable,
        code: "503",
        message: "Try again later.",
        ..BLANK
    },
    Case {
        http_status: 401,
        body: fixture!("oauth.json"),
        kind: ErrorKind::Unauthorized,
        code: "invalid_token",
        message: "The token expired.",
        ..BLANK
    },
    Case {
        http_status: 410,
        body: r#"{"error": "gone"}"#,
        kind: ErrorKind::NotFound,
        message: "gone",
        ..BLANK
    },
    // A status that is no success wins over a body that is a job.
    Case {
        http_status: 500,
        body: r#"{"status": "SUCCESS", "job_id": "1", "request_id": "r"}"#,
        kind: ErrorKind::ServerError,
        request_id: "r",
        ..BLANK
    },
    // Every shape with a success status: the kind is in the body, else it is a bad request.
    Case {
        body: fixture!("gateway_throttled.json"),
        kind: ErrorKind::RateLimited,
        code: "APIGW.0308",
        message: "The throttling threshold has been reached: policy ip over ratelimit,limit:20,time:1 minute",
        request_id: "e4e8174b0000000000000000c0ec0384",
        ..BLANK
    },
    Case {
        body: fixture!("gateway_unauthorized.json"),
        kind: ErrorKind::Unauthorized,
        code: "APIG.0301",
        message: "Incorrect IAM authentication information: ak AKNOBODY not exist",
        request_id: "9080d37700000000000000000cbebe6b",
        ..BLANK
    },
    Case {
        http_status: 202,
        body: fixture!("gateway_no_such_api.json"),
        kind: ErrorKind::NotFound,
        code: "APIGW.0101",
        message: "The API does not exist or has not been published",
        request_id: "ec93e0c200000000000000000f805dd8",
    },
    Case {
        body: fixture!("flat.json"),
        kind: ErrorKind::BadRequest,
        code: "AS.0042",
        message: "The format of the id is wrong.",
        ..BLANK
    },
    Case {
        body: fixture!("error_object.json"),
        kind: ErrorKind::BadRequest,
        code: "IMG.0099",
        message: "The image type is unknown.",
        ..BLANK
    },
    Case {
        body: fixture!("bad_request_member.json"),
        kind: ErrorKind::BadRequest,
        code: "XXX",
        message: "XXXX",
        ..BLANK
    },
    Case {
        body: fixture!("item_not_found_member.json"),
        kind: ErrorKind::NotFound,
        code: "404",
        message: "No such backup.",
        ..BLANK
    },
    Case {
        body: fixture!("err_code.json"),
        kind: ErrorKind::BadRequest,
        code: "SFS.TURBO.0099",
        message: "Internal error",
        ..BLANK
    },
    Case {
        body: fixture!("error_code_camel.json"),
        kind: ErrorKind::BadRequest,
        code: "GES.0011",
        message: "The graph is busy.",
        request_id: "req-11",
        ..BLANK
    },
    Case {
        body: fixture!("code_message.json"),
        kind: ErrorKind::Unavailable,
        code: "503",
        message: "Try again later.",
        ..BLANK
    },
    Case {
        body: fixture!("oauth.json"),
        kind: ErrorKind::BadRequest,
        code: "invalid_token",
        message: "The token expired.",
        ..BLANK
    },
    // Fault members whose code says nothing: the member's name is the kind.
    Case {
        body: r#"{"unauthorized": {"message": "m"}}"#,
        kind: ErrorKind::Unauthorized,
        message: "m",
        ..BLANK
    },
    Case {
        body: r#"{"userDisabled": {"message": "m"}}"#,
        kind: ErrorKind::Forbidden,
        message: "m",
        ..BLANK
    },
    Case {
        body: r#"{"overLimit": {"message": "m"}}"#,
        kind: ErrorKind::RateLimited,
        message: "m",
        ..BLANK
    },
    Case {
        body: r#"{"authFault": {"message": "m"}}"#,
        kind: ErrorKind::ServerError,
        message: "m",
        ..BLANK
    },
    Case {
        body: r#"{"serviceUnavailable": {"message": "m"}}"#,
        kind: ErrorKind::Unavailable,
        message: "m",
        ..BLANK
    },
    // No JSON object: the first line in words.
    Case {
        http_status: 502,
        body: fixture!("bad_gateway.html"),
        kind: ErrorKind::ServerError,
        message: "502 Bad Gateway",
        ..BLANK
    },
    Case {
        body: fixture!("login_page.html"),
        message: "Sign in",
        ..BLANK
    },
    Case {
        http_status: 503,
        body: "\n\n  upstream connect error \nreset before headers\n",
        kind: ErrorKind::Unavailable,
        message: "upstream connect error",
        ..BLANK
    },
    Case {
        http_status: 504,
        body: "",
        kind: ErrorKind::ServerError,
        ..BLANK
    },
    Case { ..BLANK },
    Case {
        body: " \n\t ",
        ..BLANK
    },
    Case {
        http_status: 204,
        ..BLANK
    },
    Case {
        http_status: 304,
        ..BLANK
    },
    Case {
        http_status: 302,
        body: "Found",
        kind: ErrorKind::Unauthorized,
        message: "Found",
        ..BLANK
    },
    // JSON, but no job.
    Case {
        body: "null",
        message: "null",
        ..BLANK
    },
    Case {
        body: "[1, 2]",
        message: "[1, 2]",
        ..BLANK
    },
    Case {
        body: r#"{"status": "RUNN"#,
        message: r#"{"status": "RUNN"#,
        ..BLANK
    },
    Case {
        body: "{}",
        message: "The answer is a JSON object, but not a job.",
        ..BLANK
    },
    Case {
        body: r#"{"job": null, "status": "", "hello": "world"}"#,
        message: "The answer is a JSON object, but not a job.",
        ..BLANK
    },
    Case {
        body: r#"{"jobs": [], "count": 0}"#,
        kind: ErrorKind::NotFound,
        message: "The answer's list has no such job.",
        ..BLANK
    },
    Case {
        body: r#"{"tasks": [null, 1, {"error_code": "X"}]}"#,
        kind: ErrorKind::NotFound,
        message: "The answer's list has no such job.",
        ..BLANK
    },
];
