//! How much of each job is shown: as the query's `appearance` says, and as a person chooses.

use jobwatch::view::Appearance;
use yew::prelude::*;

use crate::address::parameter;
use crate::choice::{Choice, Choices};
use crate::texts::{Texts, use_texts};

/// The appearance that the query names, else `otherwise`, until another is chosen.
#[hook]
pub(crate) fn use_appearance(otherwise: Appearance) -> UseStateHandle<Appearance> {
    use_state_eq(|| {
        parameter("appearance")
            .and_then(|word| Appearance::from_word(&word))
            .unwrap_or(otherwise)
    })
}

#[derive(Properties, PartialEq)]
pub(crate) struct AppearanceChoicesProps {
    pub(crate) appearance: UseStateHandle<Appearance>,
}

#[component]
pub(crate) fn AppearanceChoices(props: &AppearanceChoicesProps) -> Html {
    let texts = use_texts();
    let setter = props.appearance.setter();
    let on_choose = move |word| {
        Appearance::from_word(word)
            .into_iter()
            .for_each(|chosen| setter.set(chosen));
    };
    html! {
        <Choices
            legend={texts.appearance}
            name="appearance"
            choices={choices(texts)}
            chosen={props.appearance.word()}
            {on_choose}
        />
    }
}

fn choices(texts: &Texts) -> Vec<Choice> {
    let choice = |appearance: Appearance| Choice {
        value: appearance.word(),
        label: texts.appearance_name(appearance),
        lang: None,
    };
    Appearance::ALL.map(choice).to_vec()
}
