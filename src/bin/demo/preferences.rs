//! Language and theme: as the root element has them, where `restore.js` put them before the first
//! paint, and as a person changes them.

use jobwatch::view::Direction;

use crate::dom;

/// What the keys in the browser's storage begin with; `restore.js` reads the same.
const STORAGE_PREFIX: &str = "jobwatch-demo-";

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Chinese,
    Arabic,
}

impl Language {
    pub(crate) const ALL: [Self; 3] = [Self::English, Self::Chinese, Self::Arabic];

    /// The language that the root element says.
    pub(crate) fn of_page() -> Self {
        root_attribute("lang")
            .and_then(|tag| Self::from_tag(&tag))
            .unwrap_or(Self::English)
    }

    pub(crate) fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The tag of BCP 47.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
            Self::Arabic => "ar",
        }
    }

    /// The language's name in itself, for those who cannot read the others.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "中文",
            Self::Arabic => "العربية",
        }
    }

    /// Makes it the page's language, now and at the next visit.
    pub(crate) fn choose(self) {
        set_root_attribute("lang", self.tag());
        set_root_attribute("dir", Direction::of_language(self.tag()).dir());
        store("lang", self.tag());
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the operating system has it.
    System,
    Light,
    Dark,
}

impl Theme {
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The theme that the root element says.
    pub(crate) fn of_page() -> Self {
        root_attribute(THEME_ATTRIBUTE)
            .and_then(|word| Self::from_word(&word))
            .unwrap_or(Self::System)
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }

    /// The word for it in the address, in the storage and in the style sheet.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Makes it the page's theme, now and at the next visit.
    pub(crate) fn choose(self) {
        set_root_attribute(THEME_ATTRIBUTE, self.word());
        store("theme", self.word());
    }
}

const THEME_ATTRIBUTE: &str = "data-theme";

fn root_attribute(name: &str) -> Option<String> {
    dom::root()?.get_attribute(name)
}

fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = dom::root() {
        // Fails only for names that are none.
        let _ = root.set_attribute(name, value);
    }
}

/// Keeps a choice, where the browser lets a page keep anything.
fn store(name: &str, value: &str) {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    if let Some(storage) = storage {
        // A full or blocked storage loses the choice at the next visit, and nothing else.
        let _ = storage.set_item(&format!("{STORAGE_PREFIX}{name}"), value);
    }
}
