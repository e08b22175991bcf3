//! The resources that a job works on.

use yew::prelude::*;

use super::fold::use_fold;
use super::locale::use_locale;
use super::wording::server_text;
use crate::model::Job;

/// Resources that are shown without asking: as many as the sample answers of the documents have.
const FOLDED_RESOURCES: usize = 4;

/// Properties of [`ResourceList`].
#[derive(Properties, PartialEq)]
pub(super) struct ResourceListProps {
    pub(super) job: Job,
}

/// Ids, names and addresses under the names that the server gives them.
#[component]
pub(super) fn ResourceList(props: &ResourceListProps) -> Html {
    let messages = use_locale(None).messages;
    let resources = props.job.resources();
    let (shown, more) = use_fold(resources.len(), FOLDED_RESOURCES);
    if resources.is_empty() {
        return Html::default();
    }
    let rows = resources.iter().take(shown).map(|resource| {
        html! {
            <div class="job-watch-fact">
                <dt>{ server_text(resource.key) }</dt>
                <dd>{ resource.value.to_text().as_deref().map(server_text) }</dd>
            </div>
        }
    });
    html! {
        // A <dl> has no role that takes a name.
        <div class="job-watch-section" role="group" aria-label={messages.resources}>
            <dl class="job-watch-facts">{ for rows }</dl>
            { more }
        </div>
    }
}
