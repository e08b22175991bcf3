//! What can be started.

use std::rc::{Rc, Weak};
use std::time::Duration;

use yew::platform::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;

use crate::server::{self, Scenario};

/// How soon a server that was not there is asked again: while a person goes and starts it.
const RETRY: Duration = Duration::from_secs(3);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Catalog {
    Loading,
    /// The server is not there; it is asked again and again.
    Absent,
    Loaded(Rc<[Scenario]>),
}

impl Catalog {
    /// In the server's order; none before it has told them.
    pub(super) fn scenarios(&self) -> &[Scenario] {
        match self {
            Self::Loaded(scenarios) => scenarios,
            Self::Loading | Self::Absent => &[],
        }
    }
}

/// Asks the server for its scenarios until it has told them, or the form goes.
#[hook]
pub(super) fn use_catalog() -> Catalog {
    let catalog = use_state_eq(|| Catalog::Loading);
    let setter = catalog.setter();
    use_effect_with((), move |()| {
        let shown = Rc::new(());
        spawn_local(ask(setter, Rc::downgrade(&shown)));
        move || drop(shown)
    });
    (*catalog).clone()
}

/// One request after the other, so that a server that hangs meets one at a time, and none is
/// overtaken by the next.
async fn ask(catalog: UseStateSetter<Catalog>, shown: Weak<()>) {
    while shown.strong_count() > 0 {
        if let Ok(scenarios) = server::scenarios().await {
            catalog.set(Catalog::Loaded(scenarios.into()));
            return;
        }
        catalog.set(Catalog::Absent);
        sleep(RETRY).await;
    }
}
