//! When the next try comes.

use std::time::Duration;

use yew::prelude::*;

use super::format;
use super::locale::Locale;
use super::moving_text::Holds;
use crate::effect::monotonic;
use crate::engine::Millis;
use crate::model::fill;

/// The time until the next try.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NextTry {
    pub(super) at: Millis,
}

impl NextTry {
    pub(super) fn show(self, locale: &Locale) -> (Html, Holds) {
        let left = self.at.since(monotonic());
        let text = if left.is_zero() {
            locale.messages.trying.to_owned()
        } else {
            // Rounded up: "0 seconds" would say that it is now.
            let begun = u64::from(left.subsec_millis() > 0);
            let whole = Duration::from_secs(left.as_secs() + begun);
            let time = format::duration(whole, &locale.tag);
            fill(locale.messages.next_try, "time", &time)
        };
        let shown = html! { <span class="job-watch-countdown">{ text }</span> };
        (shown, Holds::ForASecond)
    }
}
