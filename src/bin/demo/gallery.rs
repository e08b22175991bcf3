//! The gallery: every state of a job and of its connection, with values that stand still.
//!
//! Language, theme, appearance and direction are chosen on the page or by its query, so that a set
//! of addresses such as `?view=gallery&lang=ar&theme=dark&appearance=inline&dir=ltr` is all of it.

mod cell;
mod connections;
mod details;
mod direction;
mod jobs;
mod parts;
mod states;

use jobwatch::view::{Appearance, Direction};
use yew::prelude::*;

use crate::appearance::{AppearanceChoices, use_appearance};
use crate::texts::{Texts, use_language, use_texts};
use cell::{Cell, GalleryCell};
use direction::{DirectionChoices, use_direction};
use parts::Parts;

#[derive(Properties, PartialEq)]
pub(crate) struct GalleryProps {
    /// The heading of this part.
    pub(crate) heading: NodeRef,
}

#[component]
pub(crate) fn Gallery(props: &GalleryProps) -> Html {
    let (texts, language) = (use_texts(), use_language());
    let appearance = use_appearance(Appearance::Card);
    let direction = use_direction();
    // Once for a language: some times count from now, and would move with every rendering.
    let groups = use_memo(language, |language| groups(Texts::of(*language)));
    let show = |it: &Group| group(it, *appearance, *direction);
    html! {
        <>
            <div class="part-head">
                <h2 ref={props.heading.clone()} tabindex="-1">{ texts.gallery }</h2>
                <p>{ texts.gallery_intro }</p>
            </div>
            <div class="part-choices">
                <AppearanceChoices appearance={appearance.clone()} />
                <DirectionChoices direction={direction.clone()} />
            </div>
            { for groups.iter().map(show) }
            <Parts />
        </>
    }
}

/// Cells under a heading.
struct Group {
    /// What the ids of its cells begin with.
    name: &'static str,
    heading: &'static str,
    cells: Vec<Cell>,
}

fn groups(texts: &'static Texts) -> [Group; 4] {
    [
        Group {
            name: "states",
            heading: texts.job_states,
            cells: states::cells(texts),
        },
        Group {
            name: "details",
            heading: texts.details,
            cells: details::cells(texts),
        },
        Group {
            name: "connections",
            heading: texts.connections,
            cells: connections::with_data(),
        },
        Group {
            name: "connections-alone",
            heading: texts.connections_alone,
            cells: connections::without_data(),
        },
    ]
}

fn group(group: &Group, appearance: Appearance, dir: Option<Direction>) -> Html {
    let cell = |cell: &Cell| {
        html! {
            <GalleryCell cell={cell.clone()} id={cell.id(group.name)} {appearance} {dir} />
        }
    };
    html! {
        <section class="group">
            <h3>{ group.heading }</h3>
            <ul class={list_class(appearance)}>{ for group.cells.iter().map(cell) }</ul>
        </section>
    }
}

/// Cards side by side, rows as wide as in a table, badges close together.
fn list_class(appearance: Appearance) -> &'static str {
    match appearance {
        Appearance::Card => "grid",
        Appearance::Inline => "rows",
        Appearance::Badge => "badges",
    }
}
