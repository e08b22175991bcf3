//! The gallery: every state of a job and of its connection, with values that stand still.

mod cell;
mod connections;
mod details;
mod jobs;
mod parts;
mod states;

use yew::prelude::*;

use crate::texts::{Texts, use_language, use_texts};
use cell::{Cell, GalleryCard};
use parts::Parts;

#[derive(Properties, PartialEq)]
pub(crate) struct GalleryProps {
    /// The heading of this part.
    pub(crate) heading: NodeRef,
}

#[component]
pub(crate) fn Gallery(props: &GalleryProps) -> Html {
    let (texts, language) = (use_texts(), use_language());
    // Once for a language: some times count from now, and would move with every rendering.
    let groups = use_memo(language, |language| groups(Texts::of(*language)));
    html! {
        <>
            <div class="part-head">
                <h2 ref={props.heading.clone()} tabindex="-1">{ texts.gallery }</h2>
                <p>{ texts.gallery_intro }</p>
            </div>
            { for groups.iter().map(group) }
            <Parts />
        </>
    }
}

/// Cells under a heading.
struct Group {
    heading: &'static str,
    cells: Vec<Cell>,
}

fn groups(texts: &'static Texts) -> [Group; 4] {
    [
        Group {
            heading: texts.job_states,
            cells: states::cells(texts),
        },
        Group {
            heading: texts.details,
            cells: details::cells(texts),
        },
        Group {
            heading: texts.connections,
            cells: connections::with_data(),
        },
        Group {
            heading: texts.connections_alone,
            cells: connections::without_data(),
        },
    ]
}

fn group(group: &Group) -> Html {
    html! {
        <section class="group">
            <h3>{ group.heading }</h3>
            <ul class="grid">
                { for group.cells.iter().map(|cell| html! { <GalleryCard cell={cell.clone()} /> }) }
            </ul>
        </section>
    }
}
