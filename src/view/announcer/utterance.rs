//! Notices in words.

use yew::AttrValue;

use super::notice::{News, Notice};
use crate::model::Progress;
use crate::model::fill;
use crate::view::format;
use crate::view::messages::{Messages, Plural, Spoken};

/// What is said at a stretch, and in which language, as a tag of BCP 47.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Utterance {
    pub(super) lang: AttrValue,
    pub(super) text: String,
}

/// What it takes to speak of numbers, which only a browser knows for every language.
pub(super) trait Numbers {
    /// The plural category of CLDR, such as `one` or `other`.
    fn plural_category(&self, count: usize, tag: &str) -> String;
    fn count(&self, count: usize, tag: &str) -> String;
    fn percent(&self, percent: Progress, tag: &str) -> String;
}

/// The browser's `Intl`.
pub(super) struct Intl;

impl Numbers for Intl {
    fn plural_category(&self, count: usize, tag: &str) -> String {
        format::plural_category(count, tag)
    }

    fn count(&self, count: usize, tag: &str) -> String {
        format::count(count, tag)
    }

    fn percent(&self, percent: Progress, tag: &str) -> String {
        format::percent(percent, tag)
    }
}

/// Puts the notices of one moment into words, those that are alike into one sentence, in the order
/// of the first of each kind.
pub(super) fn utterances(notices: Vec<Notice>, numbers: &impl Numbers) -> Vec<Utterance> {
    let mut kinds: Vec<Kind> = Vec::new();
    for notice in notices {
        match kinds.iter_mut().find(|kind| kind.first.joins(&notice)) {
            Some(kind) => kind.jobs += 1,
            None => kinds.push(Kind {
                first: notice,
                jobs: 1,
            }),
        }
    }
    kinds.iter().map(|kind| kind.utterance(numbers)).collect()
}

/// Notices that are alike.
struct Kind {
    first: Notice,
    jobs: usize,
}

impl Kind {
    fn utterance(&self, numbers: &impl Numbers) -> Utterance {
        Utterance {
            lang: AttrValue::Static(self.messages().tag),
            text: match self.jobs {
                1 => self.of_one(numbers),
                _ => self.of_many(numbers),
            },
        }
    }

    fn of_one(&self, numbers: &impl Numbers) -> String {
        let (spoken, title) = (self.spoken(), &*self.first.name.title);
        let text = match &self.first.news {
            News::Succeeded => spoken.succeeded,
            News::Failed(None) => spoken.failed,
            // The reason last: a title is the page's own, and has no `{reason}` in it.
            News::Failed(Some(reason)) => {
                let text = fill(spoken.failed_because, "title", title);
                return fill(&text, "reason", reason);
            }
            News::Cancelled => spoken.cancelled,
            News::Lost => spoken.lost,
            News::Restored => spoken.restored,
            News::Stopped(why) => return self.about(title, why),
            News::Reached(percent) => return self.about(title, &self.percent(*percent, numbers)),
        };
        fill(text, "title", title)
    }

    fn of_many(&self, numbers: &impl Numbers) -> String {
        let spoken = self.spoken();
        let counted = |text: &Plural| self.counted(text, numbers);
        match &self.first.news {
            News::Succeeded => counted(&spoken.jobs_succeeded),
            News::Failed(_) => counted(&spoken.jobs_failed),
            News::Cancelled => counted(&spoken.jobs_cancelled),
            News::Lost => counted(&spoken.jobs_lost),
            News::Restored => counted(&spoken.jobs_restored),
            News::Stopped(why) => self.about(&counted(&spoken.jobs), why),
            News::Reached(percent) => {
                self.about(&counted(&spoken.jobs), &self.percent(*percent, numbers))
            }
        }
    }

    fn about(&self, whom: &str, what: &str) -> String {
        fill(&fill(self.spoken().about, "title", whom), "text", what)
    }

    /// The form follows the language of the words, the digits the reader's own tag.
    fn counted(&self, text: &Plural, numbers: &impl Numbers) -> String {
        let category = numbers.plural_category(self.jobs, self.messages().tag);
        let count = numbers.count(self.jobs, &self.first.name.locale.tag);
        fill(text.form(&category), "count", &count)
    }

    fn percent(&self, percent: u8, numbers: &impl Numbers) -> String {
        Progress::from_percent(f64::from(percent))
            .map(|progress| numbers.percent(progress, &self.first.name.locale.tag))
            .unwrap_or_default()
    }

    fn messages(&self) -> &Messages {
        self.first.name.locale.messages
    }

    fn spoken(&self) -> &Spoken {
        &self.messages().spoken
    }
}
