//! A JSON document as it came, read without a schema.
//!
//! Real bodies rename, omit and retype every member, so no derived reader survives them. Host and
//! browser both read into this tree (through `serde_json` and `JSON.parse`), and all that is known
//! of job bodies is applied to the tree, once, for both.

use std::{fmt, mem, vec};

use indexmap::IndexMap;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::decimal::{parse_decimal, write_decimal};

/// Values nested deeper than this are read as null.
///
/// The deepest body in the documents of the API has 6 levels. Each level costs a frame of the
/// stack, which in wasm is 1 MiB and whose overflow takes the whole module down: an unoptimised
/// build in Chromium stands 256 levels of nested sub-jobs, and not 1,000.
pub const MAX_DEPTH: usize = 64;

/// The largest integer that `JSON.parse` reads exactly, 2⁵³ − 1 (ECMA-262, `MAX_SAFE_INTEGER`).
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// Any JSON value.
///
/// Numbers without a fraction are [`Json::Integer`] however they were spelt, so `1`, `1.0` and
/// `1e0` are equal. A browser reads integers beyond 2⁵³ − 1 inexactly: ids belong in texts. NaN and
/// the infinities are `null`, as `JSON.stringify` writes them.
///
/// ```
/// use jobwatch::Json;
///
/// let body: Json = serde_json::from_str(r#"{"process": "50", "count": 1.0}"#)?;
/// let body = body.as_object().expect("an object");
/// assert_eq!(body.get("process").and_then(Json::to_f64), Some(50.0));
/// assert_eq!(body.get("count"), Some(&Json::Integer(1)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    /// `null`, and whatever is nested deeper than [`MAX_DEPTH`].
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without a fraction.
    Integer(i64),
    /// Any other number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Object),
}

impl Json {
    /// The text of a string, trimmed, or of a number, to fifteen digits; `None` for anything else
    /// and for blank strings.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.trim())
                .filter(|text| !text.is_empty())
                .map(str::to_owned),
            Self::Integer(number) => Some(number.to_string()),
            Self::Number(number) => Some(write_decimal(*number)),
            _ => None,
        }
    }

    /// The value of a number, or of a string that spells one without an exponent.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        match self {
            #[expect(
                clippy::cast_precision_loss,
                reason = "used for percentages and counts, far below 2^53"
            )]
            Self::Integer(number) => Some(*number as f64),
            Self::Number(number) => Some(*number),
            Self::Text(text) => parse_decimal(text.trim()),
            _ => None,
        }
    }

    /// The members, where this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The items, where this is an array.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// Whether there is nothing to show: `null` or a blank string.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether there is nothing at all: blank, or an object or array without content.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Object(object) => object.is_empty(),
            other => other.is_blank(),
        }
    }

    pub(crate) fn from_f64(number: f64) -> Self {
        if !number.is_finite() {
            return Self::Null;
        }
        if number.fract() == 0.0 && number.abs() <= MAX_SAFE_INTEGER {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "integral and within 2^53, as just checked"
            )]
            return Self::Integer(number as i64);
        }
        Self::Number(number)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<f64> for Json {
    fn from(number: f64) -> Self {
        Self::from_f64(number)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The members of a JSON object, in the order in which they came.
///
/// Of a repeated key the last value counts, as in `JSON.parse`. Two objects are equal when their
/// members are, in whatever order.
///
/// A member is looked up by going through all: bodies have tens of them, and a hash table would
/// add 2 KB (brotli) to the page.
///
/// ```
/// use jobwatch::{Json, Object};
///
/// let mut entities = Object::new();
/// entities.insert("image_name", "web-01");
/// entities.insert("size", 40_i64);
/// assert_eq!(entities.get("image_name"), Some(&Json::from("web-01")));
/// assert_eq!(entities.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["image_name", "size"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Object(Vec<(String, Json)>);

impl Object {
    /// An object without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Members of which no two have the same key.
    pub(crate) fn from_distinct(members: Vec<(String, Json)>) -> Self {
        Self(members)
    }

    /// The value of a member.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.0.get(self.position(key)?).map(|(_, value)| value)
    }

    /// Sets a member, and returns the value that it had.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        let (key, value) = (key.into(), value.into());
        let position = self.position(&key);
        if let Some((_, known)) = position.and_then(|position| self.0.get_mut(position)) {
            return Some(mem::replace(known, value));
        }
        self.0.push((key, value));
        None
    }

    /// Takes a member out; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<Json> {
        self.position(key).map(|position| self.0.remove(position).1)
    }

    /// In an order that is that of no server.
    fn by_key(&self) -> Vec<&(String, Json)> {
        let mut members: Vec<_> = self.0.iter().collect();
        members.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        members
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.0.iter().position(|(known, _)| known == key)
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The number of members.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no member.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text of the first of `names` that has one (see [`Json::to_text`]).
    pub(crate) fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.get(name)?.to_text())
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        // A server hardly ever changes the order from one answer to the next.
        self.0 == other.0 || (self.len() == other.len() && self.by_key() == other.by_key())
    }
}

impl<K: Into<String>, V: Into<Json>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let members = members.into_iter();
        let distinct: IndexMap<String, Json> = members
            .map(|(key, value)| (key.into(), value.into()))
            .collect();
        Self(distinct.into_iter().collect())
    }
}

impl<K: Into<String>, V: Into<Json>, const N: usize> From<[(K, V); N]> for Object {
    /// Few enough to be looked through for each: no hash table, which a page would have to load.
    fn from(members: [(K, V); N]) -> Self {
        let mut object = Self::new();
        for (key, value) in members {
            object.insert(key, value);
        }
        object
    }
}

impl IntoIterator for Object {
    type Item = (String, Json);
    type IntoIter = vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Level(MAX_DEPTH).deserialize(deserializer)
    }
}

/// Reads one value; holds how many levels may still open.
#[derive(Clone, Copy)]
struct Level(usize);

impl Level {
    fn below(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

impl<'de> DeserializeSeed<'de> for Level {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        if self.0 == 0 {
            // Skipped without recursion by serde_json.
            return deserializer
                .deserialize_ignored_any(IgnoredAny)
                .map(|_| Json::Null);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Integer(number))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "only beyond 2^63, where JSON.parse rounds as well"
    )]
    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(i64::try_from(number).map_or(Json::Number(number as f64), Json::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::from_f64(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::from(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.below())? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(key) = members.next_key::<String>()? {
            list.push((key, members.next_value_seed(self.below())?));
        }
        Ok(Json::Object(list.into_iter().collect()))
    }
}
