//! The settings of a page, read without trust: what is wrong is said on the console, and the
//! default takes its place.

use std::num::NonZeroU32;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Number, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::RequestCredentials;
use yew::AttrValue;

use super::credentials::Credentials;
use crate::effect::{Share, json_of, names_origin, poll_config};
use crate::engine::{Budget, PollConfig, PollMillis, Unseen};
use crate::model::{Endpoint, Mapping};
use crate::view::{Announce, Appearance, Direction, JobWatchProps, Messages, Slots, Words};

/// The base of numbers in texts.
const DECIMAL: u8 = 10;

/// An object of settings, by the names of the element's properties. Attributes are texts, and
/// properties what the page has set.
pub(super) struct Options<'a>(&'a Object);

impl<'a> Options<'a> {
    pub(super) fn new(object: &'a Object) -> Self {
        Self(object)
    }

    fn get(&self, name: &str) -> JsValue {
        Reflect::get(self.0, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn text(&self, name: &str) -> Option<String> {
        let value = self.get(name);
        let number = || {
            Some(
                Number::from(value.as_f64()?)
                    .to_string_with_radix(DECIMAL)
                    .ok()?
                    .into(),
            )
        };
        value.as_string().or_else(number)
    }

    fn attribute(&self, name: &str) -> Option<AttrValue> {
        self.text(name).map(AttrValue::from)
    }

    /// Milliseconds, as a number or a text; NaN for what is neither, which is warned of.
    fn millis(&self, name: &str) -> Option<f64> {
        let value = self.get(name);
        if is_absent(&value) {
            return None;
        }
        let is_blank = value.as_string().is_some_and(|text| text.trim().is_empty());
        Some(if is_blank {
            f64::NAN
        } else {
            // As JavaScript reads them.
            value.unchecked_into_f64()
        })
    }

    /// One of some words.
    fn word<T: Copy>(&self, name: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(name)?;
        let known = words.iter().find(|(word, _)| *word == text);
        if known.is_none() {
            let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            warn(&format!(
                "{name}: \"{text}\" is none of {}",
                words.join(", ")
            ));
        }
        known.map(|(_, value)| *value)
    }

    /// The other origins that may be sent headers.
    fn origins(&self) -> Vec<String> {
        let given = self.get("origins");
        let Some(list) = given.dyn_ref::<Array>() else {
            warn_unless_absent(&given, "origins: not a list");
            return Vec::new();
        };
        let origin = |given: JsValue| {
            let text = given.as_string().unwrap_or_default();
            if !names_origin(&text) {
                warn(&format!("origins: \"{text}\" is none"));
            }
            text
        };
        list.iter().map(origin).collect()
    }

    pub(super) fn endpoint(&self) -> Endpoint {
        self.text("src")
            .map_or_else(Endpoint::default, Endpoint::new)
    }

    pub(super) fn config(&self) -> PollConfig {
        let usual = PollMillis::default();
        let unseen = [
            ("pause", Unseen::Pause),
            ("slow", Unseen::Slow),
            ("keep", Unseen::Keep),
        ];
        let config = poll_config(PollMillis {
            interval: self.millis("interval").unwrap_or(usual.interval),
            max_interval: self.millis("maxInterval").unwrap_or(usual.max_interval),
            timeout: self.millis("timeout").unwrap_or(usual.timeout),
            deadline: self.millis("deadline"),
        });
        let background = self
            .word("background", &unseen)
            .unwrap_or(config.background());
        let offscreen = self
            .word("offscreen", &unseen)
            .unwrap_or(config.offscreen());
        config.with_background(background).with_offscreen(offscreen)
    }

    fn share(&self) -> Share {
        let words = [("page", Share::Page), ("tabs", Share::Tabs)];
        self.word("share", &words).unwrap_or_default()
    }

    fn cookies(&self) -> RequestCredentials {
        let words = [
            ("omit", RequestCredentials::Omit),
            ("same-origin", RequestCredentials::SameOrigin),
            ("include", RequestCredentials::Include),
        ];
        self.word("credentials", &words)
            .unwrap_or(RequestCredentials::SameOrigin)
    }

    /// The properties of the component for these settings; its callbacks are the caller's.
    pub(super) fn to_props(&self, credentials: &mut Credentials) -> JobWatchProps {
        let appearances = Appearance::ALL.map(|appearance| (appearance.word(), appearance));
        let announce = [
            ("off", Announce::Off),
            ("status", Announce::Status),
            ("milestones", Announce::Milestones),
        ];
        let directions = [
            ("ltr", Direction::LeftToRight),
            ("rtl", Direction::RightToLeft),
        ];
        yew::props!(JobWatchProps {
            endpoint: self.endpoint(),
            project_id: self.attribute("projectId").unwrap_or_default(),
            job_id: self.attribute("jobId").unwrap_or_default(),
            label: self.attribute("label"),
            lang: self.attribute("lang"),
            messages: self.messages().map(Words::from),
            dir: self.word("dir", &directions),
            appearance: self.word("appearance", &appearances).unwrap_or_default(),
            announce: self.word("announce", &announce).unwrap_or_default(),
            slots: Slots::Named,
            config: self.config(),
            headers: credentials.headers(&self.get("headers"), &self.origins()),
            fetch: credentials.fetch(&self.get("fetch")),
            credentials: self.cookies(),
            share: self.share(),
            mapping: self.mapping(),
        })
    }

    /// How answers are read. One that is wrong shows what is wrong with it in the place of the job.
    fn mapping(&self) -> Option<Rc<Mapping>> {
        let given = self.get("mapping");
        if is_absent(&given) {
            return None;
        }
        let preset = Reflect::get(&self.get("presets"), &given).unwrap_or(JsValue::UNDEFINED);
        let given = if preset.is_object() { preset } else { given };
        Some(Rc::new(Mapping::from(json_of(&given))))
    }

    /// The page's own words over those of its language; what is no text of it is warned of.
    fn messages(&self) -> Option<&'static Messages> {
        let given = self.get("messages");
        let mut texts = given.dyn_ref::<Object>().map(flat)?;
        let tag = texts.iter().find(|(key, _)| key == "tag");
        let tag = tag
            .map(|(_, tag)| tag.clone())
            .or_else(|| self.text("lang"));
        let base = Messages::for_tag(&tag.unwrap_or_default());
        loop {
            let pairs = texts
                .iter()
                .map(|(key, text)| (key.as_str(), text.as_str()));
            match base.with_texts(pairs) {
                Ok(messages) => return Some(messages),
                Err(error) => {
                    warn(&format!("messages: {error}"));
                    texts.retain(|(key, _)| key != error.key());
                }
            }
        }
    }
}

/// Whether a page has left a setting out.
fn is_absent(given: &JsValue) -> bool {
    given.is_undefined() || given.is_null()
}

/// The texts of an object and of those in it, with the paths to them for keys.
fn flat(object: &Object) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in Object::entries(object).iter() {
        let entry = Array::from(&entry);
        let (Some(key), value) = (entry.get(0).as_string(), entry.get(1)) else {
            continue;
        };
        if let Some(text) = value.as_string() {
            texts.push((key, text));
        } else if let Some(group) = value.dyn_ref::<Object>() {
            let group = flat(group).into_iter();
            texts.extend(group.map(|(inner, text)| (format!("{key}.{inner}"), text)));
        }
    }
    texts
}

/// A limit for the page, if both numbers make sense.
pub(super) fn budget(requests: Option<f64>, window: Option<f64>) -> Option<Budget> {
    let (requests, window) = (requests?, window?);
    let whole = NonZeroU32::new(requests as u32).filter(|_| requests.is_finite());
    let window = Duration::try_from_secs_f64(window / 1_000.0).ok();
    let budget = whole.zip(window.filter(|window| !window.is_zero()));
    if budget.is_none() {
        warn("budget: give requests and window, both above zero, the window in milliseconds");
    }
    budget.map(|(requests, window)| Budget::new(requests, window))
}

/// Warns of a setting that is there and makes no sense.
pub(super) fn warn_unless_absent(given: &JsValue, text: &str) {
    if !is_absent(given) {
        warn(text);
    }
}

pub(super) fn warn(text: &str) {
    web_sys::console::warn_1(&format!("jobwatch: {text}").into());
}
