//! A component's part in what the page says.

use yew::prelude::*;

use super::announce::Announce;
use super::followed::{JobKey, Subject};
use super::notice::Name;
use super::page::Following;
use crate::effect::Target;
use crate::engine::Snapshot;
use crate::view::job_card::title;
use crate::view::use_locale;

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
    // Goes with the component.
    let following = use_mut_ref(|| None);
    use_effect_with(
        (subject(target, announce), name, snapshot.clone()),
        move |(subject, name, snapshot)| {
            let mut following = following.borrow_mut();
            if following.as_ref().map(Following::subject) != subject.as_ref() {
                *following = subject.clone().map(Following::start);
            }
            if let Some(following) = &*following {
                following.observe(name.clone(), snapshot);
            }
        },
    );
}

fn subject(target: &Target, announce: Announce) -> Option<Subject> {
    let key = JobKey {
        url: target.url.clone(),
        id: target.job_id.clone(),
    };
    let milestones = announce == Announce::Milestones;
    (announce != Announce::Off).then_some(Subject { key, milestones })
}
