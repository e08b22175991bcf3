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

thread_local! {
    /// What goes on. A page that wants to be told and nothing else does not hold its [`Watch`], and
    /// the browser collects that.
    static RUNNING: RefCell<Vec<Rc<Running>>> = RefCell::default();
}

/// Polls a job for a page of JavaScript, from when it is made until [`stop`](Self::stop).
#[wasm_bindgen]
#[derive(Debug)]
pub struct Watch {
    /// None when it has been stopped.
    running: RefCell<Option<Rc<Running>>>,
}

/// A job that is being watched.
#[derive(Debug)]
struct Running {
    polling: Polling,
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
        let polling = Polling::start(
            target(&props).map_err(|why| JsError::new(&why))?,
            props.config,
            move |snapshot| {
                let called = on_snapshot.call1(&JsValue::UNDEFINED, &snapshot_value(snapshot));
                if let Err(thrown) = called {
                    // The page's own matter, which goes on being told.
                    web_sys::console::error_1(&thrown);
                }
            },
        );
        let running = Rc::new(Running {
            polling,
            options,
            credentials: RefCell::new(credentials),
        });
        RUNNING.with_borrow_mut(|all| all.push(running.clone()));
        Ok(Self {
            running: RefCell::new(Some(running)),
        })
    }

    /// Changes some settings.
    ///
    /// # Errors
    /// An `Error` if there is no URL for the job; it goes on with the old one.
    pub fn update(&self, changes: &Object) -> Result<(), JsError> {
        let Some(running) = self.running() else {
            return Ok(());
        };
        let options = Object::assign(&running.options, changes);
        let props = Options::new(&options).to_props(&mut running.credentials.borrow_mut());
        running
            .polling
            .retarget(target(&props).map_err(|why| JsError::new(&why))?);
        running.polling.configure(props.config);
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
        let snapshot = self.running().map(|running| running.polling.snapshot());
        snapshot_value(&snapshot.unwrap_or_default())
    }

    /// Ends it.
    pub fn stop(&self) {
        if let Some(stopped) = self.running.take() {
            RUNNING.with_borrow_mut(|all| all.retain(|running| !Rc::ptr_eq(running, &stopped)));
            // Here it ends, with nothing borrowed, for it may call the page.
        }
    }

    fn act(&self, act: fn(&Polling)) {
        if let Some(running) = self.running() {
            act(&running.polling);
        }
    }

    /// Not borrowed while something is done with it: the page may be called, and stop it.
    fn running(&self) -> Option<Rc<Running>> {
        self.running.borrow().clone()
    }
}
