//! A job that stands still.

use jobwatch::view::{Appearance, JobCard};
use jobwatch::{Connection, PausedBy, Snapshot};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct StillJobProps {
    pub(super) snapshot: Snapshot,
    #[prop_or_default]
    pub(super) label: Option<AttrValue>,
    #[prop_or_default]
    pub(super) appearance: Appearance,
}

/// Its buttons change the link that is shown, for there is no server behind it.
#[component]
pub(super) fn StillJob(props: &StillJobProps) -> Html {
    let connection = use_state(|| props.snapshot.connection.clone());
    let change_to = |target: Connection| {
        let setter = connection.setter();
        Callback::from(move |()| setter.set(target.clone()))
    };
    let snapshot = Snapshot {
        connection: (*connection).clone(),
        ..props.snapshot.clone()
    };
    html! {
        <JobCard
            {snapshot}
            label={props.label.clone()}
            appearance={props.appearance}
            on_refresh={change_to(Connection::Connecting)}
            on_pause={change_to(Connection::Paused { by: PausedBy::Person })}
            on_resume={change_to(Connection::Live)}
        />
    }
}
