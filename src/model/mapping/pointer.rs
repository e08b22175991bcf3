//! Where something is in a JSON document.

use std::borrow::Cow;

use crate::model::template::fill;
use crate::model::{Json, Object};

/// One or several places in a JSON document, of which the first counts that has a value: neither
/// `null` nor a blank text.
///
/// A place is a JSON Pointer (RFC 6901): `""` is the whole document, `/a/0/b` a member of the first
/// item of a member; in a name `~0` stands for `~` and `~1` for `/`. Beyond the RFC, which has no
/// use for them there,
///
/// - in an array `key=value` is the first item whose member `key` is `value`:
///   `/conditions/type=Failed/status`;
/// - `{job_id}` in a name or value stands for the id that was asked for: `/jobs/id={job_id}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointers(Vec<String>);

impl Pointers {
    /// None: what has no place is never found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// What the first place says that `read` understands.
    pub(super) fn find<'a, T>(
        &self,
        body: &'a Json,
        asked: &str,
        read: impl Fn(&'a Json) -> Option<T>,
    ) -> Option<T> {
        self.iter()
            .filter_map(|pointer| resolve(body, pointer, asked))
            .filter(|value| !value.is_blank())
            .find_map(read)
    }
}

impl From<&str> for Pointers {
    fn from(pointer: &str) -> Self {
        Self(vec![pointer.to_owned()])
    }
}

impl<const N: usize> From<[&str; N]> for Pointers {
    fn from(pointers: [&str; N]) -> Self {
        Self(pointers.into_iter().map(str::to_owned).collect())
    }
}

impl From<Vec<String>> for Pointers {
    fn from(pointers: Vec<String>) -> Self {
        Self(pointers)
    }
}

/// Whether this is a pointer (RFC 6901, section 3).
pub(super) fn is_pointer(text: &str) -> bool {
    let escaped = |part: &str| part.starts_with(['0', '1']);
    (text.is_empty() || text.starts_with('/')) && text.split('~').skip(1).all(escaped)
}

/// What a pointer leads to, if it leads anywhere.
fn resolve<'a>(body: &'a Json, pointer: &str, asked: &str) -> Option<&'a Json> {
    let steps = pointer.split('/').skip(1);
    steps.fold(Some(body), |value, step| {
        let step = unescaped(step, asked);
        match value? {
            Json::Object(object) => object.get(&step),
            Json::List(items) => item(items, &step),
            _ => None,
        }
    })
}

fn item<'a>(items: &'a [Json], step: &str) -> Option<&'a Json> {
    let Some((key, wanted)) = step.split_once('=') else {
        // RFC 6901, section 4: digits, without leading zeros.
        let is_index = step == "0" || !step.starts_with(['0', '+']);
        return step
            .parse()
            .ok()
            .filter(|_| is_index)
            .and_then(|index: usize| items.get(index));
    };
    let is_wanted = |object: &Object| object.get(key).and_then(word).as_deref() == Some(wanted);
    items
        .iter()
        .find(|item| item.as_object().is_some_and(is_wanted))
}

fn unescaped<'a>(step: &'a str, asked: &str) -> Cow<'a, str> {
    if !step.contains(['~', '{']) {
        return step.into();
    }
    let mut parts = step.split('~');
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        name.push(if part.starts_with('1') { '/' } else { '~' });
        name.push_str(part.get(1..).unwrap_or_default());
    }
    fill(&name, "job_id", asked).into()
}

/// The word for a text, a number or a truth value.
pub(super) fn word(value: &Json) -> Option<String> {
    match value {
        Json::Bool(true) => Some("true".to_owned()),
        Json::Bool(false) => Some("false".to_owned()),
        other => other.to_text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str, pointer: &str) -> Option<Json> {
        let body = serde_json::from_str(body).ok()?;
        resolve(&body, pointer, "j/1").cloned()
    }

    #[test]
    fn pointers_of_the_rfc_lead_where_it_says() {
        // RFC 6901, section 5.
        let body = r#"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4,
                       "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}"#;
        assert_eq!(found(body, "/foo/0"), Some(Json::from("bar")));
        let numbers = [
            ("/", 0),
            ("/a~1b", 1),
            ("/c%d", 2),
            ("/e^f", 3),
            ("/g|h", 4),
            ("/i\\j", 5),
            ("/k\"l", 6),
            ("/ ", 7),
            ("/m~0n", 8),
        ];
        for (pointer, number) in numbers {
            assert_eq!(
                found(body, pointer),
                Some(Json::Integer(number)),
                "{pointer}"
            );
        }
        let nowhere = [
            "/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/foo/0/x", "/bar", "/foo/bar",
        ];
        for pointer in nowhere {
            assert_eq!(found(body, pointer), None, "{pointer}");
        }
    }

    #[test]
    fn an_item_is_found_by_a_member_and_by_the_id_that_was_asked_for() {
        let body = r#"{"jobs": [{"id": 1, "on": true}, {"id": "j/1", "s": "x"}], "j/1": 2}"#;
        assert_eq!(found(body, "/jobs/id=j~11/s"), Some(Json::from("x")));
        assert_eq!(found(body, "/jobs/id={job_id}/s"), Some(Json::from("x")));
        assert_eq!(found(body, "/jobs/on=true/id"), Some(Json::Integer(1)));
        assert_eq!(found(body, "/{job_id}"), Some(Json::Integer(2)));
        assert_eq!(found(body, "/jobs/id=2"), None);
    }

    #[test]
    fn what_is_no_pointer_is_told_apart() {
        for pointer in ["", "/", "/a~0b~1", "/~01"] {
            assert!(is_pointer(pointer), "{pointer}");
        }
        for text in ["a", "#/a", "$.a", "/a~", "/a~2"] {
            assert!(!is_pointer(text), "{text}");
        }
    }
}
