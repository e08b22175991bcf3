//! Who has the screen. The windows of `WebKit` share a virtual one, on which the window that opens
//! last has the keyboard; the other browsers have none at all.

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jobwatch_e2e::{Engine, Outcome, Setup};

static SCREEN: RwLock<()> = RwLock::new(());

/// Waits until no other window is open, and lets none open while the guard lives.
pub(crate) fn alone() -> Outcome<Option<RwLockWriteGuard<'static, ()>>> {
    let lock = || SCREEN.write().unwrap_or_else(PoisonError::into_inner);
    Ok(is_shared()?.then(lock))
}

/// Waits until nobody wants to be alone.
pub(crate) fn with_others() -> Outcome<Option<RwLockReadGuard<'static, ()>>> {
    let lock = || SCREEN.read().unwrap_or_else(PoisonError::into_inner);
    Ok(is_shared()?.then(lock))
}

fn is_shared() -> Outcome<bool> {
    Ok(Setup::from_env()?.engine == Engine::WebKit)
}
