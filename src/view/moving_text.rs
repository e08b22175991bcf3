//! Texts that change with the time: only they are rendered then, not what is around them.

use std::any::Any;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::effect::use_while;
use super::last_answer::LastAnswer;
use super::locale::use_locale;
use super::next_try::NextTry;
use super::running_time::RunningTime;
use crate::effect::every_second;

/// A text that changes with the time. One kind of component for all: each would have a copy of
/// yew's code of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Moving {
    RunningTime(RunningTime),
    LastAnswer(LastAnswer),
    NextTry(NextTry),
}

/// Until when a text says what it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Holds {
    /// As long as it is there.
    Always,
    /// Until the page's next second.
    ForASecond,
    /// For so many milliseconds, counted from the first rendering that says so.
    For(u32),
}

/// Properties of [`MovingText`].
#[derive(Properties, PartialEq)]
pub(super) struct MovingTextProps {
    pub(super) text: Moving,
}

#[component]
pub(super) fn MovingText(props: &MovingTextProps) -> Html {
    let locale = use_locale(None);
    let (shown, holds) = match &props.text {
        Moving::RunningTime(time) => time.show(&locale),
        Moving::LastAnswer(answer) => answer.show(&locale),
        Moving::NextTry(next) => next.show(&locale),
    };
    use_again(holds);
    shown
}

/// Renders the component again when its text does not hold any more.
#[hook]
fn use_again(holds: Holds) {
    let again = use_force_update();
    let kind = std::mem::discriminant(&holds);
    use_while(kind, move |_| -> Option<Box<dyn Any>> {
        match holds {
            Holds::Always => None,
            Holds::ForASecond => Some(Box::new(every_second(move || again.force_update()))),
            Holds::For(millis) => {
                Some(Box::new(Timeout::new(millis, move || again.force_update())))
            }
        }
    });
}
