//! Many cards of a few jobs: what they share.

use jobwatch::view::JobWatch;
use yew::prelude::*;

use crate::server::{project_id, share};
use crate::texts::use_texts;

/// As many as a console's table may show at a time.
const CARDS: usize = 100;

/// Each job is shown by five cards.
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
    html! {
        <>
            <div class="part-head">
                <h2 ref={props.heading.clone()} tabindex="-1">{ texts.many }</h2>
                <p>{ texts.many_intro }</p>
            </div>
            <ul class="grid">
                { for (0..CARDS).map(card) }
            </ul>
        </>
    }
}

/// Neighbours are different jobs.
fn card(number: usize) -> Html {
    let job = number % JOBS;
    let scenario = SCENARIOS
        .iter()
        .cycle()
        .nth(job)
        .copied()
        .unwrap_or_default();
    html! {
        <li key={number} class="cell">
            <div class="cell-head"><h3>{ format!("{}.{}", job + 1, number / JOBS + 1) }</h3></div>
            <JobWatch
                project_id={format!("{}-{}", project_id(), job + 1)}
                job_id={scenario}
                share={share()}
            />
        </li>
    }
}
