//! The page's voice.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use super::utterance::Utterance;

/// How the page speaks: by itself where the browser lets it, else through a live region.
pub(super) enum Voice {
    /// `document.ariaNotify` (ARIA 1.3), which needs no element and says each text for itself.
    Notify {
        document: Document,
        notify: Function,
    },
    /// An element at the end of the body, outside all shadow roots, empty until there is something
    /// to say: screen readers tell of what comes into a region that they know.
    Region(Element),
}

impl Voice {
    /// None where there is no body yet.
    pub(super) fn find() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let notify = Reflect::get(&document, &"ariaNotify".into()).ok()?;
        match notify.dyn_into() {
            Ok(notify) => Some(Self::Notify { document, notify }),
            Err(_) => region(&document).map(Self::Region),
        }
    }

    /// Whether [`clear`](Self::clear) has something to do after [`say`](Self::say).
    pub(super) fn leaves_text(&self) -> bool {
        matches!(self, Self::Region(_))
    }

    /// Says one after the other.
    pub(super) fn say(&self, utterances: &[Utterance]) {
        self.clear();
        for utterance in utterances {
            self.say_one(utterance);
        }
    }

    fn say_one(&self, utterance: &Utterance) {
        // Neither can be done anything about: a page whose policy does not allow it is silent.
        match self {
            Self::Notify { document, notify } => {
                let _ = notify.call1(document, &utterance.text.as_str().into());
            }
            Self::Region(region) => {
                let _ = append(region, utterance);
            }
        }
    }

    /// Takes away what was said.
    pub(super) fn clear(&self) {
        if let Self::Region(region) = self {
            region.set_text_content(None);
        }
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        if let Self::Region(region) = self {
            region.remove();
        }
    }
}

/// A log: what is added is said, the same text a second time too, and what is removed is not.
fn region(document: &Document) -> Option<Element> {
    let region = document.create_element("div").ok()?;
    let attributes = [
        ("class", "job-watch-unseen job-watch-announcer"),
        ("role", "log"),
        ("aria-live", "polite"),
    ];
    for (name, value) in attributes {
        region.set_attribute(name, value).ok()?;
    }
    document.body()?.append_child(&region).ok()?;
    Some(region)
}

fn append(region: &Element, utterance: &Utterance) -> Result<(), JsValue> {
    let document = region.owner_document().ok_or(JsValue::UNDEFINED)?;
    let line = document.create_element("div")?;
    line.set_attribute("lang", &utterance.lang)?;
    line.set_text_content(Some(&utterance.text));
    region.append_child(&line)?;
    Ok(())
}
