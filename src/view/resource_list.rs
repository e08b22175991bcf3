//! The resources that a job works on.

use yew::prelude::*;

use super::copy_button::CopyButton;
use super::fact::fact;
use super::folded::{Content, Folded, shown};
use super::locale::Locale;
use super::long_text::foldable_text;
use super::wording::server_text;
use crate::model::{Job, Resource, fill};

/// Resources that are shown without asking: as many as the sample answers of the documents have.
const FOLDED_RESOURCES: usize = 4;

/// Ids, names and addresses under the names that the server gives them.
pub(super) fn resource_list(job: &Job) -> Html {
    let text = |it: Resource<'_>| (it.key.to_owned(), it.value.to_text().unwrap_or_default());
    let resources: Vec<_> = job.resources().into_iter().map(text).collect();
    if resources.is_empty() {
        return Html::default();
    }
    html! { <Folded content={Content::Resources(Resources(resources))} /> }
}

/// Names and values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resources(Vec<(String, String)>);

impl Resources {
    pub(super) fn hidden(&self) -> usize {
        self.0.len().saturating_sub(FOLDED_RESOURCES)
    }

    pub(super) fn show(&self, is_open: bool, more: Html, locale: &Locale) -> Html {
        let rows = shown(&self.0, FOLDED_RESOURCES, is_open).iter();
        html! {
            // A <dl> has no role that takes a name.
            <div class="job-watch-section" role="group" aria-label={locale.messages.resources}>
                <dl class="job-watch-facts">{ for rows.map(|it| row(it, locale)) }</dl>
                { more }
            </div>
        }
    }
}

fn row((key, value): &(String, String), locale: &Locale) -> Html {
    let label = fill(locale.messages.copy, "name", key);
    let copy = html! { <CopyButton text={value.clone()} {label} /> };
    fact(server_text(key), foldable_text(value), copy)
}
