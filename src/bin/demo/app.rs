//! The page: masthead, and the part that the address names.

use jobwatch::view::Locale;
use yew::prelude::*;

use crate::dom;
use crate::gallery::Gallery;
use crate::live::{Live, StartedJobs};
use crate::many::Many;
use crate::masthead::Masthead;
use crate::playground::Playground;
use crate::preferences::{Language, Theme};
use crate::skins::Skins;
use crate::texts::Texts;
use crate::view::{View, use_view};

/// Where the skip link leads.
const MAIN_ID: &str = "main";

#[component]
pub(crate) fn App() -> Html {
    let view = use_view();
    let language = use_state_eq(Language::of_page);
    let theme = use_state_eq(Theme::of_page);
    // Kept here, so that a look at the gallery does not lose the jobs that were started.
    let started = use_reducer(StartedJobs::default);
    let texts = Texts::of(*language);
    use_title(texts.page_title);
    let heading = use_heading_focus(view);
    let main = use_node_ref();
    let skip = {
        let main = main.clone();
        move |event: MouseEvent| {
            // The fragment of the address names the part that is shown, and has to stay.
            event.prevent_default();
            dom::focus(&main);
        }
    };

    let choose_language = {
        let language = language.clone();
        move |chosen: Language| {
            chosen.choose();
            language.set(chosen);
        }
    };
    let choose_theme = {
        let theme = theme.clone();
        move |chosen: Theme| {
            chosen.choose();
            theme.set(chosen);
        }
    };
    html! {
        <ContextProvider<Locale> context={Locale::new(language.tag())}>
            <a class="skip-link" href={format!("#{MAIN_ID}")} onclick={skip}>{ texts.skip }</a>
            <Masthead
                {view}
                language={*language}
                theme={*theme}
                on_language={choose_language}
                on_theme={choose_theme}
            />
            <main ref={main} id={MAIN_ID} tabindex="-1" class="page">
                { match view {
                    View::Live => html! { <Live {started} {heading} /> },
                    View::Many => html! { <Many {heading} /> },
                    View::Gallery => html! { <Gallery {heading} /> },
                    View::Skins => html! { <Skins {heading} /> },
                    View::Playground => html! { <Playground {heading} /> },
                } }
            </main>
        </ContextProvider<Locale>>
    }
}

#[hook]
fn use_title(title: &'static str) {
    use_effect_with(title, |title| {
        if let Some(document) = dom::document() {
            document.set_title(title);
        }
    });
}

/// The heading of the part that is shown. It takes the focus when the part changes, as it would
/// on a new page, but not when the page opens.
#[hook]
fn use_heading_focus(view: View) -> NodeRef {
    let heading = use_node_ref();
    let shown = use_mut_ref(|| view);
    use_effect_with((view, heading.clone()), move |(view, heading)| {
        if shown.replace(*view) != *view {
            dom::focus(heading);
        }
    });
    heading
}
