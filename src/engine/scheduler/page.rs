//! What pollers that are added later have to know.

use crate::engine::Input;

/// The state of the page, as far as it holds back requests.
#[derive(Debug, Default)]
pub(super) struct Page {
    hidden: bool,
    frozen: bool,
    offline: bool,
}

impl Page {
    pub(super) fn observe(&mut self, input: &Input) {
        match input {
            Input::PageHidden => self.hidden = true,
            Input::PageShown => self.hidden = false,
            Input::PageFrozen => self.frozen = true,
            Input::PageThawed => self.frozen = false,
            Input::Offline => self.offline = true,
            Input::Online => self.offline = false,
            _ => {}
        }
    }

    /// What a new poller is told before it starts.
    pub(super) fn inputs(&self) -> impl Iterator<Item = Input> + use<> {
        let inputs = [
            self.hidden.then_some(Input::PageHidden),
            self.frozen.then_some(Input::PageFrozen),
            self.offline.then_some(Input::Offline),
        ];
        inputs.into_iter().flatten()
    }
}
