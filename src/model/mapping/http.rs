//! What the head of an answer tells, in an API of another shape.

use super::Mapping;
use crate::model::JobStatus;

impl Mapping {
    /// The state that a status code tells of, if it tells any.
    pub(in crate::model) fn status_of(&self, code: u16) -> Option<JobStatus> {
        let found = self.http_status.iter().find(|(known, _)| *known == code);
        found.map(|(_, status)| status.clone())
    }

    /// The address to ask from now on, if a header has one; `header` looks up a header's value.
    ///
    /// Whoever follows it has to see first whether it may be asked.
    pub fn location(&self, header: impl FnMut(&str) -> Option<String>) -> Option<String> {
        self.follow.iter().map(String::as_str).find_map(header)
    }
}
