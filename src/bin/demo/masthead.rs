//! The top of the page: name, parts, language and theme.

use yew::prelude::*;

use crate::choice::{Choice, Choices};
use crate::preferences::{Language, Theme};
use crate::texts::{Texts, use_texts};
use crate::view::View;

#[derive(Properties, PartialEq)]
pub(crate) struct MastheadProps {
    pub(crate) view: View,
    pub(crate) language: Language,
    pub(crate) theme: Theme,
    pub(crate) on_language: Callback<Language>,
    pub(crate) on_theme: Callback<Theme>,
}

#[component]
pub(crate) fn Masthead(props: &MastheadProps) -> Html {
    let texts = use_texts();
    let on_language = {
        let on_language = props.on_language.clone();
        move |tag| {
            Language::from_tag(tag)
                .into_iter()
                .for_each(|it| on_language.emit(it))
        }
    };
    let on_theme = {
        let on_theme = props.on_theme.clone();
        move |word| {
            Theme::from_word(word)
                .into_iter()
                .for_each(|it| on_theme.emit(it))
        }
    };
    html! {
        <header class="masthead">
            <div class="masthead-inner">
                <div class="masthead-title">
                    <h1>{ "jobwatch" }</h1>
                    <p>{ texts.tagline }</p>
                </div>
                <nav class="masthead-nav" aria-label={texts.views}>
                    { for View::ALL.map(|view| link(view, props.view, texts)) }
                </nav>
                <div class="masthead-preferences">
                    <Choices
                        legend={texts.language}
                        name="language"
                        choices={language_choices()}
                        chosen={props.language.tag()}
                        on_choose={on_language}
                    />
                    <Choices
                        legend={texts.theme}
                        name="theme"
                        choices={theme_choices(texts)}
                        chosen={props.theme.word()}
                        on_choose={on_theme}
                    />
                </div>
            </div>
        </header>
    }
}

fn link(view: View, shown: View, texts: &Texts) -> Html {
    html! {
        <a href={view.href()} aria-current={(view == shown).then_some("page")}>
            { texts.view(view) }
        </a>
    }
}

fn language_choices() -> Vec<Choice> {
    let choice = |language: Language| Choice {
        value: language.tag(),
        label: language.own_name(),
        lang: Some(language.tag()),
    };
    Language::ALL.map(choice).to_vec()
}

fn theme_choices(texts: &Texts) -> Vec<Choice> {
    let choice = |theme: Theme| Choice {
        value: theme.word(),
        label: texts.theme_name(theme),
        lang: None,
    };
    Theme::ALL.map(choice).to_vec()
}
