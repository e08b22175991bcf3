//! The form that starts a job.

use web_sys::HtmlSelectElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::StartedJob;
use super::catalog::{Catalog, use_catalog};
use crate::preferences::Language;
use crate::server::{self, Scenario, ServerError};
use crate::texts::{Texts, use_language, use_texts};

/// What the form proposes: a job that shows all there is to see of a success.
const FIRST_CHOICE: &str = "import-image";

#[derive(Properties, PartialEq)]
pub(super) struct StartFormProps {
    pub(super) on_start: Callback<StartedJob>,
}

/// What became of the last start.
#[derive(Clone, PartialEq)]
enum Outcome {
    None,
    Underway,
    Started(Scenario),
    Failed(ServerError),
}

#[component]
pub(super) fn StartForm(props: &StartFormProps) -> Html {
    let (texts, language) = (use_texts(), use_language());
    let catalog = use_catalog();
    let select = use_node_ref();
    let outcome = use_state(|| Outcome::None);
    let onsubmit = {
        let (catalog, select) = (catalog.clone(), select.clone());
        let (outcome, on_start) = (outcome.clone(), props.on_start.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            // A second press while the first is under way would start a second job.
            if *outcome == Outcome::Underway {
                return;
            }
            if let Some(scenario) = chosen(&catalog, &select) {
                outcome.set(Outcome::Underway);
                start(scenario, outcome.setter(), on_start.clone());
            }
        }
    };
    let disabled = catalog.scenarios().is_empty();
    let underway = *outcome == Outcome::Underway;
    html! {
        <form class="start" {onsubmit}>
            <label for="scenario">{ texts.scenario }</label>
            <select id="scenario" ref={select} {disabled}>
                { options(&catalog, language, texts) }
            </select>
            // Not disabled while under way: it would lose the focus.
            <button type="submit" {disabled} aria-disabled={underway.then_some("true")}>
                { texts.start }
            </button>
            <p role="status">{ message(&catalog, &outcome, language, texts) }</p>
        </form>
    }
}

fn chosen(catalog: &Catalog, select: &NodeRef) -> Option<Scenario> {
    let name = select.cast::<HtmlSelectElement>()?.value();
    let mut scenarios = catalog.scenarios().iter();
    scenarios.find(|scenario| scenario.name == name).cloned()
}

fn start(scenario: Scenario, outcome: UseStateSetter<Outcome>, on_start: Callback<StartedJob>) {
    spawn_local(async move {
        match server::start(&scenario.name).await {
            Ok(id) => {
                outcome.set(Outcome::Started(scenario.clone()));
                on_start.emit(StartedJob { id, scenario });
            }
            Err(error) => outcome.set(Outcome::Failed(error)),
        }
    });
}

fn options(catalog: &Catalog, language: Language, texts: &Texts) -> Html {
    let placeholder = |text| html! { <option>{ text }</option> };
    match catalog {
        Catalog::Loading => placeholder(texts.scenarios_loading),
        Catalog::Absent => placeholder(texts.scenarios_absent),
        Catalog::Loaded(scenarios) => scenarios
            .iter()
            .map(|scenario| option(scenario, language))
            .collect(),
    }
}

fn option(scenario: &Scenario, language: Language) -> Html {
    html! {
        <option
            key={scenario.name.clone()}
            value={scenario.name.clone()}
            selected={scenario.name == FIRST_CHOICE}
        >
            { scenario.title.in_language(language) }
        </option>
    }
}

fn message(catalog: &Catalog, outcome: &Outcome, language: Language, texts: &Texts) -> Html {
    let (text, bad) = match (catalog, outcome) {
        (Catalog::Absent, _) => (texts.server_absent.to_owned(), true),
        (_, Outcome::Failed(ServerError::Absent)) => (texts.start_unanswered.to_owned(), true),
        (_, Outcome::Failed(ServerError::Refused(reason))) => {
            (texts.not_started.replace("{reason}", reason), true)
        }
        (_, Outcome::Started(scenario)) => {
            let title = scenario.title.in_language(language);
            (texts.started.replace("{title}", title), false)
        }
        (_, Outcome::Underway) => (texts.starting.to_owned(), false),
        (_, Outcome::None) => return Html::default(),
    };
    html! { <span class={bad.then_some("bad")}>{ text }</span> }
}
