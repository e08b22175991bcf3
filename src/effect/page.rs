//! What the page knows of itself: whether it is seen, and whether there is a network.

use gloo_events::EventListener;
use web_sys::{Document, EventTarget, VisibilityState, Window};

use crate::engine::Input;

/// Tells of changes of the page's state until it is dropped.
pub(super) struct PageWatch {
    _listeners: [EventListener; 3],
}

impl PageWatch {
    /// Calls `tell` with each change from now on.
    pub(super) fn new(tell: impl Fn(Input) + Clone + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let seen = {
            let (tell, document) = (tell.clone(), document.clone());
            EventListener::new(&document.clone(), "visibilitychange", move |_| {
                tell(visibility(&document));
            })
        };
        Some(Self {
            _listeners: [
                seen,
                listen(&window, "online", Input::Online, tell.clone()),
                listen(&window, "offline", Input::Offline, tell),
            ],
        })
    }
}

fn listen(
    target: &EventTarget,
    event: &'static str,
    input: Input,
    tell: impl Fn(Input) + 'static,
) -> EventListener {
    EventListener::new(target, event, move |_| tell(input.clone()))
}

fn visibility(document: &Document) -> Input {
    if document.visibility_state() == VisibilityState::Hidden {
        Input::PageHidden
    } else {
        Input::PageShown
    }
}

/// The page's state now, as far as it holds back requests.
pub(super) fn current() -> Vec<Input> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let hidden = window.document().map(|document| visibility(&document));
    hidden.into_iter().chain(network(&window)).collect()
}

fn network(window: &Window) -> Option<Input> {
    (!window.navigator().on_line()).then_some(Input::Offline)
}
