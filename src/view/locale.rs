//! Which language the widget speaks.

use wasm_bindgen::prelude::*;
use yew::prelude::*;

use super::Messages;

#[wasm_bindgen]
extern "C" {
    /// ECMA-402's `Intl.getCanonicalLocales`, which throws on what is no tag.
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = getCanonicalLocales)]
    fn canonical_locales(tag: &str) -> Result<JsValue, JsValue>;
}

/// A language: the tag that was asked for, and the words for it.
///
/// The tag is kept whole, for numbers and times follow the region (`en-GB`) where words do not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Locale {
    /// The tag of BCP 47 for numbers, times and durations: one that `Intl` does not throw on.
    pub tag: AttrValue,
    /// The words.
    pub messages: &'static Messages,
}

impl Locale {
    /// The locale for a tag of BCP 47. Of what is none, such as `zh_CN`, the language counts.
    #[must_use]
    pub fn new(tag: impl Into<AttrValue>) -> Self {
        let tag = tag.into();
        let messages = Messages::for_tag(&tag);
        let tag = match canonical_locales(&tag) {
            Ok(_) => tag,
            Err(_) => AttrValue::Static(messages.tag),
        };
        Self { tag, messages }
    }

    /// The page's own language, else the browser's.
    fn of_page() -> Self {
        let window = web_sys::window();
        let page = window
            .as_ref()
            .and_then(web_sys::Window::document)
            .and_then(|document| document.document_element())
            .and_then(|root| root.get_attribute("lang"))
            .filter(|tag| !tag.trim().is_empty());
        let tag = page.or_else(|| window.and_then(|window| window.navigator().language()));
        Self::new(tag.unwrap_or_else(|| "en".to_owned()))
    }
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
            .unwrap_or_else(Locale::of_page)
    }))
    .clone()
}
