//! One state in the gallery, with its caption.

use jobwatch::view::{Appearance, Direction, JobCard};
use jobwatch::{Connection, PausedBy, Snapshot};
use yew::prelude::*;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    /// The state's name in the API or in the library, where it has one.
    pub(super) name: &'static str,
    /// What tells it from others of this name, and of none, in every language.
    pub(super) kind: &'static str,
    pub(super) caption: &'static str,
    pub(super) snapshot: Snapshot,
    pub(super) label: Option<&'static str>,
}

impl Cell {
    pub(super) fn new(name: &'static str, caption: &'static str, snapshot: Snapshot) -> Self {
        Self {
            name,
            kind: "",
            caption,
            snapshot,
            label: None,
        }
    }

    /// Its own among all cells, whatever is chosen: `states-running-reported`.
    pub(super) fn id(&self, group: &str) -> String {
        [group, self.name, self.kind]
            .join(" ")
            .to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-")
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct GalleryCellProps {
    pub(super) cell: Cell,
    /// See [`Cell::id`].
    pub(super) id: AttrValue,
    pub(super) appearance: Appearance,
    /// None for that of the language.
    pub(super) dir: Option<Direction>,
}

/// A widget whose buttons change the link that it shows, for there is no server behind it.
#[component]
pub(super) fn GalleryCell(props: &GalleryCellProps) -> Html {
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
        <li class="cell" data-cell={props.id.clone()}>
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
                appearance={props.appearance}
                dir={props.dir}
                on_refresh={change_to(Connection::Connecting)}
                on_pause={change_to(Connection::Paused { by: PausedBy::Person })}
                on_resume={change_to(Connection::Live)}
            />
        </li>
    }
}
