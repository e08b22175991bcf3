//! One of a few: radio buttons that look like one control.

use yew::prelude::*;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    pub(crate) value: &'static str,
    pub(crate) label: &'static str,
    /// The label's language, where it is not the page's.
    pub(crate) lang: Option<&'static str>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct ChoicesProps {
    pub(crate) legend: &'static str,
    pub(crate) name: &'static str,
    pub(crate) choices: Vec<Choice>,
    pub(crate) chosen: &'static str,
    pub(crate) on_choose: Callback<&'static str>,
}

/// Native radio buttons: arrow keys, form semantics and forced colours come with them.
#[component]
pub(crate) fn Choices(props: &ChoicesProps) -> Html {
    html! {
        <fieldset class="choices">
            <legend class="unseen">{ props.legend }</legend>
            { for props.choices.iter().map(|choice| radio(choice, props)) }
        </fieldset>
    }
}

fn radio(choice: &Choice, props: &ChoicesProps) -> Html {
    let value = choice.value;
    let on_choose = props.on_choose.clone();
    html! {
        <label class="choice">
            <input
                type="radio"
                name={props.name}
                {value}
                checked={value == props.chosen}
                onchange={move |_| on_choose.emit(value)}
            />
            <span lang={choice.lang}>{ choice.label }</span>
        </label>
    }
}
