//! Each state of the link to the server, with a job and before one is known.

use std::time::Duration;

use jobwatch::effect::monotonic;
use jobwatch::{ApiError, Connection, ErrorKind, JobStatus, Millis, PausedBy, Snapshot};

use super::cell::Cell;
use super::jobs::{import_image, snapshot};

/// The longest wait that a server's Retry-After can ask for.
const LONG_WAIT: Duration = Duration::from_secs(5 * 60);

/// Failures in a row, in all cells.
const ATTEMPT: u32 = 3;

/// All states, under a job that had been running.
pub(super) fn with_data() -> Vec<Cell> {
    let job = || import_image(JobStatus::Running, 42.0);
    let cell = |(name, connection): (_, Connection)| {
        let snapshot = match connection {
            Connection::Finished => snapshot(import_image(JobStatus::Success, 100.0)),
            connection => Snapshot {
                connection,
                ..snapshot(job())
            },
        };
        Cell::new(name, "", snapshot)
    };
    let mut all = healthy();
    all.extend(passing());
    all.extend(lasting());
    all.into_iter().map(cell).collect()
}

/// The states that a widget can have before it has seen a job.
pub(super) fn without_data() -> Vec<Cell> {
    let cell = |(name, connection)| {
        let snapshot = Snapshot {
            connection,
            ..Snapshot::default()
        };
        Cell::new(name, "", snapshot)
    };
    let possible = |(_, connection): &(_, Connection)| {
        !matches!(connection, Connection::Live | Connection::Finished)
    };
    let mut all = healthy();
    all.push(retrying(ErrorKind::Network, "retrying: network"));
    all.push(("offline", Connection::Offline));
    all.extend(lasting());
    all.into_iter().filter(possible).map(cell).collect()
}

type Named = (&'static str, Connection);

fn healthy() -> Vec<Named> {
    let paused = |by| Connection::Paused { by };
    vec![
        ("connecting", Connection::Connecting),
        ("live", Connection::Live),
        ("finished", Connection::Finished),
        ("paused: person", paused(PausedBy::Person)),
        ("paused: hidden page", paused(PausedBy::HiddenPage)),
    ]
}

/// What goes by itself.
fn passing() -> Vec<Named> {
    vec![
        ("offline", Connection::Offline),
        retrying(ErrorKind::Network, "retrying: network"),
        retrying(ErrorKind::Timeout, "retrying: timeout"),
        retrying(ErrorKind::ServerError, "retrying: server_error"),
        retrying(ErrorKind::Unavailable, "retrying: unavailable"),
        retrying(ErrorKind::UnexpectedBody, "retrying: unexpected_body"),
        (
            "retrying: rate_limited",
            Connection::Retrying {
                attempt: ATTEMPT,
                at: monotonic().after(LONG_WAIT),
                error: ApiError::new(ErrorKind::RateLimited),
            },
        ),
    ]
}

/// The next try is under way, which looks the same in each picture.
fn retrying(kind: ErrorKind, name: &'static str) -> Named {
    let connection = Connection::Retrying {
        attempt: ATTEMPT,
        at: Millis::default(),
        error: ApiError::new(kind),
    };
    (name, connection)
}

/// What waits for a person.
fn lasting() -> Vec<Named> {
    vec![
        (
            "unauthorized",
            Connection::Unauthorized(refusal(
                ErrorKind::Unauthorized,
                401,
                "APIGW.0301",
                "The token has expired.",
            )),
        ),
        (
            "forbidden",
            Connection::Forbidden(refusal(
                ErrorKind::Forbidden,
                403,
                "IMS.0022",
                "The policy of your group does not allow ims:jobs:get.",
            )),
        ),
        (
            "not_found",
            Connection::NotFound(refusal(
                ErrorKind::NotFound,
                404,
                "IMS.0027",
                "No job has this id.",
            )),
        ),
        (
            "rejected",
            Connection::Rejected(refusal(
                ErrorKind::BadRequest,
                400,
                "IMS.0014",
                "The id of the project does not match the token.",
            )),
        ),
        (
            "rejected: not sent",
            Connection::Rejected(
                ApiError::new(ErrorKind::BadRequest)
                    .with_message("job_id is \"\": set it to the id of a job or project"),
            ),
        ),
        ("timed_out", Connection::TimedOut),
    ]
}

fn refusal(kind: ErrorKind, http_status: u16, code: &str, message: &str) -> ApiError {
    ApiError {
        code: Some(code.to_owned()),
        request_id: Some("e2b6f0419c7d4a3f8d15a07c".to_owned()),
        http_status: Some(http_status),
        ..ApiError::new(kind).with_message(message)
    }
}
