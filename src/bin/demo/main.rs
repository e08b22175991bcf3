//! The demo page: live jobs of the development server, many at a time too, a gallery of all states,
//! two looks of other consoles, and a playground for bodies of other APIs.

mod address;
mod app;
mod appearance;
mod choice;
mod dom;
mod gallery;
mod live;
mod many;
mod masthead;
mod playground;
mod preferences;
mod server;
mod skins;
mod texts;
mod view;

use app::App;

/// Where `index.html` wants the page.
const ROOT_ID: &str = "app";

fn main() {
    if let Some(root) = dom::document().and_then(|document| document.get_element_by_id(ROOT_ID)) {
        yew::Renderer::<App>::with_root(root).render();
    }
}
