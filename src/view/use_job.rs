//! The hook that polls a job for as long as a component lives.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::effect::{Polling, Target};
use crate::engine::{PollConfig, Snapshot};

/// A job under watch: what is known of it, and what can be done.
#[derive(Clone, Debug)]
pub struct UseJobHandle {
    snapshot: UseStateHandle<Snapshot>,
    polling: Rc<RefCell<Option<Polling>>>,
}

impl UseJobHandle {
    /// What is known now.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Asks at once, and tries again what was given up.
    pub fn refresh(&self) {
        self.with_polling(Polling::refresh);
    }

    /// Sends no more requests until [`resume`](Self::resume).
    pub fn pause(&self) {
        self.with_polling(Polling::pause);
    }

    /// Goes on after [`pause`](Self::pause).
    pub fn resume(&self) {
        self.with_polling(Polling::resume);
    }

    fn with_polling(&self, act: impl FnOnce(&Polling)) {
        if let Some(polling) = &*self.polling.borrow() {
            act(polling);
        }
    }
}

/// Polls a job from when the component appears until it goes, and renders it on every change.
///
/// Rendering again with an equal target and config disturbs nothing, however often it happens;
/// another target drops what was known of the old one.
#[hook]
pub fn use_job(target: Target, config: PollConfig) -> UseJobHandle {
    let snapshot = use_state(Snapshot::default);
    let polling = use_mut_ref(|| None);
    let handle = UseJobHandle { snapshot, polling };
    use_polling(&handle, target.clone(), config);
    use_effect_with(target, {
        let handle = handle.clone();
        move |target| handle.with_polling(|polling| polling.retarget(target.clone()))
    });
    use_effect_with(config, {
        let handle = handle.clone();
        move |config| handle.with_polling(|polling| polling.configure(*config))
    });
    handle
}

/// Starts the polling when the component appears, and ends it when it goes.
#[hook]
fn use_polling(handle: &UseJobHandle, target: Target, config: PollConfig) {
    let handle = handle.clone();
    use_effect_with((), move |()| {
        let set = handle.snapshot.setter();
        let started = Polling::start(target, config, move |snapshot| set.set(snapshot.clone()));
        *handle.polling.borrow_mut() = Some(started);
        move || drop(handle.polling.take())
    });
}
