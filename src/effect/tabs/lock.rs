//! A lock that one tab of an origin can hold at a time (Web Locks API).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::effect::fetch::AbortOnDrop;
use crate::engine::TabInput;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys counts among what is unstable.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// Whether there are locks: browsers have none on pages that came without encryption.
pub(super) fn is_available() -> bool {
    manager().is_some()
}

/// A lock that is waited for or held, until this is dropped.
pub(super) struct Lock {
    hold: Rc<RefCell<Hold>>,
    _waiting: Option<AbortOnDrop>,
}

#[derive(Default)]
enum Hold {
    #[default]
    Waiting,
    /// It is let go when this is called.
    Held(Function),
    Dropped,
}

impl Lock {
    /// Waits for a lock, and tells when it is granted, lost or not to be had.
    pub(super) fn request(name: &str, tell: impl Fn(TabInput) + Clone + 'static) -> Option<Self> {
        let hold = Rc::<RefCell<Hold>>::default();
        let waiting = AbortOnDrop::new();
        let options = Object::new();
        if let Some(signal) = waiting.as_ref().and_then(AbortOnDrop::signal) {
            let _ = Reflect::set(&options, &"signal".into(), &signal);
        }
        let granted = when_granted(hold.clone(), tell.clone());
        let over = manager()?.request(name, &options, granted.unchecked_ref());
        let lock = Self {
            hold,
            _waiting: waiting,
        };
        lock.watch(over, tell);
        Some(lock)
    }

    /// Tells when the lock is gone although nobody here has let go of it.
    fn watch(&self, over: Result<Promise, JsValue>, tell: impl Fn(TabInput) + 'static) {
        let hold = self.hold.clone();
        spawn_local(async move {
            if let Ok(over) = over {
                let _ = JsFuture::from(over).await;
            }
            let input = match &*hold.borrow() {
                Hold::Waiting => TabInput::Unavailable,
                Hold::Held(_) => TabInput::Lost,
                Hold::Dropped => return,
            };
            tell(input);
        });
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Hold::Held(let_go) = self.hold.replace(Hold::Dropped) {
            let _ = let_go.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Called by the browser when the lock is granted; it is held until the promise is fulfilled.
fn when_granted(hold: Rc<RefCell<Hold>>, tell: impl Fn(TabInput) + 'static) -> JsValue {
    Closure::once_into_js(move || {
        if let Hold::Dropped = *hold.borrow() {
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |let_go, _| {
            hold.replace(Hold::Held(let_go));
        });
        tell(TabInput::Granted);
        held.into()
    })
}

fn manager() -> Option<LockManager> {
    let member = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let navigator = member(&js_sys::global(), "navigator")?;
    let locks = member(&navigator, "locks")?;
    locks.is_object().then(|| locks.unchecked_into())
}
