//! The words of the page, one file a language.

mod ar;
mod en;
mod zh_cn;

use jobwatch::view::{Appearance, use_locale};
use yew::prelude::*;

use crate::preferences::{Language, Theme};
use crate::view::View;

/// Every text of the page that is not the widget's own. `{name}` marks what is filled in.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) page_title: &'static str,
    pub(crate) tagline: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) views: &'static str,
    pub(crate) live: &'static str,
    pub(crate) many: &'static str,
    pub(crate) gallery: &'static str,
    pub(crate) skins: &'static str,
    pub(crate) playground: &'static str,
    pub(crate) language: &'static str,
    pub(crate) theme: &'static str,
    pub(crate) theme_system: &'static str,
    pub(crate) theme_light: &'static str,
    pub(crate) theme_dark: &'static str,

    pub(crate) live_intro: &'static str,
    pub(crate) scenario: &'static str,
    pub(crate) scenarios_loading: &'static str,
    pub(crate) scenarios_absent: &'static str,
    pub(crate) start: &'static str,
    pub(crate) starting: &'static str,
    /// `{title}`
    pub(crate) started: &'static str,
    pub(crate) server_absent: &'static str,
    pub(crate) start_unanswered: &'static str,
    /// `{reason}`
    pub(crate) not_started: &'static str,
    /// `{title}`
    pub(crate) remove: &'static str,
    pub(crate) samples: Samples,

    pub(crate) many_intro: &'static str,
    pub(crate) appearance: &'static str,
    pub(crate) appearance_card: &'static str,
    pub(crate) appearance_inline: &'static str,
    pub(crate) appearance_badge: &'static str,
    pub(crate) column_project: &'static str,
    pub(crate) column_job: &'static str,
    pub(crate) column_state: &'static str,

    pub(crate) gallery_intro: &'static str,
    pub(crate) direction: &'static str,
    pub(crate) direction_of_language: &'static str,
    pub(crate) direction_ltr: &'static str,
    pub(crate) direction_rtl: &'static str,
    pub(crate) job_states: &'static str,
    pub(crate) percent_reported: &'static str,
    pub(crate) percent_counted: &'static str,
    pub(crate) percent_unknown: &'static str,
    pub(crate) details: &'static str,
    pub(crate) details_cells: Details,
    pub(crate) connections: &'static str,
    pub(crate) connections_alone: &'static str,
    pub(crate) parts: &'static str,
    pub(crate) badges: &'static str,
    pub(crate) bars: &'static str,

    pub(crate) skins_intro: &'static str,
    pub(crate) skin_console: &'static str,
    pub(crate) skin_wall: &'static str,
    pub(crate) column_resource: &'static str,
    pub(crate) console_tasks: &'static str,
    pub(crate) wall_urgent: &'static str,
    pub(crate) wall_jobs: &'static str,

    pub(crate) playground_intro: &'static str,
    pub(crate) reader: &'static str,
    pub(crate) reader_built_in: &'static str,
    pub(crate) reader_own: &'static str,
    pub(crate) show_sample: &'static str,
    pub(crate) address: &'static str,
    pub(crate) job_id: &'static str,
    pub(crate) http_status: &'static str,
    pub(crate) body: &'static str,
    pub(crate) body_no_json: &'static str,
    pub(crate) mapping: &'static str,
    pub(crate) mapping_built_in: &'static str,
    pub(crate) mapping_no_json: &'static str,
    pub(crate) read_job: &'static str,
    pub(crate) code: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,
}

/// Captions of the jobs that are always there.
#[derive(Debug)]
pub(crate) struct Samples {
    pub(crate) success: &'static str,
    pub(crate) fail: &'static str,
    pub(crate) cancelled: &'static str,
    pub(crate) sub_jobs: &'static str,
    pub(crate) partial: &'static str,
    pub(crate) no_percent: &'static str,
    pub(crate) ims_document: &'static str,
    pub(crate) elb_document: &'static str,
    pub(crate) outage: &'static str,
}

/// Captions of the cards with a lot to say.
#[derive(Debug)]
pub(crate) struct Details {
    pub(crate) resources: &'static str,
    pub(crate) label: &'static str,
    pub(crate) sub_jobs: &'static str,
    pub(crate) sub_job_failed: &'static str,
    pub(crate) batch: &'static str,
    pub(crate) long_reason: &'static str,
    pub(crate) no_reason: &'static str,
    pub(crate) result: &'static str,
    pub(crate) unknown_type: &'static str,
    pub(crate) unreadable_times: &'static str,
    pub(crate) full_but_running: &'static str,
    pub(crate) hostile: &'static str,
    pub(crate) nothing: &'static str,
}

impl Texts {
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &en::TEXTS,
            Language::Chinese => &zh_cn::TEXTS,
            Language::Arabic => &ar::TEXTS,
        }
    }

    pub(crate) fn view(&self, view: View) -> &'static str {
        match view {
            View::Live => self.live,
            View::Many => self.many,
            View::Gallery => self.gallery,
            View::Skins => self.skins,
            View::Playground => self.playground,
        }
    }

    pub(crate) fn appearance_name(&self, appearance: Appearance) -> &'static str {
        match appearance {
            Appearance::Card => self.appearance_card,
            Appearance::Inline => self.appearance_inline,
            Appearance::Badge => self.appearance_badge,
        }
    }

    pub(crate) fn theme_name(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::System => self.theme_system,
            Theme::Light => self.theme_light,
            Theme::Dark => self.theme_dark,
        }
    }
}

/// The words in the language of the nearest locale.
#[hook]
pub(crate) fn use_texts() -> &'static Texts {
    Texts::of(use_language())
}

/// The language of the nearest locale.
#[hook]
pub(crate) fn use_language() -> Language {
    Language::from_tag(&use_locale(None).tag).unwrap_or(Language::English)
}
