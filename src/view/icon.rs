//! The icons: outlines in the colour of the text, so that forced colours keep them.

use yew::prelude::*;

use crate::model::JobStatus;

/// What an icon shows. States differ in shape, for those who cannot tell the colours apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IconShape {
    Loading,
    Init,
    Running,
    Success,
    Fail,
    Cancelled,
    Unknown,
    Warning,
    Pause,
    Resume,
    Refresh,
    Copy,
    Done,
}

impl IconShape {
    pub(super) fn of_status(status: &JobStatus) -> Self {
        match status {
            JobStatus::Init => Self::Init,
            JobStatus::Running => Self::Running,
            JobStatus::Success => Self::Success,
            JobStatus::Fail => Self::Fail,
            JobStatus::Cancelled => Self::Cancelled,
            JobStatus::Other(_) => Self::Unknown,
        }
    }

    /// The outline, in a box of 16 by 16.
    fn path(self) -> &'static str {
        match self {
            Self::Loading => "M3 8h.01M8 8h.01M13 8h.01",
            Self::Init => "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5M8 4.5V8l2.25 1.5",
            Self::Running => "M8 1.75A6.25 6.25 0 1 1 1.75 8",
            Self::Success => {
                "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5M5 8.25l2.1 2.1L11 6"
            }
            Self::Fail => {
                "M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4zM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2"
            }
            Self::Cancelled => {
                "M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5M3.6 12.4l8.8-8.8"
            }
            Self::Unknown => {
                "M8 1.4L14.6 8L8 14.6L1.4 8zM6.4 6.6a1.6 1.6 0 1 1 2.2 1.5c-.4.2-.6.5-.6.9M8 11h.01"
            }
            Self::Warning => "M8 2.1L14.4 13.6H1.6zM8 6.4v3.2M8 11.6h.01",
            Self::Pause => "M5.5 3.5v9M10.5 3.5v9",
            Self::Resume => "M5 3.2l7.5 4.8L5 12.8z",
            Self::Refresh => "M13.2 6.4A5.5 5.5 0 1 0 13.5 8.6M13.6 2.6v3.9H9.7",
            Self::Copy => "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
            Self::Done => "M2.8 8.6l3.4 3.3l7-7.6",
        }
    }
}

/// An icon, for the eye only: the text beside it says the same.
///
/// A function and not a component, like everything here that has no state: a component costs the
/// page half a kilobyte of its own.
pub(super) fn icon(shape: IconShape) -> Html {
    outline(shape, None)
}

/// The icon of a state, which a page can style as such.
pub(super) fn state_icon(shape: IconShape) -> Html {
    outline(shape, Some("icon"))
}

fn outline(shape: IconShape, part: Option<&'static str>) -> Html {
    let question = (shape == IconShape::Unknown).then_some("job-watch-icon-question");
    let outline = html! {
        <svg
            class={classes!("job-watch-icon", question)}
            {part}
            viewBox="0 0 16 16"
            aria-hidden="true"
        >
            <path d={shape.path()} />
        </svg>
    };
    if shape == IconShape::Running {
        // What turns is no SVG: Chromium would draw that anew sixty times a second, on the main
        // thread, where it has the compositor turn an element of HTML.
        return html! { <span class="job-watch-turning">{ outline }</span> };
    }
    outline
}
