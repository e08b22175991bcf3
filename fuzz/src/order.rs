//! The same JSON with its members in another order.

use jobwatch::{Json, Object};

/// The members of every object in it, last first. Lists stay as they are: their order says
/// something.
pub(crate) fn reversed(json: &Json) -> Json {
    match json {
        Json::Object(object) => Json::Object(reversed_members(object)),
        Json::List(items) => Json::List(items.iter().map(reversed).collect()),
        other => other.clone(),
    }
}

fn reversed_members(object: &Object) -> Object {
    let members: Vec<_> = object.iter().collect();
    let last_first = members.into_iter().rev();
    last_first
        .map(|(key, value)| (key, reversed(value)))
        .collect()
}
