//! The yew components: the whole widget, and its parts.

mod action_button;
mod announcer;
mod appearance;
mod clipboard;
mod connection_line;
mod copy_button;
mod direction;
mod effect;
mod fact;
mod failure;
mod focus;
mod fold;
mod format;
mod host_language;
mod icon;
mod job_card;
mod job_watch;
mod last_answer;
mod locale;
mod messages;
mod outcome;
mod progress_bar;
mod resource_list;
mod row;
mod running_time;
mod sighting;
mod slots;
mod status_badge;
mod style;
mod sub_job_list;
mod use_estimate;
mod use_job;
mod wording;

pub use announcer::{Announce, AnnouncedJob};
pub use appearance::Appearance;
pub use direction::Direction;
pub use job_card::{JobCard, JobCardProps};
#[cfg(feature = "element")]
pub(crate) use job_watch::target;
pub use job_watch::{JobWatch, JobWatchProps};
pub use locale::{Locale, use_locale};
pub use messages::{JobTypes, Messages, Plural, Spoken, UnknownText};
pub use progress_bar::{ProgressBar, ProgressBarProps};
pub use slots::{Filling, Slots};
pub use status_badge::{StatusBadge, StatusBadgeProps};
pub use use_job::{JobControls, UseJobHandle, use_job};
