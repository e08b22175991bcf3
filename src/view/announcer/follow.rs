//! A component's part in what the page says.

use yew::prelude::*;

use super::announced_job::AnnouncedJob;
use super::notice::Name;
use super::page::Following;
use crate::engine::{Connection, Snapshot};
use crate::view::Locale;
use crate::view::effect::use_while;

/// Has the page speak of a job for as long as the component shows it, in the component's words.
#[hook]
pub(in crate::view) fn use_announcer(
    job: Option<&AnnouncedJob>,
    title: AttrValue,
    locale: &Locale,
    snapshot: &Snapshot,
) {
    let locale = locale.clone();
    // Goes with the component.
    let following = use_mut_ref(|| None);
    use_while(
        (job.cloned(), Name { title, locale }, snapshot.clone()),
        move |(job, name, snapshot)| {
            let mut following = following.borrow_mut();
            if following.as_ref().map(Following::job) != job.as_ref() {
                *following = job.clone().map(Following::start);
                // A component that has been told nothing yet does not know better than those that
                // have shown the job for long.
                if snapshot.connection == Connection::Connecting {
                    return;
                }
            }
            if let Some(following) = &*following {
                following.observe(name.clone(), snapshot);
            }
        },
    );
}
