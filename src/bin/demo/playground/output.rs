//! What comes of body and mapping.

use jobwatch::Snapshot;
use jobwatch::view::{Appearance, JobCard};
use yew::prelude::*;

use super::code::Stack;
use super::copy::Copy;
use super::draft::Draft;
use super::reading::{job_text, read};
use crate::choice::{Choice, Choices};
use crate::texts::{Texts, use_texts};

#[derive(Properties, PartialEq)]
pub(super) struct OutputProps {
    pub(super) draft: Draft,
}

#[component]
pub(super) fn Output(props: &OutputProps) -> Html {
    let texts = use_texts();
    let stack = use_state_eq(|| Stack::Tag);
    // Once for a draft: what counts from now would move with every rendering.
    let read = use_memo(
        (props.draft.clone(), texts.mapping_no_json),
        |(draft, no_json)| read(draft, no_json),
    );
    html! {
        <div class="output">
            <div role="status">
                if let Err(wrong) = &*read {
                    <p class="bad">{ wrong }</p>
                }
            </div>
            if let Ok(snapshot) = &*read {
                { widgets(snapshot) }
                { job(snapshot, texts) }
            }
            if read.is_ok() {
                { code(&props.draft, &stack, texts) }
            }
        </div>
    }
}

fn widgets(snapshot: &Snapshot) -> Html {
    let widget = |appearance: Appearance| {
        html! { <JobCard snapshot={snapshot.clone()} {appearance} /> }
    };
    html! { <div class="output-widgets">{ for Appearance::ALL.map(widget) }</div> }
}

/// The job in the members of the API, as `job` of the element has it.
fn job(snapshot: &Snapshot, texts: &'static Texts) -> Html {
    let Some(text) = job_text(snapshot) else {
        return Html::default();
    };
    html! {
        <section>
            <h3>{ texts.read_job }</h3>
            <pre dir="ltr" tabindex="0" role="region" aria-label={texts.read_job}>{ text }</pre>
        </section>
    }
}

/// The code that shows it, for one of several stacks.
fn code(draft: &Draft, stack: &UseStateHandle<Stack>, texts: &'static Texts) -> Html {
    let setter = stack.setter();
    let on_choose = move |name| {
        let chosen = Stack::from_name(name);
        chosen.into_iter().for_each(|it| setter.set(it));
    };
    let code = AttrValue::from(stack.code(draft));
    html! {
        <section>
            <h3>{ texts.code }</h3>
            <div class="output-tools">
                <Choices
                    legend={texts.code}
                    name="stack"
                    choices={stacks()}
                    chosen={stack.name()}
                    {on_choose}
                />
                <Copy text={code.clone()} />
            </div>
            <pre dir="ltr" tabindex="0" role="region" aria-label={texts.code}>{ code }</pre>
        </section>
    }
}

fn stacks() -> Vec<Choice> {
    let choice = |stack: Stack| Choice {
        value: stack.name(),
        label: stack.name(),
        lang: None,
    };
    Stack::ALL.map(choice).to_vec()
}
