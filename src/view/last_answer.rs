//! When the server last said something.

use yew::prelude::*;

use super::format;
use super::locale::Locale;
use super::moving_text::Holds;
use crate::effect::unix_millis;
use crate::model::fill;

/// The time of the last answer, with its date from the next day on: a page may stand paused, or
/// wait for a person to sign in, for longer than that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LastAnswer {
    /// In milliseconds since 1970.
    pub(super) at: i64,
}

impl LastAnswer {
    pub(super) fn show(self, locale: &Locale) -> (Html, Holds) {
        let now = unix_millis();
        let (time, holds) = if format::is_same_day(self.at, now) {
            let until_tomorrow = Holds::For(format::until_tomorrow(now));
            (format::time_of_day(self.at, &locale.tag), until_tomorrow)
        } else {
            let time = format::date_and_time(self.at, &locale.tag);
            (time, Holds::Always)
        };
        let shown = html! { <span>{ fill(locale.messages.last_answer, "time", &time) }</span> };
        (shown, holds)
    }
}
