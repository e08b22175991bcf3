//! The playground: a body and a mapping go in, and what the widget makes of them comes out, with
//! the code that shows it on a page of one's own.

mod code;
mod copy;
mod draft;
mod form;
mod output;
mod reading;
mod samples;

use yew::prelude::*;

use crate::texts::use_texts;
use draft::Draft;
use form::Form;
use output::Output;

#[derive(Properties, PartialEq)]
pub(crate) struct PlaygroundProps {
    /// The heading of this part.
    pub(crate) heading: NodeRef,
}

#[component]
pub(crate) fn Playground(props: &PlaygroundProps) -> Html {
    let texts = use_texts();
    let draft = use_state_eq(Draft::of_address);
    let on_change = {
        let setter = draft.setter();
        use_callback((), move |draft, ()| setter.set(draft))
    };
    html! {
        <>
            <div class="part-head">
                <h2 ref={props.heading.clone()} tabindex="-1">{ texts.playground }</h2>
                <p>{ texts.playground_intro }</p>
            </div>
            <div class="playground">
                <Form draft={(*draft).clone()} {on_change} />
                <Output draft={(*draft).clone()} />
            </div>
        </>
    }
}
