//! JSON Pointers.

use std::borrow::Cow;

use crate::model::template::fill;
use crate::model::{Json, Object};

/// Whether this is a pointer (RFC 6901, section 3).
pub(super) fn is_pointer(text: &str) -> bool {
    let escaped = |part: &str| part.starts_with(['0', '1']);
    (text.is_empty() || text.starts_with('/')) && text.split('~').skip(1).all(escaped)
}

/// What a pointer leads to, if it leads anywhere.
pub(super) fn resolve<'a>(body: &'a Json, pointer: &str, asked: &str) -> Option<&'a Json> {
    let mut steps = pointer.split('/').skip(1);
    steps.try_fold(body, |value, step| {
        let step = unescaped(step, asked);
        match value {
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
        let index: i64 = step.parse().ok().filter(|_| is_index)?;
        return items.get(usize::try_from(index).ok()?);
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
