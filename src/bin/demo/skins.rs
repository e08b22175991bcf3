//! Two looks that a console may want, made with the public styling surface alone.

mod console;
mod jobs;
mod still_job;
mod wall;

use yew::prelude::*;

use crate::texts::use_texts;
use console::Console;
use wall::Wall;

#[derive(Properties, PartialEq)]
pub(crate) struct SkinsProps {
    /// The heading of this part.
    pub(crate) heading: NodeRef,
}

#[component]
pub(crate) fn Skins(props: &SkinsProps) -> Html {
    let texts = use_texts();
    html! {
        <>
            <div class="part-head">
                <h2 ref={props.heading.clone()} tabindex="-1">{ texts.skins }</h2>
                <p>{ texts.skins_intro }</p>
            </div>
            { section(texts.skin_console, html! { <Console /> }) }
            { section(texts.skin_wall, html! { <Wall /> }) }
        </>
    }
}

fn section(heading: &'static str, skin: Html) -> Html {
    html! {
        <section class="group">
            <h3>{ heading }</h3>
            { skin }
        </section>
    }
}
