//! The resources that a job works on.

use yew::prelude::*;

use super::copy_button::CopyButton;
use super::fact::fact;
use super::fold::{foldable_text, use_fold};
use super::locale::{Locale, use_locale};
use super::wording::server_text;
use crate::model::{Job, Resource, fill};

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
    let locale = use_locale(None);
    let resources = props.job.resources();
    let (shown, more) = use_fold(resources.len(), FOLDED_RESOURCES);
    if resources.is_empty() {
        return Html::default();
    }
    let rows = resources.iter().take(shown);
    html! {
        // A <dl> has no role that takes a name.
        <div class="job-watch-section" role="group" aria-label={locale.messages.resources}>
            <dl class="job-watch-facts">{ for rows.map(|it| row(it, &locale)) }</dl>
            { more }
        </div>
    }
}

fn row(resource: &Resource<'_>, locale: &Locale) -> Html {
    let value = resource.value.to_text().unwrap_or_default();
    let label = fill(locale.messages.copy, "name", resource.key);
    let copy = html! { <CopyButton text={value.clone()} {label} /> };
    fact(server_text(resource.key), foldable_text(&value), copy)
}
