//! A text, and in whose words it is.

use yew::prelude::*;

use super::locale::Locale;
use crate::model::{Job, JobStatus};

/// A text of the widget's own, or of someone else.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wording {
    /// In the language that the component speaks.
    Own(&'static str),
    /// In whatever language the server or the page has written it.
    Foreign(AttrValue),
}

impl Wording {
    /// The name of a job: its type in the reader's language where that is known, else as it is.
    pub(super) fn of_job_type(job: &Job, locale: &Locale) -> Option<Self> {
        let job_type = job.job_type.as_deref()?;
        let known = locale.messages.job_type(job_type);
        Some(known.map_or_else(|| Self::foreign(job_type), Self::Own))
    }

    /// The word for a job's state; of a state that is not known, the server's own word.
    pub(super) fn of_status(status: &JobStatus, locale: &Locale) -> Self {
        match status {
            JobStatus::Other(word) if !word.is_empty() => Self::foreign(word),
            known => Self::Own(locale.messages.known_status(known)),
        }
    }

    pub(super) fn foreign(text: &str) -> Self {
        Self::Foreign(AttrValue::from(text.to_owned()))
    }

    pub(super) fn text(&self) -> AttrValue {
        match self {
            Self::Own(text) => AttrValue::Static(text),
            Self::Foreign(text) => text.clone(),
        }
    }

    /// The text in an element of its own, which keeps its direction apart from its neighbours',
    /// and says so where its language is not known (HTML, "the lang attribute": a blank one).
    pub(super) fn show(&self, class: Option<&'static str>) -> Html {
        let lang = match self {
            Self::Own(_) => None,
            Self::Foreign(_) => Some(""),
        };
        html! { <bdi dir="auto" {lang} {class}>{ self.text() }</bdi> }
    }
}

/// A text of the server, of any length and content: always as text.
pub(super) fn server_text(text: &str) -> Html {
    Wording::foreign(text).show(None)
}
