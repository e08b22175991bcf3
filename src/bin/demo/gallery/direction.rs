//! Which way the widgets run: as the query's `dir` says, and as a person chooses.

use jobwatch::view::Direction;
use yew::prelude::*;

use crate::address::parameter;
use crate::choice::{Choice, Choices};
use crate::texts::{Texts, use_texts};

/// The word for the language's own direction, which HTML has not.
const OF_LANGUAGE: &str = "language";

/// The direction that the query names, else that of the language, until another is chosen.
#[hook]
pub(super) fn use_direction() -> UseStateHandle<Option<Direction>> {
    use_state_eq(|| from_word(&parameter("dir")?))
}

#[derive(Properties, PartialEq)]
pub(super) struct DirectionChoicesProps {
    pub(super) direction: UseStateHandle<Option<Direction>>,
}

#[component]
pub(super) fn DirectionChoices(props: &DirectionChoicesProps) -> Html {
    let texts = use_texts();
    let setter = props.direction.setter();
    html! {
        <Choices
            legend={texts.direction}
            name="direction"
            choices={choices(texts)}
            chosen={word(*props.direction)}
            on_choose={move |word| setter.set(from_word(word))}
        />
    }
}

fn choices(texts: &Texts) -> Vec<Choice> {
    let choice = |direction, label| Choice {
        value: word(direction),
        label,
        lang: None,
    };
    vec![
        choice(None, texts.direction_of_language),
        choice(Some(Direction::LeftToRight), texts.direction_ltr),
        choice(Some(Direction::RightToLeft), texts.direction_rtl),
    ]
}

fn word(direction: Option<Direction>) -> &'static str {
    direction.map_or(OF_LANGUAGE, Direction::dir)
}

fn from_word(word: &str) -> Option<Direction> {
    [Direction::LeftToRight, Direction::RightToLeft]
        .into_iter()
        .find(|direction| direction.dir() == word)
}
