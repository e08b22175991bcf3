//! A component's part in what the page says.

use yew::prelude::*;

use super::announce::Announce;
use super::followed::JobKey;
use super::notice::Name;
use super::page::{self, Following};
use crate::effect::Target;
use crate::engine::Snapshot;
use crate::view::job_card::title;
use crate::view::use_locale;

/// Which job is spoken of, and how much.
#[derive(Clone, PartialEq)]
struct Subject {
    key: JobKey,
    announce: Announce,
}

/// Has the page speak of a job for as long as the component shows it, under the title and in the
/// language of its card.
#[hook]
pub(in crate::view) fn use_announcer(
    target: &Target,
    announce: Announce,
    label: Option<&AttrValue>,
    lang: Option<&AttrValue>,
    snapshot: &Snapshot,
) {
    let locale = use_locale(lang);
    let name = Name {
        title: title(label, snapshot.job.as_deref(), &locale).text(),
        locale,
    };
    let key = JobKey {
        url: target.url.clone(),
        id: target.job_id.clone(),
    };
    let subject = Subject { key, announce };
    use_effect_with(subject.clone(), |subject| {
        let following = subject.follow();
        move || drop(following)
    });
    use_effect_with(
        (subject, name, snapshot.clone()),
        |(subject, name, snapshot)| {
            if subject.announce != Announce::Off {
                page::observe(&subject.key, name.clone(), snapshot);
            }
        },
    );
}

impl Subject {
    fn follow(&self) -> Option<Following> {
        let milestones = self.announce == Announce::Milestones;
        (self.announce != Announce::Off).then(|| Following::start(self.key.clone(), milestones))
    }
}
