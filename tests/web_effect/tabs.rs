//! A job that is shared with other tabs of the origin.

use std::time::Duration;

use jobwatch::effect::{Share, Target};
use jobwatch::{Connection, ErrorKind, JobStatus};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::answers::{SUCCESS_BODY, running, running_body};
use super::page::Page;
use super::server::Server;
use super::watch::{LONG, Watch};
use super::web_support::clock::{Clock, FROZEN_AT, turn, wait_until};

#[wasm_bindgen(module = "/tests/web_effect/tabs.js")]
extern "C" {
    type OtherTab;
    #[wasm_bindgen(constructor)]
    fn new(name: &str) -> OtherTab;
    #[wasm_bindgen(method)]
    fn queue(this: &OtherTab);
    #[wasm_bindgen(method, js_name = holdsLock)]
    fn holds_lock(this: &OtherTab) -> bool;
    #[wasm_bindgen(method, js_name = letGoOfLock)]
    fn let_go_of_lock(this: &OtherTab);
    #[wasm_bindgen(method)]
    fn say(this: &OtherTab, message: &JsValue);
    #[wasm_bindgen(method, js_name = heardOf)]
    fn heard_of(this: &OtherTab, kind: &str) -> Array;
    #[wasm_bindgen(method)]
    fn end(this: &OtherTab);

    #[wasm_bindgen(js_name = hideLocks)]
    fn hide_locks();
    #[wasm_bindgen(js_name = showLocks)]
    fn show_locks();
}

/// This page, a server, and another tab that shows the same job.
struct World {
    clock: Clock,
    server: Server,
    page: Page,
    other: OtherTab,
    told: u32,
}

impl World {
    async fn new() -> Self {
        let server = Server::start();
        let name = format!("jobwatch same-origin {} a", server.url("a"));
        Self {
            clock: Clock::freeze().await,
            page: Page::seen_and_online(),
            other: OtherTab::new(&name),
            server,
            told: 0,
        }
    }

    fn target(&self) -> Target {
        Target {
            share: Share::Tabs,
            ..self.server.target("a")
        }
    }

    /// One whose other tab asks.
    async fn led() -> Self {
        let world = Self::new().await;
        world.other.queue();
        wait_until("the other tab leads", || world.other.holds_lock()).await;
        world
    }

    /// A watch in this tab, which leads, after one answer.
    async fn leader(&self) -> Watch {
        let watch = Watch::start(self.target());
        self.server.request().await.answer(&running(10)).await;
        watch.until_percent(10).await;
        watch
    }

    /// A watch in this tab, which follows: it has greeted the one that leads.
    async fn follower(&self) -> Watch {
        let watch = Watch::start(self.target());
        self.until_heard("hello").await;
        watch
    }

    async fn until_heard(&self, kind: &str) {
        wait_until(&format!("{kind} is heard"), || {
            self.other.heard_of(kind).length() > 0
        })
        .await;
    }

    /// The other tab tells of an answer.
    fn tell(&mut self, status: u16, body: &str) {
        self.tell_news(&[("status", status.into()), ("body", body.into())]);
    }

    fn tell_news(&mut self, more: &[(&str, JsValue)]) {
        self.told += 1;
        let mut news = vec![
            ("kind", "news".into()),
            ("from", "other".into()),
            ("number", self.told.into()),
            ("unixMillis", (FROZEN_AT as f64 - 5_000.0).into()),
        ];
        news.extend_from_slice(more);
        self.other.say(&object(&news));
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.other.end();
    }
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

#[wasm_bindgen_test]
async fn tab_that_is_alone_asks() {
    let world = World::new().await;
    let _watch = world.leader().await;
    world.clock.advance(Duration::from_secs(3)).await;
    assert_eq!(world.server.asked(), 2);
}

#[wasm_bindgen_test]
async fn tab_that_is_led_sends_no_request_and_shows_what_it_is_told() {
    let mut world = World::led().await;
    let watch = world.follower().await;
    world.tell(200, &running_body(40));
    watch.until_percent(40).await;
    assert_eq!(watch.connection(), Connection::Live);
    assert_eq!(
        watch.polling.snapshot().answered_at,
        Some(FROZEN_AT - 5_000)
    );
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 0);
}

#[wasm_bindgen_test]
async fn failure_that_is_told_is_shown_with_its_time() {
    let mut world = World::led().await;
    let watch = world.follower().await;
    world.tell(200, &running_body(40));
    world.tell_news(&[("error", "network".into()), ("wait", 7.into())]);
    assert_eq!(watch.until_retrying().await, ErrorKind::Network);
    let in_seven_seconds = 10_000 + 7_000;
    assert!(matches!(
        watch.connection(),
        Connection::Retrying { at, .. } if at.0 == in_seven_seconds
    ));
    assert_eq!(watch.percent(), Some(40));
}

#[wasm_bindgen_test]
async fn end_that_is_told_is_the_end() {
    let mut world = World::led().await;
    let watch = world.follower().await;
    world.tell(200, SUCCESS_BODY);
    watch.until_finished().await;
    assert_eq!(
        watch.polling.snapshot().job.unwrap().status,
        JobStatus::Success
    );
    world.other.let_go_of_lock();
    turn().await;
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 0);
}

#[wasm_bindgen_test]
async fn tab_takes_over_when_the_other_is_gone() {
    let mut world = World::led().await;
    let watch = world.follower().await;
    world.tell(200, &running_body(40));
    watch.until_percent(40).await;
    world.clock.advance(Duration::from_secs(5)).await;
    world.other.let_go_of_lock();
    world.server.request().await.answer(&running(50)).await;
    watch.until_percent(50).await;
}

#[wasm_bindgen_test]
async fn leader_tells_what_it_learns() {
    let world = World::new().await;
    let _watch = world.leader().await;
    world.until_heard("news").await;
    let news = world.other.heard_of("news").get(0);
    let body = Reflect::get(&news, &"body".into()).unwrap();
    assert_eq!(body.as_string(), Some(running_body(10)));
}

#[wasm_bindgen_test]
async fn leader_tells_of_a_request_that_was_never_answered() {
    let world = World::new().await;
    let _watch = Watch::start(world.target());
    let _hung = world.server.request().await;
    world.clock.advance(Duration::from_secs(15)).await;
    world.until_heard("news").await;
    let news = world.other.heard_of("news").get(0);
    let error = Reflect::get(&news, &"error".into()).unwrap();
    assert_eq!(error.as_string().as_deref(), Some("timeout"));
}

#[wasm_bindgen_test]
async fn leader_tells_a_newcomer_what_it_knows() {
    let world = World::new().await;
    let _watch = world.leader().await;
    world.until_heard("news").await;
    world.other.say(&object(&[("kind", "hello".into())]));
    wait_until("it is told again", || {
        world.other.heard_of("news").length() == 2
    })
    .await;
    let number = |index| {
        let news = world.other.heard_of("news").get(index);
        Reflect::get(&news, &"number".into()).unwrap().as_f64()
    };
    assert_eq!(number(0), number(1), "and can be told to be the same");
}

#[wasm_bindgen_test]
async fn news_that_is_told_twice_counts_once() {
    let mut world = World::led().await;
    let watch = world.follower().await;
    world.tell_news(&[("error", "network".into())]);
    watch.until_retrying().await;
    world.told -= 1;
    world.tell_news(&[("error", "network".into())]);
    world.tell_news(&[("error", "network".into())]);
    watch
        .until("the second failure is counted", |connection| {
            matches!(connection, Connection::Retrying { attempt: 2.., .. })
        })
        .await;
    assert!(matches!(
        watch.connection(),
        Connection::Retrying { attempt: 2, .. }
    ));
}

#[wasm_bindgen_test]
async fn tab_that_is_hidden_hands_over_at_once() {
    let world = World::new().await;
    let _watch = world.leader().await;
    world.other.queue();
    turn().await;
    assert!(!world.other.holds_lock());
    world.page.hide();
    wait_until("the other tab leads", || world.other.holds_lock()).await;
    world.page.show();
    turn().await;
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1, "it follows now");
}

#[wasm_bindgen_test]
async fn tab_without_widgets_lets_go_of_the_lock() {
    let world = World::new().await;
    let watch = world.leader().await;
    world.other.queue();
    drop(watch);
    wait_until("the other tab leads", || world.other.holds_lock()).await;
}

#[wasm_bindgen_test]
async fn wish_to_know_now_is_passed_on() {
    let world = World::led().await;
    let watch = world.follower().await;
    watch.polling.refresh();
    world.until_heard("refresh").await;
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 0);
}

#[wasm_bindgen_test]
async fn wish_of_another_tab_is_fulfilled() {
    let world = World::new().await;
    let _watch = world.leader().await;
    world.clock.advance(Duration::from_secs(1)).await;
    world.other.say(&object(&[("kind", "refresh".into())]));
    let _early = world.server.request().await;
    assert_eq!(world.server.asked(), 2);
}

#[wasm_bindgen_test]
async fn what_is_not_understood_is_not_heard() {
    let mut world = World::led().await;
    let watch = world.follower().await;
    let nonsense = [
        JsValue::NULL,
        "news".into(),
        object(&[("kind", "weather".into())]),
        object(&[("kind", "news".into())]),
        object(&[("kind", "news".into()), ("unixMillis", f64::NAN.into())]),
    ];
    for message in &nonsense {
        world.other.say(message);
    }
    world.tell(200, &running_body(40));
    watch.until_percent(40).await;
    assert_eq!(watch.told().borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn browser_without_locks_asks_in_each_tab() {
    hide_locks();
    let world = World::new().await;
    let watch = Watch::start(world.target());
    show_locks();
    world.server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;
}
