//! Badge and bar on their own, as tables and lists use them.

use jobwatch::view::{ProgressBar, StatusBadge};
use jobwatch::{JobStatus, Progress};
use yew::prelude::*;

use crate::texts::use_texts;

/// The states of a badge, by the API's words.
const WORDS: [&str; 6] = [
    "INIT",
    "RUNNING",
    "SUCCESS",
    "FAIL",
    "CANCEL",
    "PENDING_PAYMENT",
];

/// The values of a bar, in percent; the first is the shortest that can be seen.
const PERCENTS: [f64; 3] = [1.0, 42.0, 100.0];

#[component]
pub(super) fn Parts() -> Html {
    let texts = use_texts();
    html! {
        <section class="group">
            <h3>{ texts.parts }</h3>
            <div class="parts">
                <h4>{ texts.badges }</h4>
                <div class="part-row" data-cell="parts-badges">
                    <StatusBadge />
                    { for WORDS.map(|word| html! {
                        <StatusBadge status={JobStatus::parse(word)} />
                    }) }
                    <StatusBadge status={JobStatus::Running} stale=true />
                </div>
                <h4>{ texts.bars }</h4>
                <div class="part-bars" data-cell="parts-bars">
                    { for PERCENTS.map(|percent| html! {
                        <ProgressBar progress={Progress::from_percent(percent)} label={texts.bars} />
                    }) }
                    <ProgressBar label={texts.bars} />
                    <ProgressBar label={texts.bars} stale=true />
                </div>
            </div>
        </section>
    }
}
