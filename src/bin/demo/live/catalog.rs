//! What can be started.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::server::{self, Scenario};

/// How soon a server that was not there is asked again: while a person goes and starts it.
const RETRY_MILLIS: u32 = 3_000;

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

/// Asks the server for its scenarios until it has told them.
#[hook]
pub(super) fn use_catalog() -> Catalog {
    let catalog = use_state_eq(|| Catalog::Loading);
    let attempt = use_state(|| 0_u32);
    use_effect_with(*attempt, {
        let catalog = catalog.setter();
        move |_| {
            spawn_local(async move {
                catalog.set(match server::scenarios().await {
                    Ok(scenarios) => Catalog::Loaded(scenarios.into()),
                    Err(_) => Catalog::Absent,
                });
            });
        }
    });
    use_effect_with((catalog.clone(), attempt), |(catalog, attempt)| {
        let absent = **catalog == Catalog::Absent;
        let (setter, next) = (attempt.setter(), **attempt + 1);
        let retry = absent.then(|| Timeout::new(RETRY_MILLIS, move || setter.set(next)));
        move || drop(retry)
    });
    (*catalog).clone()
}
