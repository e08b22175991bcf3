//! A widget on a page of JavaScript.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use super::credentials::Credentials;
use super::options::Options;
use super::told::{Told, snapshot_value};
use crate::engine::Snapshot;
use crate::view::{JobControls, JobWatch, JobWatchProps};

/// A widget on a page of JavaScript, from when it is made until [`unmount`](Self::unmount).
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    app: AppHandle<JobWatch>,
    credentials: Credentials,
    wires: Wires,
}

/// What connects the component with the page: the same from one rendering to the next.
#[derive(Clone, Debug)]
struct Wires {
    told: Rc<RefCell<Told>>,
    controls: Rc<RefCell<JobControls>>,
    on_change: Callback<Snapshot>,
    on_ready: Callback<JobControls>,
}

impl Wires {
    fn new(tell: Function) -> Self {
        let told = Rc::new(RefCell::new(Told::new(tell)));
        let controls = Rc::<RefCell<JobControls>>::default();
        Self {
            on_change: Callback::from({
                let told = told.clone();
                move |snapshot| {
                    let news = told.borrow_mut().note(&snapshot);
                    news.tell();
                }
            }),
            on_ready: Callback::from({
                let controls = controls.clone();
                move |new| *controls.borrow_mut() = new
            }),
            told,
            controls,
        }
    }

    fn connect(&self, props: JobWatchProps) -> JobWatchProps {
        JobWatchProps {
            on_change: self.on_change.clone(),
            on_ready: self.on_ready.clone(),
            ..props
        }
    }
}

#[wasm_bindgen]
impl Widget {
    /// Shows a job in an element, in the place of what is in it. `tell` is called with what is new.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(element: Element, options: &Object, tell: Function) -> Self {
        let mut credentials = Credentials::default();
        let wires = Wires::new(tell);
        let props = wires.connect(Options::new(options).to_props(&mut credentials));
        Self {
            app: Renderer::<JobWatch>::with_root_and_props(element, props).render(),
            credentials,
            wires,
        }
    }

    /// Takes other settings. Those that are equal change nothing.
    pub fn update(&mut self, options: &Object) {
        let props = Options::new(options).to_props(&mut self.credentials);
        self.app.update(self.wires.connect(props));
    }

    /// Asks at once, and tries again what was given up.
    pub fn refresh(&self) {
        self.controls().refresh();
    }

    /// Sends no more requests until `resume`.
    pub fn pause(&self) {
        self.controls().pause();
    }

    /// Goes on after `pause`.
    pub fn resume(&self) {
        self.controls().resume();
    }

    /// What is known now.
    #[must_use]
    pub fn snapshot(&self) -> JsValue {
        let snapshot = self.wires.told.borrow().last().clone();
        snapshot_value(&snapshot)
    }

    /// Takes it away, and ends its requests.
    pub fn unmount(self) {
        self.app.destroy();
    }

    fn controls(&self) -> JobControls {
        self.wires.controls.borrow().clone()
    }
}
