//! What a page adds to a card.

use yew::html::IntoPropValue;
use yew::prelude::*;

/// The places of a card that a page can fill.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Slots {
    /// Nothing of the page's.
    #[default]
    Empty,
    /// Parts of yew.
    Filled(Filling),
    /// `<slot>` elements, for a card in a shadow tree, whose host has the parts: `label`,
    /// `result`, `error`, `actions`.
    Named,
}

/// Parts for the places of a card.
///
/// ```
/// use jobwatch::view::{Filling, JobWatch};
/// use yew::prelude::*;
///
/// #[component]
/// fn Export() -> Html {
///     let to_images = html! { <a href="/images">{ "To the images" }</a> };
///     html! {
///         <JobWatch
///             project_id="ac234de2"
///             job_id="ff808081"
///             slots={Filling { result: to_images, ..Filling::default() }}
///         />
///     }
/// }
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filling {
    /// In the place of the title that is shown; the card keeps the name that it is spoken of by.
    pub label: Html,
    /// Below the times of a job that succeeded, such as a link to what it made.
    pub result: Html,
    /// Below the reason of a job that failed, such as what to do about it.
    pub error: Html,
    /// Before the card's own buttons.
    pub actions: Html,
}

impl IntoPropValue<Slots> for Filling {
    fn into_prop_value(self) -> Slots {
        Slots::Filled(self)
    }
}

/// A place of a card.
#[derive(Clone, Copy)]
pub(super) enum Slot {
    Label,
    Result,
    Error,
    Actions,
}

impl Slot {
    fn name(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Result => "result",
            Self::Error => "error",
            Self::Actions => "actions",
        }
    }

    fn of(self, filling: &Filling) -> &Html {
        match self {
            Self::Label => &filling.label,
            Self::Result => &filling.result,
            Self::Error => &filling.error,
            Self::Actions => &filling.actions,
        }
    }
}

impl Slots {
    /// What is shown at a place: what the page has for it, else the card's own.
    pub(super) fn show(&self, slot: Slot, own: Html) -> Html {
        match self {
            Self::Empty => own,
            Self::Filled(filling) => {
                let filled = slot.of(filling);
                if *filled == Html::default() {
                    own
                } else {
                    filled.clone()
                }
            }
            Self::Named => html! { <slot name={slot.name()}>{ own }</slot> },
        }
    }
}
