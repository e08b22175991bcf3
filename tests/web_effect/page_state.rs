//! Hidden pages and pages without network.

use std::time::Duration;

use jobwatch::{Connection, PausedBy};
use wasm_bindgen_test::wasm_bindgen_test;

use super::answers::running;
use super::listeners::Listeners;
use super::page::Page;
use super::server::Server;
use super::watch::{LONG, Watch};
use super::web_support::clock::{Clock, turn};

const HIDDEN: Connection = Connection::Paused {
    by: PausedBy::HiddenPage,
};

struct World {
    clock: Clock,
    server: Server,
    page: Page,
}

impl World {
    async fn new() -> Self {
        Self {
            clock: Clock::freeze().await,
            server: Server::start(),
            page: Page::seen_and_online(),
        }
    }

    /// A poller that has had one answer.
    async fn live(&self) -> Watch {
        let watch = Watch::start(self.server.target("a"));
        self.server.request().await.answer(&running(10)).await;
        watch.until_percent(10).await;
        watch
    }
}

#[wasm_bindgen_test]
async fn hidden_page_sends_no_request_and_exactly_one_on_return() {
    let world = World::new().await;
    let watch = world.live().await;
    world.page.hide();
    assert_eq!(watch.connection(), HIDDEN);
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1);
    assert_eq!(world.clock.pending_timers(), 0);

    world.page.show();
    turn().await;
    assert_eq!(world.server.asked(), 2);
    world.server.request().await.answer(&running(80)).await;
    watch.until_percent(80).await;
    world.clock.advance(Duration::from_secs(1)).await;
    assert_eq!(world.server.asked(), 2);
}

#[wasm_bindgen_test]
async fn page_that_is_hidden_while_asking_aborts() {
    let world = World::new().await;
    let _watch = Watch::start(world.server.target("a"));
    let request = world.server.request().await;
    world.page.hide();
    assert!(request.is_aborted());
}

#[wasm_bindgen_test]
async fn page_that_is_hidden_at_the_start_asks_when_it_is_seen() {
    let world = World::new().await;
    world.page.hide();
    let watch = Watch::start(world.server.target("a"));
    assert_eq!(watch.connection(), HIDDEN);
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 0);

    world.page.show();
    turn().await;
    assert_eq!(world.server.asked(), 1);
}

#[wasm_bindgen_test]
async fn flicker_of_the_page_makes_no_burst_of_requests() {
    let world = World::new().await;
    let _watch = world.live().await;
    for _ in 0..20 {
        world.page.hide();
        world.page.show();
        turn().await;
    }
    assert_eq!(world.server.asked(), 1);
    world.clock.advance(Duration::from_millis(260)).await;
    assert_eq!(world.server.asked(), 2);
}

#[wasm_bindgen_test]
async fn page_without_network_waits_and_asks_once_when_it_is_back() {
    let world = World::new().await;
    let watch = world.live().await;
    world.page.lose_network();
    assert_eq!(watch.connection(), Connection::Offline);
    assert_eq!(watch.percent(), Some(10));
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1);

    // Spread over two seconds: a whole office comes back at once.
    world.page.find_network();
    world.clock.advance(Duration::from_secs(2)).await;
    assert_eq!(world.server.asked(), 2);
}

/// Browsers are wrong about it on some machines.
#[wasm_bindgen_test]
async fn page_that_starts_without_network_tries_once() {
    let world = World::new().await;
    world.page.lose_network();
    let watch = Watch::start(world.server.target("a"));
    let request = world.server.request().await;
    request.reject(&js_sys::Error::new("no network")).await;
    watch
        .until("it is offline", |connection| {
            *connection == Connection::Offline
        })
        .await;
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1);
}

#[wasm_bindgen_test]
async fn page_that_starts_without_network_in_its_own_eyes_only_goes_on() {
    let world = World::new().await;
    world.page.lose_network();
    let watch = world.live().await;
    assert_eq!(watch.connection(), Connection::Live);
    world.clock.advance(Duration::from_secs(3)).await;
    assert_eq!(world.server.asked(), 2);
}

#[wasm_bindgen_test]
async fn dropped_poller_listens_to_the_page_no_more() {
    let world = World::new().await;
    let listeners = Listeners::count();
    let watch = world.live().await;
    assert_eq!(listeners.now(), 7);
    drop(watch);
    assert_eq!(listeners.now(), 0);

    world.page.hide();
    world.page.show();
    world.page.lose_network();
    world.page.find_network();
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1);
}

#[wasm_bindgen_test]
async fn page_in_the_back_forward_cache_is_silent_and_asks_once_when_it_is_back() {
    let world = World::new().await;
    let watch = world.live().await;
    world.clock.advance(Duration::from_secs(3)).await;
    let request = world.server.request().await;
    world.page.leave();
    assert!(request.is_aborted());
    assert_eq!(watch.connection(), HIDDEN);
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 2);

    world.page.come_back();
    turn().await;
    assert_eq!(world.server.asked(), 3);
    world.clock.advance(Duration::from_secs(3)).await;
    assert_eq!(world.server.asked(), 3, "one chain of requests");
}

#[wasm_bindgen_test]
async fn frozen_page_is_silent_and_asks_once_when_it_goes_on() {
    let world = World::new().await;
    let _watch = world.live().await;
    world.page.freeze();
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1);
    world.page.thaw();
    turn().await;
    assert_eq!(world.server.asked(), 2);
}

#[wasm_bindgen_test]
async fn page_that_was_hidden_while_nobody_watched_is_known_to_be_hidden() {
    let world = World::new().await;
    drop(world.live().await);
    world.page.hide();
    let watch = Watch::start(world.server.target("b"));
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1);
    world.page.show();
    turn().await;
    assert_eq!(world.server.asked(), 2);
    drop(watch);
}
