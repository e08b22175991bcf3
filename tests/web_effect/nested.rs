//! A widget inside another yew app: each listens for its own, and neither disturbs the other.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use jobwatch::view::{JobWatch, JobWatchProps};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, Node, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

use super::answers::running;
use super::page::Page;
use super::server::Server;
use super::watch::LONG;
use super::web_support::clock::{Clock, turn, wait_until};
use super::web_support::stage::Stage;

#[derive(Properties, PartialEq)]
struct OuterProps {
    clicks: Rc<Cell<usize>>,
    label: AttrValue,
}

/// An app that counts clicks by yew's own listeners, on an element with the tag of the package.
#[component]
fn Outer(props: &OuterProps) -> Html {
    let onclick = {
        let clicks = props.clicks.clone();
        move |_| clicks.set(clicks.get() + 1)
    };
    html! {
        <section {onclick}>
            <h2>{ &props.label }</h2>
            <job-watch job-id="a" label={&props.label}></job-watch>
        </section>
    }
}

struct World {
    clock: Clock,
    server: Server,
    _page: Page,
    clicks: Rc<Cell<usize>>,
    outer: Stage<Outer>,
}

impl World {
    async fn new() -> Self {
        let clicks = Rc::<Cell<usize>>::default();
        Self {
            clock: Clock::freeze().await,
            server: Server::start(),
            _page: Page::seen_and_online(),
            outer: Stage::show(outer_props(&clicks, "one")).await,
            clicks,
        }
    }

    /// A widget of an app of its own, inside a node of the outer one.
    async fn show_in(&self, place: &Node) -> Stage<JobWatch> {
        let props = yew::props!(JobWatchProps {
            endpoint: self.server.endpoint(),
            project_id: "p",
            job_id: "a",
        });
        let inner = Stage::show_in(place, props).await;
        self.server.request().await.answer(&running(20)).await;
        wait_until("the card shows 20%", || inner.text().contains("20%")).await;
        inner
    }

    async fn rename(&mut self, label: &'static str) {
        self.outer.update(outer_props(&self.clicks, label)).await;
    }
}

fn outer_props(clicks: &Rc<Cell<usize>>, label: &'static str) -> OuterProps {
    OuterProps {
        clicks: clicks.clone(),
        label: label.into(),
    }
}

async fn press(button: &HtmlElement) {
    button.click();
    yew::scheduler::flush().await;
    turn().await;
}

/// Presses buttons of the widget, of each of which the outer app hears so many clicks; renders the
/// outer app anew, and takes the widget away.
async fn lives_in(mut world: World, place: &Node, heard: usize) {
    let inner = world.show_in(place).await;
    press(&inner.button("Pause updates")).await;
    assert_eq!(world.clicks.get(), heard, "clicks heard by the outer app");
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1, "it was not paused");

    world.rename("two").await;
    assert_eq!(world.outer.text_of("h2"), "two");
    assert!(inner.text().contains("20%"), "{}", inner.text());
    press(&inner.button("Resume updates")).await;
    assert_eq!(world.clicks.get(), 2 * heard);
    world.server.request().await.answer(&running(40)).await;
    wait_until("the card shows 40%", || inner.text().contains("40%")).await;

    inner.unmount().await;
    world.clock.advance(Duration::from_secs(2)).await;
    assert_eq!(world.server.asked(), 2);
    press(&world.outer.one("h2")).await;
    assert_eq!(world.clicks.get(), 2 * heard + 1);
}

/// Yew keeps to itself what happens in an app, even from another one around it.
#[wasm_bindgen_test]
async fn widget_in_a_node_of_another_app_and_that_app_do_not_disturb_each_other() {
    let world = World::new().await;
    let place: Node = world.outer.one("section").unchecked_into();
    lives_in(world, &place, 0).await;
}

/// As in the package: a tag that yew renders, and another app in its closed shadow tree. Outside of
/// that a click is one on the tag.
#[wasm_bindgen_test]
async fn widget_in_the_shadow_tree_of_a_tag_that_yew_renders_does_not_disturb_its_app() {
    let world = World::new().await;
    let host: Element = world.outer.one("job-watch").unchecked_into();
    let closed = ShadowRootInit::new(ShadowRootMode::Closed);
    let root = host.attach_shadow(&closed).unwrap();
    assert_eq!(host.get_attribute("label").as_deref(), Some("one"));
    lives_in(world, &root, 1).await;
}
