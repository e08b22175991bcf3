//! Many widgets of a few jobs: what they share, and how they line up.

use jobwatch::view::{Appearance, JobWatch};
use yew::prelude::*;

use crate::appearance::{AppearanceChoices, use_appearance};
use crate::server::{project_id, share};
use crate::texts::{Texts, use_texts};

/// As many as a console's table may show at a time.
const WIDGETS: usize = 100;

/// Each job is shown by five widgets.
const JOBS: usize = 20;

/// Scenarios that take their time.
const SCENARIOS: [&str; 4] = [
    "import-image",
    "create-server",
    "no-percent",
    "import-fails",
];

#[derive(Properties, PartialEq)]
pub(crate) struct ManyProps {
    /// The heading of this part.
    pub(crate) heading: NodeRef,
}

#[component]
pub(crate) fn Many(props: &ManyProps) -> Html {
    let texts = use_texts();
    let appearance = use_appearance(Appearance::Inline);
    html! {
        <>
            <div class="part-head">
                <h2 ref={props.heading.clone()} tabindex="-1">{ texts.many }</h2>
                <p>{ texts.many_intro }</p>
            </div>
            <div class="part-choices"><AppearanceChoices appearance={appearance.clone()} /></div>
            { widgets(*appearance, texts) }
        </>
    }
}

fn widgets(appearance: Appearance, texts: &Texts) -> Html {
    let rows = (0..WIDGETS).map(Row::new);
    match appearance {
        Appearance::Card => html! { <ul class="grid">{ for rows.map(card) }</ul> },
        Appearance::Inline | Appearance::Badge => html! {
            <table class="jobs">
                <thead>
                    <tr>
                        <th scope="col">{ texts.column_project }</th>
                        <th scope="col">{ texts.column_job }</th>
                        <th scope="col">{ texts.column_state }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.map(|it| row(it, appearance)) }</tbody>
            </table>
        },
    }
}

/// A job as a table would list it.
struct Row {
    number: usize,
    job: usize,
    scenario: &'static str,
}

impl Row {
    /// Neighbours are different jobs.
    fn new(number: usize) -> Self {
        let job = number % JOBS;
        let scenario = SCENARIOS.iter().cycle().nth(job);
        Self {
            number,
            job: job + 1,
            scenario: scenario.copied().unwrap_or_default(),
        }
    }

    fn name(&self) -> String {
        format!("{}.{}", self.job, self.number / JOBS + 1)
    }

    fn widget(&self, appearance: Appearance) -> Html {
        html! {
            <JobWatch
                project_id={format!("{}-{}", project_id(), self.job)}
                job_id={self.scenario}
                share={share()}
                {appearance}
            />
        }
    }
}

fn card(row: Row) -> Html {
    html! {
        <li key={row.number} class="cell">
            <div class="cell-head"><h3>{ row.name() }</h3></div>
            { row.widget(Appearance::Card) }
        </li>
    }
}

fn row(row: Row, appearance: Appearance) -> Html {
    html! {
        <tr key={row.number}>
            <th scope="row">{ row.name() }</th>
            <td>{ row.scenario }</td>
            <td>{ row.widget(appearance) }</td>
        </tr>
    }
}
