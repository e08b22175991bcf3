//! The bar.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::effect::use_while;
use super::format;
use super::locale::{Locale, own_direction, use_locale, use_locale_at};
use super::style::use_style_sheet;
use crate::model::Progress;

/// Properties of [`ProgressBar`].
#[derive(Properties, PartialEq)]
pub struct ProgressBarProps {
    /// How far the job is; none for a bar that only says that something is going on.
    #[prop_or_default]
    pub progress: Option<Progress>,
    /// What is progressing: the bar's accessible name (WCAG 2.2, 4.1.2).
    pub label: AttrValue,
    /// Whether the value may be out of date: an indeterminate bar then stands still.
    #[prop_or_default]
    pub stale: bool,
    /// The language, as a tag of BCP 47 (see [`use_locale`](super::use_locale)).
    #[prop_or_default]
    pub lang: Option<AttrValue>,
}

/// A progress bar and, where the progress is known, the same number in words beside it.
///
/// The value is always on the scale from 0 to 100. An indeterminate bar has no value at all, as
/// ARIA 1.2 wants it, where most bars say 0.
///
/// ```
/// use jobwatch::Progress;
/// use jobwatch::view::ProgressBar;
/// use yew::prelude::*;
///
/// #[component]
/// fn Upload() -> Html {
///     html! { <ProgressBar progress={Progress::from_fraction(0.4)} label="Upload of web-01" /> }
/// }
/// ```
#[component]
pub fn ProgressBar(props: &ProgressBarProps) -> Html {
    let node = use_node_ref();
    let fill = use_node_ref();
    use_style_sheet(&node);
    use_share(&fill, props.progress);
    let locale = use_locale_at(&node, props.lang.as_ref(), None);
    let dir = own_direction(props.lang.as_ref(), &locale);
    let words = words(props.progress, &locale);
    html! {
        <div ref={node} class="job-watch-bar" lang={locale.messages.tag} {dir}>
            { track(&fill, props.progress, &props.label, props.stale, words.clone()) }
            { percent(words, true) }
        </div>
    }
}

/// Properties of [`Bar`].
#[derive(Properties, PartialEq)]
pub(super) struct BarProps {
    pub(super) progress: Option<Progress>,
    /// What is progressing; none when nothing is any more.
    pub(super) label: Option<AttrValue>,
    pub(super) stale: bool,
}

/// The bar of a card, which brings the style sheet and the language. When the job has ended it is
/// for the eye only, in the same place and height, so that nothing jumps: there is no progress left
/// to tell.
#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let fill = use_node_ref();
    use_share(&fill, props.progress);
    let locale = use_locale(None);
    let words = words(props.progress, &locale);
    let is_over = props.label.is_none();
    html! {
        <div class="job-watch-bar" aria-hidden={is_over.then_some("true")}>
            if let Some(label) = &props.label {
                { track(&fill, props.progress, label, props.stale, words.clone()) }
            } else {
                <div class="job-watch-track" part="track">{ filling(&fill) }</div>
            }
            { percent(words, !is_over) }
        </div>
    }
}

fn track(
    fill: &NodeRef,
    progress: Option<Progress>,
    label: &AttrValue,
    stale: bool,
    words: Option<AttrValue>,
) -> Html {
    let indeterminate = progress.is_none().then_some("job-watch-indeterminate");
    let stale = stale.then_some("job-watch-stale");
    html! {
        <div
            class={classes!("job-watch-track", indeterminate, stale)}
            part="track"
            role="progressbar"
            aria-label={label.clone()}
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow={progress.map(|progress| progress.percent().to_string())}
            aria-valuetext={words}
        >
            { filling(fill) }
        </div>
    }
}

fn filling(fill: &NodeRef) -> Html {
    html! { <div ref={fill.clone()} class="job-watch-fill" part="fill"></div> }
}

/// The number, where it is not told by the bar already.
fn percent(words: Option<AttrValue>, is_told: bool) -> Html {
    html! {
        <span class="job-watch-percent" part="percent" aria-hidden={is_told.then_some("true")}>
            { words.unwrap_or_default() }
        </span>
    }
}

fn words(progress: Option<Progress>, locale: &Locale) -> Option<AttrValue> {
    progress.map(|progress| format::percent(progress, &locale.tag).into())
}

/// Sets the length of the fill.
///
/// Through the object model: a `style` attribute is what a strict Content-Security-Policy blocks.
#[hook]
fn use_share(fill: &NodeRef, progress: Option<Progress>) {
    use_while((fill.clone(), progress), |(fill, progress)| {
        let Some(element) = fill.cast::<HtmlElement>() else {
            return;
        };
        let style = element.style();
        // Neither call can fail for a custom property.
        let _ = match progress {
            Some(progress) => style.set_property("--job-watch-share", &share(*progress)),
            None => style.remove_property("--job-watch-share").map(|_| ()),
        };
    });
}

/// A fraction to four places: a bar of 2,000 px still moves pixel by pixel. Written by hand, for
/// the standard library's way of writing floats is 5 KB.
fn share(progress: Progress) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 10,000 by construction"
    )]
    let parts = (progress.fraction() * 10_000.0) as u32;
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}
