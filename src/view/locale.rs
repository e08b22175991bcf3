//! Which language the widget speaks.

use std::ptr;

use wasm_bindgen::prelude::*;
use yew::prelude::*;

use super::format;
use super::host_language::{page_language, use_host_language};
use super::messages::{Words, is_same_language};
use super::{Direction, Messages, Plural};
use crate::model::fill;

#[wasm_bindgen]
extern "C" {
    /// ECMA-402's `Intl.getCanonicalLocales`, which throws on what is no tag.
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = getCanonicalLocales)]
    fn canonical_locales(tag: &str) -> Result<JsValue, JsValue>;
}

/// A language: the tag that was asked for, and the words for it.
///
/// The tag is kept whole, for numbers and times follow the region (`en-GB`) where words do not.
///
/// ```
/// use jobwatch::view::{JobWatch, Locale};
/// use yew::prelude::*;
///
/// /// All widgets inside speak the language that a person has chosen.
/// #[component]
/// fn Page() -> Html {
///     let language = use_state(|| "zh-CN");
///     html! {
///         <ContextProvider<Locale> context={Locale::new(*language)}>
///             <JobWatch project_id="ac234de2" job_id="ff808081" />
///         </ContextProvider<Locale>>
///     }
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Locale {
    /// The tag of BCP 47 for numbers, times and durations: one that `Intl` does not throw on, and
    /// of the language of the words.
    pub tag: AttrValue,
    /// The words.
    pub messages: &'static Messages,
}

/// The words by their address, for they are many: those of a page are the same `static` as well.
impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag && ptr::eq(self.messages, other.messages)
    }
}

impl Locale {
    /// The locale for a tag of BCP 47. Of what is none, such as `zh_CN`, the language counts. Of a
    /// language that is not built in, the first of the browser's that is, else English.
    #[must_use]
    pub fn new(tag: impl Into<AttrValue>) -> Self {
        let tag = tag.into();
        let messages = Messages::built_in(&tag).unwrap_or_else(browsers);
        Self::speaking(tag, messages)
    }

    /// The locale for a tag of BCP 47 with words of the page's own. Of a tag in another language
    /// than that of the words, theirs takes the place.
    #[must_use]
    pub fn speaking(tag: impl Into<AttrValue>, messages: &'static Messages) -> Self {
        let tag = tag.into();
        let own = AttrValue::Static(messages.tag);
        let tags = [tag, own].into_iter();
        // A number in one language between words of another would read like a mistake.
        let mut fit = tags.filter(|tag| is_same_language(tag, messages.tag) && is_tag(tag));
        let tag = fit.next().unwrap_or(AttrValue::Static(Messages::EN.tag));
        Self { tag, messages }
    }

    /// The way in which the words are written.
    pub(super) fn direction(&self) -> Direction {
        Direction::of_language(self.messages.tag)
    }

    /// A whole number.
    pub(super) fn number(&self, number: usize) -> String {
        format::count(number, &self.tag)
    }

    /// The form of a text for a count, and the count in it in the place of `{name}`.
    pub(super) fn count(&self, text: &Plural, name: &str, count: usize) -> String {
        let form = text.form(&format::plural_category(count, &self.tag));
        fill(form, name, &self.number(count))
    }
}

/// The tag of a place with this `lang`; of one without, the browser's.
fn tag_of_place(lang: AttrValue) -> AttrValue {
    if lang.trim().is_empty() {
        let browsers = navigator().and_then(|navigator| navigator.language());
        browsers.unwrap_or_default().into()
    } else {
        lang
    }
}

/// The `dir` of a part that has a language of its own; others run as what is around them.
pub(super) fn own_direction(asked: Option<&AttrValue>, locale: &Locale) -> Option<&'static str> {
    asked.map(|_| locale.direction().dir())
}

fn is_tag(tag: &str) -> bool {
    canonical_locales(tag).is_ok()
}

/// The first language of the person's own that is built in.
fn browsers() -> &'static Messages {
    let languages = navigator().map(|navigator| navigator.languages());
    languages
        .into_iter()
        .flatten()
        .find_map(|tag| Messages::built_in(&tag.as_string()?))
        .unwrap_or(Messages::EN)
}

fn navigator() -> Option<web_sys::Navigator> {
    Some(web_sys::window()?.navigator())
}

/// The language to speak: the one asked for, else that of the nearest
/// `<ContextProvider<Locale>>`, else the page's, else the browser's.
#[hook]
pub fn use_locale(asked: Option<&AttrValue>) -> Locale {
    let nearest = use_context::<Locale>();
    let asked = asked.cloned();
    (*use_memo((asked, nearest), |(asked, nearest)| {
        asked
            .clone()
            .map(Locale::new)
            .or_else(|| nearest.clone())
            .unwrap_or_else(|| {
                Locale::new(tag_of_place(page_language().unwrap_or_default().into()))
            })
    }))
    .clone()
}

/// The language for a component that stands on its own: that of the place where it stands, where
/// neither it nor the page's code says one. With words of the page's own, where it brings some.
#[hook]
pub(super) fn use_locale_at(
    node: &NodeRef,
    asked: Option<&AttrValue>,
    words: Option<Words>,
) -> Locale {
    let nearest = use_context::<Locale>();
    let place = use_host_language(node, asked.is_none() && nearest.is_none());
    let wanted = (asked.cloned(), nearest, place, words);
    (*use_memo(wanted, |(asked, nearest, place, words)| {
        let nearest = nearest.clone().filter(|_| asked.is_none());
        let said = asked
            .clone()
            .or_else(|| Some(nearest.as_ref()?.tag.clone()));
        let tag = said.unwrap_or_else(|| tag_of_place(place.clone()));
        match words {
            Some(words) => Locale::speaking(tag, words.messages()),
            None => nearest.unwrap_or_else(|| Locale::new(tag)),
        }
    }))
    .clone()
}
