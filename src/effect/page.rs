//! What the page knows of itself: whether it is seen, and whether there is a network.

use gloo_events::EventListener;
use web_sys::{Document, EventTarget, VisibilityState, Window};

use crate::engine::Input;

/// Tells of changes of the page's state until it is dropped.
pub(super) struct PageWatch {
    _listeners: Vec<EventListener>,
}

impl PageWatch {
    /// Calls `tell` with each change from now on.
    pub(super) fn new(tell: impl Fn(Input) + Clone + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let on_window = |event, input| listen(&window, event, input, tell.clone());
        let on_document = |event, input| listen(&document, event, input, tell.clone());
        let seen = {
            let (tell, document) = (tell.clone(), document.clone());
            EventListener::new(&document.clone(), "visibilitychange", move |_| {
                tell(visibility(&document));
            })
        };
        Some(Self {
            _listeners: vec![
                seen,
                on_window("online", Input::Online),
                on_window("offline", Input::Offline),
                // Into the back/forward cache and out of it, or away for good.
                on_window("pagehide", Input::PageFrozen),
                on_window("pageshow", Input::PageThawed),
                // Page Lifecycle: the browser stops a page that was hidden for long.
                on_document("freeze", Input::PageFrozen),
                on_document("resume", Input::PageThawed),
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

/// The page's state now. A page that can ask is not frozen.
pub(super) fn current() -> Vec<Input> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let visibility = window.document().map(|document| visibility(&document));
    let states = [Input::PageThawed, network(&window)];
    states.into_iter().chain(visibility).collect()
}

fn network(window: &Window) -> Input {
    if window.navigator().on_line() {
        Input::Online
    } else {
        Input::Offline
    }
}
