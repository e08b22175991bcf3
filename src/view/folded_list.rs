//! The lists of a card, folded where they are long.

use yew::prelude::*;

use super::fold::use_fold;
use super::locale::use_locale;
use super::resource_list::Resources;
use super::sub_job_list::Parts;

/// A list of a card. One kind of component for all: each would have a copy of yew's code of its
/// own.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Listed {
    Resources(Resources),
    Parts(Parts),
}

/// Properties of [`FoldedList`].
#[derive(Properties, PartialEq)]
pub(super) struct FoldedListProps {
    pub(super) list: Listed,
}

#[component]
pub(super) fn FoldedList(props: &FoldedListProps) -> Html {
    let locale = use_locale(None);
    let (len, folded) = match &props.list {
        Listed::Resources(resources) => resources.lengths(),
        Listed::Parts(parts) => parts.lengths(),
    };
    let (shown, more) = use_fold(len, folded);
    match &props.list {
        Listed::Resources(resources) => resources.show(shown, more, &locale),
        Listed::Parts(parts) => parts.show(shown, more, &locale),
    }
}
