//! One card of the gallery, with its caption.

use jobwatch::view::JobCard;
use jobwatch::{Connection, PausedBy, Snapshot};
use yew::prelude::*;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    /// The state's name in the API or in the library, where it has one.
    pub(super) name: &'static str,
    pub(super) caption: &'static str,
    pub(super) snapshot: Snapshot,
    pub(super) label: Option<&'static str>,
}

impl Cell {
    pub(super) fn new(name: &'static str, caption: &'static str, snapshot: Snapshot) -> Self {
        Self {
            name,
            caption,
            snapshot,
            label: None,
        }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct GalleryCardProps {
    pub(super) cell: Cell,
}

/// A card whose buttons change the link that it shows, for there is no server behind it.
#[component]
pub(super) fn GalleryCard(props: &GalleryCardProps) -> Html {
    let cell = &props.cell;
    let connection = use_state(|| cell.snapshot.connection.clone());
    let change_to = |target: Connection| {
        let setter = connection.setter();
        Callback::from(move |()| setter.set(target.clone()))
    };
    let snapshot = Snapshot {
        connection: (*connection).clone(),
        ..cell.snapshot.clone()
    };
    html! {
        <li class="cell">
            <div class="cell-head">
                <h4>
                    if !cell.name.is_empty() {
                        <code>{ cell.name }</code>
                    }
                    { cell.caption }
                </h4>
            </div>
            <JobCard
                {snapshot}
                label={cell.label}
                on_refresh={change_to(Connection::Connecting)}
                on_pause={change_to(Connection::Paused { by: PausedBy::Person })}
                on_resume={change_to(Connection::Live)}
            />
        </li>
    }
}
