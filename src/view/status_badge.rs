//! The badge: a job's state as shape, word and colour.

use yew::prelude::*;

use super::icon::{IconShape, state_icon};
use super::locale::{Locale, own_direction, use_locale_at};
use super::style::use_style_sheet;
use super::wording::Wording;
use crate::model::JobStatus;

/// Properties of [`StatusBadge`].
#[derive(Properties, PartialEq)]
pub struct StatusBadgeProps {
    /// The job's state; none while no answer has come.
    #[prop_or_default]
    pub status: Option<JobStatus>,
    /// Whether the state may be out of date, because the link is down or paused. The badge then
    /// keeps its word and loses its colour and movement, and says so to those who do not see that.
    #[prop_or_default]
    pub stale: bool,
    /// The language, as a tag of BCP 47 (see [`use_locale`](super::use_locale)).
    #[prop_or_default]
    pub lang: Option<AttrValue>,
}

/// A job's state in one word, with an icon of its own shape: never by colour alone
/// (WCAG 2.2, 1.4.1).
///
/// ```
/// use jobwatch::JobStatus;
/// use jobwatch::view::StatusBadge;
/// use yew::prelude::*;
///
/// #[component]
/// fn Badge() -> Html {
///     html! { <StatusBadge status={JobStatus::Running} lang="zh-CN" /> }
/// }
/// ```
#[component]
pub fn StatusBadge(props: &StatusBadgeProps) -> Html {
    let node = use_node_ref();
    use_style_sheet(&node);
    let locale = use_locale_at(&node, props.lang.as_ref(), None);
    let note = props.stale.then(|| {
        html! { <span class="job-watch-unseen">{ locale.messages.stale }</span> }
    });
    let dir = own_direction(props.lang.as_ref(), &locale);
    badge(node, dir, props.status.as_ref(), props.stale, &locale, note)
}

/// The same inside a card, which brings the style sheet, and says itself how old all of it is.
pub(super) fn badge_in_card(status: Option<&JobStatus>, stale: bool, locale: &Locale) -> Html {
    badge(NodeRef::default(), None, status, stale, locale, None)
}

/// The same with a text of what it does not show, for those who cannot see it.
pub(super) fn described_badge(
    status: Option<&JobStatus>,
    stale: bool,
    locale: &Locale,
    description: &str,
) -> Html {
    let note = html! { <span class="job-watch-unseen">{ format!(" ({description})") }</span> };
    badge(NodeRef::default(), None, status, stale, locale, Some(note))
}

fn badge(
    node: NodeRef,
    dir: Option<&'static str>,
    status: Option<&JobStatus>,
    stale: bool,
    locale: &Locale,
    note: Option<Html>,
) -> Html {
    let messages = locale.messages;
    let (shape, word) = match status {
        // Nothing is being loaded while the link is down or paused.
        None if stale => (IconShape::Unknown, Wording::Own(messages.status_unknown)),
        None => (IconShape::Loading, Wording::Own(messages.status_loading)),
        Some(status) => (
            IconShape::of_status(status),
            Wording::of_status(status, locale),
        ),
    };
    html! {
        <span
            ref={node}
            class={classes!("job-watch-badge", stale.then_some("job-watch-stale"))}
            lang={messages.tag}
            {dir}
            part="badge"
            data-state={state_name(status)}
        >
            { state_icon(shape) }
            { word.show(Some("job-watch-badge-word")) }
            { note }
        </span>
    }
}

/// The name of a state in the style sheet.
pub(super) fn state_name(status: Option<&JobStatus>) -> &'static str {
    match status {
        None => "loading",
        Some(JobStatus::Init) => "init",
        Some(JobStatus::Running) => "running",
        Some(JobStatus::Success) => "success",
        Some(JobStatus::Fail) => "fail",
        Some(JobStatus::Cancelled) => "cancelled",
        Some(JobStatus::Other(_)) => "unknown",
    }
}
