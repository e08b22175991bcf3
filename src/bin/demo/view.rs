//! Which part of the page is shown: as the address says, `#gallery` or `?view=gallery`.

use gloo_events::EventListener;
use web_sys::UrlSearchParams;
use yew::prelude::*;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// Jobs of the development server.
    Live,
    /// A hundred cards.
    Many,
    /// Every state, standing still.
    Gallery,
    /// Looks of other consoles.
    Skins,
    /// Bodies and mappings to try.
    Playground,
}

impl View {
    pub(crate) const ALL: [Self; 5] = [
        Self::Live,
        Self::Many,
        Self::Gallery,
        Self::Skins,
        Self::Playground,
    ];

    /// The link to it.
    pub(crate) fn href(self) -> &'static str {
        match self {
            Self::Live => "#live",
            Self::Many => "#many",
            Self::Gallery => "#gallery",
            Self::Skins => "#skins",
            Self::Playground => "#playground",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|view| view.href().trim_start_matches('#') == word)
    }

    /// The part that the fragment names, or without one the query, or neither: the live one. None
    /// for a fragment that names something else.
    fn of_address() -> Option<Self> {
        let hash = web_sys::window()?.location().hash().ok()?;
        match hash.trim_start_matches('#') {
            "" => Some(Self::of_query().unwrap_or(Self::Live)),
            word => Self::from_word(word),
        }
    }

    fn of_query() -> Option<Self> {
        let query = web_sys::window()?.location().search().ok()?;
        let word = UrlSearchParams::new_with_str(&query).ok()?.get("view")?;
        Self::from_word(&word)
    }
}

/// The part that the address names, now and after each change of its fragment, be it by a link or
/// by the way back. A fragment that names something else changes nothing.
#[hook]
pub(crate) fn use_view() -> View {
    let view = use_state_eq(|| View::of_address().unwrap_or(View::Live));
    use_effect_with(view.setter(), |setter| {
        let setter = setter.clone();
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                if let Some(view) = View::of_address() {
                    setter.set(view);
                }
            })
        });
        move || drop(listener)
    });
    *view
}
