//! The bar.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::effect::use_while;
use super::format;
use super::locale::{own_direction, use_locale_at};
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
    let percent = props
        .progress
        .map(|progress| progress.percent().to_string());
    let words = props
        .progress
        .map(|progress| format::percent(progress, &locale.tag));
    let indeterminate = words.is_none().then_some("job-watch-indeterminate");
    let dir = own_direction(props.lang.as_ref(), &locale);
    html! {
        <div ref={node} class="job-watch-bar" lang={locale.messages.tag} {dir}>
            <div
                class={classes!("job-watch-track", indeterminate, props.stale.then_some("job-watch-stale"))}
                part="track"
                role="progressbar"
                aria-label={props.label.clone()}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow={percent}
                aria-valuetext={words.clone()}
            >
                <div ref={fill} class="job-watch-fill" part="fill"></div>
            </div>
            <span class="job-watch-percent" part="percent" aria-hidden="true">
                { words.unwrap_or_default() }
            </span>
        </div>
    }
}

/// Sets the length of the fill.
///
/// Through the object model: a `style` attribute is what a strict Content-Security-Policy blocks.
#[hook]
pub(super) fn use_share(fill: &NodeRef, progress: Option<Progress>) {
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
