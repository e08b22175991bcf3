//! The polling alone, for a page that shows the job itself.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;

use super::credentials::Credentials;
use super::options::Options;
use super::told::snapshot_value;
use crate::effect::Polling;
use crate::view::target;

/// Polls a job for a page of JavaScript, from when it is made until [`stop`](Self::stop).
#[wasm_bindgen]
#[derive(Debug)]
pub struct Watch {
    /// None when it has been stopped.
    polling: RefCell<Option<Rc<Polling>>>,
    options: Object,
    credentials: RefCell<Credentials>,
}

#[wasm_bindgen]
impl Watch {
    /// Watches a job. `on_snapshot` is called with what is known whenever that has changed.
    ///
    /// # Errors
    /// An `Error` if there is no URL for the job.
    #[wasm_bindgen(constructor)]
    pub fn new(options: Object, on_snapshot: Function) -> Result<Watch, JsError> {
        let mut credentials = Credentials::default();
        let props = Options::new(&options).to_props(&mut credentials);
        let polling = Polling::start(target(&props)?, props.config, move |snapshot| {
            let called = on_snapshot.call1(&JsValue::UNDEFINED, &snapshot_value(snapshot));
            if let Err(thrown) = called {
                // The page's own matter, which goes on being told.
                web_sys::console::error_1(&thrown);
            }
        });
        Ok(Self {
            polling: RefCell::new(Some(Rc::new(polling))),
            options,
            credentials: RefCell::new(credentials),
        })
    }

    /// Changes some settings.
    ///
    /// # Errors
    /// An `Error` if there is no URL for the job; it goes on with the old one.
    pub fn update(&self, changes: &Object) -> Result<(), JsError> {
        let options = Object::assign(&self.options, changes);
        let props = Options::new(&options).to_props(&mut self.credentials.borrow_mut());
        let target = target(&props)?;
        if let Some(polling) = self.polling() {
            polling.retarget(target);
            polling.configure(props.config);
        }
        Ok(())
    }

    /// Asks at once, and tries again what was given up.
    pub fn refresh(&self) {
        self.act(Polling::refresh);
    }

    /// Sends no more requests until `resume`.
    pub fn pause(&self) {
        self.act(Polling::pause);
    }

    /// Goes on after `pause`.
    pub fn resume(&self) {
        self.act(Polling::resume);
    }

    /// What is known now; nothing when it has been stopped.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn snapshot(&self) -> JsValue {
        let snapshot = self.polling().map(|polling| polling.snapshot());
        snapshot_value(&snapshot.unwrap_or_default())
    }

    /// Ends it.
    pub fn stop(&self) {
        // Not borrowed while it ends, which may call the page.
        let polling = self.polling.take();
        drop(polling);
    }

    fn act(&self, act: fn(&Polling)) {
        if let Some(polling) = self.polling() {
            act(&polling);
        }
    }

    /// Not borrowed while something is done with it: the page may be called, and stop it.
    fn polling(&self) -> Option<Rc<Polling>> {
        self.polling.borrow().clone()
    }
}
