//! What holds for every error that was read.

use jobwatch::{ApiError, ErrorKind};

/// Checks an error that an answer with this status became.
pub(crate) fn check(error: &ApiError, http_status: u16) {
    assert_eq!(error.http_status, Some(http_status));
    let is_success = (200..300).contains(&http_status);
    if !is_success {
        assert_eq!(error.kind, ErrorKind::from_http_status(http_status));
    }
    for text in [&error.code, &error.message, &error.request_id] {
        check_text(text.as_deref());
    }
    assert!(error.to_string().starts_with(error.kind.as_str()));
}

/// A text that is there says something, and bears no blanks around it.
pub(crate) fn check_text(text: Option<&str>) {
    assert!(
        text.is_none_or(|text| !text.is_empty() && text.trim() == text),
        "{text:?}"
    );
}
