//! What the page knows of itself: whether it is seen, and whether there is a network.

use gloo_events::EventListener;
use web_sys::{EventTarget, VisibilityState, Window};

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
            let tell = tell.clone();
            EventListener::new(&document, "visibilitychange", move |_| tell(visibility()))
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

/// Whether a person can see the page; what is no page can always be seen.
pub(crate) fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() != VisibilityState::Hidden)
}

fn visibility() -> Input {
    if is_visible() {
        Input::PageShown
    } else {
        Input::PageHidden
    }
}

/// The page's state now. A page that can ask is not frozen.
pub(super) fn current() -> Vec<Input> {
    let network = web_sys::window().map(|window| network(&window));
    let states = [Input::PageThawed, visibility()];
    states.into_iter().chain(network).collect()
}

fn network(window: &Window) -> Input {
    if window.navigator().on_line() {
        Input::Online
    } else {
        Input::Offline
    }
}
