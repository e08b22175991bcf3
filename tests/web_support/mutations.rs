//! What changes in the DOM.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord};

/// Notes every change of an element's content until it is dropped.
pub struct Mutations {
    observer: MutationObserver,
    seen: Rc<RefCell<Vec<MutationRecord>>>,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Mutations {
    pub fn of(element: &Element) -> Self {
        let seen = Rc::<RefCell<Vec<MutationRecord>>>::default();
        let callback = {
            let seen = seen.clone();
            Closure::new(move |records: Array| seen.borrow_mut().extend(read(&records)))
        };
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).unwrap();
        observer
            .observe_with_options(element, &everything())
            .unwrap();
        Self {
            observer,
            seen,
            _callback: callback,
        }
    }

    /// What has changed since the last call, each as the kind of change and where.
    pub fn take(&self) -> Vec<String> {
        let mut records = self.seen.take();
        records.extend(read(&self.observer.take_records()));
        records.iter().map(describe).collect()
    }
}

impl Drop for Mutations {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn everything() -> MutationObserverInit {
    let init = MutationObserverInit::new();
    init.set_subtree(true);
    init.set_child_list(true);
    init.set_attributes(true);
    init.set_character_data(true);
    init
}

fn read(records: &Array) -> Vec<MutationRecord> {
    records.iter().map(JsCast::unchecked_into).collect()
}

/// `attributes aria-valuenow of job-watch-track`, `characterData in job-watch-percent`.
fn describe(record: &MutationRecord) -> String {
    let target = record.target().unwrap();
    let element = match target.dyn_ref::<Element>() {
        Some(element) => element.clone(),
        None => target.parent_element().unwrap(),
    };
    let class = element.get_attribute("class").unwrap_or_default();
    match record.attribute_name() {
        Some(name) => format!("{name} of {class}"),
        None => format!("{} in {class}", record.type_()),
    }
}
