//! A place on the page where a component is shown and looked at.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};
use yew::html::BaseComponent;
use yew::{AppHandle, Renderer, scheduler};

/// The page.
pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// The page's language, which components speak if nothing else is said.
pub fn set_page_language(tag: &str) {
    let root = document().document_element().unwrap();
    root.set_attribute("lang", tag).unwrap();
}

/// Puts an element on the page where it is seen: at the top, with the page scrolled to it. What
/// the tests print makes the page longer than the screen, and a widget out of sight asks seldom.
pub fn put_in_sight(element: &Element) {
    put_first(&document().body().unwrap(), element);
}

fn put_first(parent: &Node, element: &Element) {
    let first = parent.first_child();
    parent.insert_before(element, first.as_ref()).unwrap();
    // Setting the focus may have moved the page.
    web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 0.0);
}

/// A component on the page, until this is dropped.
pub struct Stage<C: BaseComponent> {
    app: Option<AppHandle<C>>,
    root: Element,
}

impl<C: BaseComponent> Stage<C> {
    /// Shows a component on a page in English.
    pub async fn show(props: C::Properties) -> Self {
        set_page_language("en");
        let body = document().body().unwrap();
        Self::show_in(&body, props).await
    }

    /// Shows a component inside an element or a shadow root.
    pub async fn show_in(parent: &Node, props: C::Properties) -> Self {
        let root = document().create_element("div").unwrap();
        put_first(parent, &root);
        let app = Renderer::<C>::with_root_and_props(root.clone(), props).render();
        scheduler::flush().await;
        Self {
            app: Some(app),
            root,
        }
    }

    /// Gives the component other properties.
    pub async fn update(&mut self, props: C::Properties) {
        self.app.as_mut().unwrap().update(props);
        scheduler::flush().await;
    }

    /// Takes the component away.
    pub async fn unmount(mut self) {
        self.app.take().unwrap().destroy();
        scheduler::flush().await;
    }

    pub fn root(&self) -> &HtmlElement {
        self.root.unchecked_ref()
    }

    /// The elements that match.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|index| found.item(index).unwrap().unchecked_into())
            .collect()
    }

    /// The one element that matches.
    pub fn one(&self, selector: &str) -> HtmlElement {
        let found = self.all(selector);
        assert_eq!(
            found.len(),
            1,
            "elements that match {selector} in {}",
            self.root.inner_html()
        );
        found.into_iter().next().unwrap()
    }

    pub fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }

    /// The text of the one element that matches.
    pub fn text_of(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap()
    }

    /// All text.
    pub fn text(&self) -> String {
        self.root.text_content().unwrap()
    }

    /// The button with this name.
    pub fn button(&self, name: &str) -> HtmlElement {
        let buttons = self.all("button");
        let found = buttons.into_iter().find(|button| name_of(button) == name);
        found.unwrap_or_else(|| panic!("no button {name} in {}", self.root.inner_html()))
    }
}

impl<C: BaseComponent> Drop for Stage<C> {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

/// What a screen reader calls a button.
pub fn name_of(button: &Element) -> String {
    button
        .get_attribute("aria-label")
        .or_else(|| button.text_content())
        .unwrap_or_default()
}
