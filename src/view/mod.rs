//! The yew components: the whole widget, and its parts.

mod action_button;
mod announcer;
mod connection_line;
mod direction;
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
mod running_time;
mod sighting;
mod status_badge;
mod style;
mod sub_job_list;
mod use_job;
mod wording;

pub use announcer::{Announce, AnnouncedJob};
pub use direction::Direction;
pub use job_card::{JobCard, JobCardProps};
pub use job_watch::{JobWatch, JobWatchProps};
pub use locale::{Locale, use_locale};
pub use messages::{JobTypes, Messages, Plural, Spoken, UnknownText};
pub use progress_bar::{ProgressBar, ProgressBarProps};
pub use status_badge::{StatusBadge, StatusBadgeProps};
pub use use_job::{UseJobHandle, use_job};
