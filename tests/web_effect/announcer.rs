//! What the page says aloud, and through what.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use jobwatch::view::{Announce, JobWatch, JobWatchProps};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, Node, ShadowRootInit, ShadowRootMode};
use yew::AttrValue;

use super::answers::{ok, running, success, with_status};
use super::page::Page;
use super::server::{Exchange, Server};
use super::watch::SPACING;
use super::web_support::clock::{Clock, turn, wait_until};
use super::web_support::stage::{Stage, document, put_in_sight};

const REGION: &str = ".job-watch-announcer";

/// Until what is said together is said.
const GATHERED: Duration = Duration::from_millis(2_100);
/// Longer than a text stays on the page.
const FORGOTTEN: Duration = Duration::from_secs(6);

struct World {
    clock: Clock,
    server: Server,
    page: Page,
    _voice: BrowserVoice,
}

impl World {
    /// A page in a browser that has no `ariaNotify`.
    async fn with_region() -> Self {
        Self::with_voice(BrowserVoice::none()).await
    }

    async fn with_voice(voice: BrowserVoice) -> Self {
        let clock = Clock::freeze().await;
        let page = Page::seen_and_online();
        silence(&clock).await;
        Self {
            clock,
            server: Server::start(),
            page,
            _voice: voice,
        }
    }

    fn props(&self, job_id: &'static str) -> JobWatchProps {
        props(&self.server, job_id)
    }

    async fn show(&self, job_id: &'static str) -> Stage<JobWatch> {
        Stage::show(self.props(job_id)).await
    }

    /// A widget that shows a job under way.
    async fn live(&self, job_id: &'static str) -> Stage<JobWatch> {
        self.live_with(self.props(job_id)).await
    }

    async fn live_with(&self, props: JobWatchProps) -> Stage<JobWatch> {
        let stage = Stage::show(props).await;
        self.server.request().await.answer(&running(10)).await;
        until_shown(&stage, "Running").await;
        stage
    }

    /// The next request for this job, if it comes with the next turn of the cadence.
    async fn next_request(&self) -> Exchange {
        self.clock.advance(Duration::from_millis(2_200)).await;
        self.server.request().await
    }

    async fn succeed(&self, stage: &Stage<JobWatch>) {
        self.next_request().await.answer(&success()).await;
        until_shown(stage, "Succeeded").await;
    }
}

fn props(server: &Server, job_id: &'static str) -> JobWatchProps {
    yew::props!(JobWatchProps {
        endpoint: server.endpoint(),
        project_id: "p",
        job_id,
        lang: "en",
    })
}

/// Lets the page say what earlier tests have left unsaid, and take it away. Their clocks may have
/// been ahead of this one.
async fn silence(clock: &Clock) {
    let server = Server::start();
    for _ in 0..10 {
        clock.advance(Duration::from_secs(100)).await;
        let widget = Stage::<JobWatch>::show(props(&server, "a")).await;
        widget.unmount().await;
        if !has_region() {
            return;
        }
    }
    panic!("the page of an earlier test has never come to an end");
}

async fn until_shown(stage: &Stage<JobWatch>, text: &str) {
    wait_until(&format!("the card shows {text}"), || {
        stage.text().contains(text)
    })
    .await;
}

/// `document.ariaNotify`, as a test wants it, until this is dropped.
struct BrowserVoice {
    heard: Rc<RefCell<Vec<String>>>,
    _notify: Option<Closure<dyn FnMut(String)>>,
}

impl BrowserVoice {
    fn none() -> Self {
        Self::set(&JsValue::UNDEFINED);
        Self {
            heard: Rc::default(),
            _notify: None,
        }
    }

    fn heard_by_test() -> Self {
        let heard = Rc::<RefCell<Vec<String>>>::default();
        let note = heard.clone();
        let notify = Closure::new(move |text| note.borrow_mut().push(text));
        Self::set(notify.as_ref());
        Self {
            heard,
            _notify: Some(notify),
        }
    }

    fn set(notify: &JsValue) {
        Reflect::set(&document(), &"ariaNotify".into(), notify).unwrap();
    }
}

impl Drop for BrowserVoice {
    fn drop(&mut self) {
        Reflect::delete_property(&document(), &"ariaNotify".into()).unwrap();
    }
}

fn regions() -> Vec<Element> {
    let found = document().query_selector_all(REGION).unwrap();
    (0..found.length())
        .map(|index| found.item(index).unwrap().unchecked_into())
        .collect()
}

fn has_region() -> bool {
    !regions().is_empty()
}

fn region() -> HtmlElement {
    let [region] = <[Element; 1]>::try_from(regions()).unwrap();
    region.unchecked_into()
}

/// What stands in the region, each text with its language.
fn said() -> Vec<(String, String)> {
    let lines = region().children();
    let line = |index| lines.item(index).unwrap();
    (0..lines.length())
        .map(|index| {
            let text = line(index).text_content().unwrap();
            (line(index).get_attribute("lang").unwrap(), text)
        })
        .collect()
}

fn english(text: &str) -> (String, String) {
    ("en".to_owned(), text.to_owned())
}

#[wasm_bindgen_test]
async fn region_is_there_before_the_first_text_and_is_one_for_all_widgets() {
    let world = World::with_region().await;
    let _widgets = [world.live("a").await, world.live("b").await];
    assert_eq!(said(), []);
    let region = region();
    assert_eq!(
        region.parent_element(),
        document().body().map(Element::from)
    );
    assert_eq!(region.get_attribute("role").unwrap(), "log");
    assert_eq!(region.get_attribute("aria-live").unwrap(), "polite");
}

#[wasm_bindgen_test]
async fn region_is_for_the_ear_only_and_has_no_style_of_its_own() {
    let world = World::with_region().await;
    let _widget = world.live("a").await;
    let region = region();
    assert!(!region.has_attribute("style"));
    let style = web_sys::window().unwrap().get_computed_style(&region);
    let style = style.unwrap().unwrap();
    let value = |name: &str| style.get_property_value(name).unwrap();
    assert_eq!(value("position"), "fixed");
    assert_eq!(value("inline-size"), "1px");
    assert_eq!(value("clip-path"), "inset(50%)");
    // Screen readers do not read what is not there for the eye in these ways.
    assert_eq!(
        (value("display").as_str(), value("visibility").as_str()),
        ("block", "visible")
    );
}

#[wasm_bindgen_test]
async fn end_is_said_once_and_taken_away_again() {
    let world = World::with_region().await;
    let widget = world.live("a").await;
    world.succeed(&widget).await;
    assert_eq!(said(), []);
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [english("Export image: succeeded")]);
    world.clock.advance(FORGOTTEN).await;
    assert_eq!(said(), []);
    assert_eq!(world.clock.pending_timers(), 0);
}

#[wasm_bindgen_test]
async fn failure_is_said_with_its_reason_as_text() {
    let world = World::with_region().await;
    let widget = world.live("a").await;
    let body = r#"{"job_id": "a", "job_type": "imsExportImageJob", "status": "FAIL",
        "fail_reason": "No <b>such</b> bucket.\nSecond line."}"#;
    world.next_request().await.answer(&ok(body)).await;
    until_shown(&widget, "Failed").await;
    world.clock.advance(GATHERED).await;
    assert_eq!(
        said(),
        [english("Export image: failed. No <b>such</b> bucket.")]
    );
}

#[wasm_bindgen_test]
async fn job_that_two_widgets_show_is_said_once() {
    let world = World::with_region().await;
    let widget = world.live("a").await;
    let twin = world.show("a").await;
    world.succeed(&widget).await;
    until_shown(&twin, "Succeeded").await;
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [english("Export image: succeeded")]);
}

#[wasm_bindgen_test]
async fn two_jobs_that_end_together_are_counted() {
    let world = World::with_region().await;
    let widgets = [world.live("a").await, world.live("b").await];
    let requests = [world.next_request().await, world.server.request().await];
    for request in requests {
        request.answer(&success()).await;
    }
    for widget in &widgets {
        until_shown(widget, "Succeeded").await;
    }
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [english("2 jobs succeeded")]);
}

#[wasm_bindgen_test]
async fn each_text_is_marked_with_its_language() {
    let world = World::with_region().await;
    let mut props = world.props("a");
    props.lang = Some(AttrValue::from("zh-CN"));
    let widget = Stage::<JobWatch>::show(props).await;
    world.server.request().await.answer(&running(10)).await;
    until_shown(&widget, "运行中").await;
    world.next_request().await.answer(&success()).await;
    until_shown(&widget, "100%").await;
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [("zh-CN".to_owned(), "导出镜像：成功".to_owned())]);
}

#[wasm_bindgen_test]
async fn lost_and_restored_network_is_said_under_the_widgets_label() {
    let world = World::with_region().await;
    let mut props = world.props("a");
    props.label = Some(AttrValue::from("Nightly export"));
    let _widget = world.live_with(props).await;
    world.page.lose_network();
    turn().await;
    world.clock.advance(Duration::from_secs(14)).await;
    assert_eq!(said(), []);
    world.clock.advance(Duration::from_secs(1)).await;
    assert_eq!(said(), [english("Nightly export: connection lost")]);

    world.page.find_network();
    world.clock.advance(GATHERED).await;
    world.server.request().await.answer(&running(20)).await;
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [english("Nightly export: connection restored")]);
}

/// What is said of a job that comes to 60 %.
async fn said_of_progress(announce: Announce) -> Vec<(String, String)> {
    let world = World::with_region().await;
    let mut props = world.props("a");
    props.announce = announce;
    let widget = world.live_with(props).await;
    world.next_request().await.answer(&running(60)).await;
    until_shown(&widget, "60%").await;
    world.clock.advance(GATHERED).await;
    said()
}

#[wasm_bindgen_test]
async fn another_widget_brings_no_second_word_of_what_was_said() {
    let world = World::with_region().await;
    let _widget = world.live("a").await;
    let refusal = world.next_request().await;
    refusal.answer(&with_status(401, "{}")).await;
    world.clock.advance(GATHERED).await;
    assert_eq!(
        said(),
        [english(
            "Export image: Your session has expired. Sign in again to see this job."
        )]
    );
    world.clock.advance(FORGOTTEN).await;
    let twin = world.show("a").await;
    until_shown(&twin, "Your session has expired").await;
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), []);
}

#[wasm_bindgen_test]
async fn widget_that_shows_another_job_speaks_of_that() {
    let world = World::with_region().await;
    let mut widget = world.live("a").await;
    world.clock.advance(SPACING).await;
    widget.update(world.props("b")).await;
    let request = world.server.request().await;
    assert!(request.asks_for("b"));
    request.answer(&running(10)).await;
    until_shown(&widget, "Running").await;
    world.succeed(&widget).await;
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [english("Export image: succeeded")]);
}

#[wasm_bindgen_test]
async fn milestones_are_said_to_those_who_ask_for_them() {
    let said = said_of_progress(Announce::Milestones).await;
    assert_eq!(said, [english("Export image: 50%")]);
}

#[wasm_bindgen_test]
async fn milestones_are_not_said_to_others() {
    assert_eq!(said_of_progress(Announce::Status).await, []);
}

#[wasm_bindgen_test]
async fn widget_that_is_to_be_silent_has_no_region_and_says_nothing() {
    let world = World::with_region().await;
    let mut props = world.props("a");
    props.announce = Announce::Off;
    let widget = world.live_with(props).await;
    assert!(!has_region());
    world.succeed(&widget).await;
    world.clock.advance(GATHERED).await;
    assert!(!has_region());
}

#[wasm_bindgen_test]
async fn region_goes_with_the_last_widget() {
    let world = World::with_region().await;
    let (one, other) = (world.live("a").await, world.live("b").await);
    one.unmount().await;
    assert!(has_region());
    other.unmount().await;
    assert!(!has_region());
    assert_eq!(world.clock.pending_timers(), 0);
}

#[wasm_bindgen_test]
async fn region_outlives_the_last_widget_until_its_end_has_been_said() {
    let world = World::with_region().await;
    let widget = world.live("a").await;
    world.succeed(&widget).await;
    widget.unmount().await;
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [english("Export image: succeeded")]);
    world.clock.advance(FORGOTTEN).await;
    assert!(!has_region());
}

#[wasm_bindgen_test]
async fn widget_in_a_shadow_root_speaks_from_outside_it() {
    let world = World::with_region().await;
    let host = document().create_element("div").unwrap();
    put_in_sight(&host);
    let shadow = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed))
        .unwrap();
    let widget = Stage::<JobWatch>::show_in(&shadow, world.props("a")).await;
    world.server.request().await.answer(&running(10)).await;
    until_shown(&widget, "Running").await;
    assert!(shadow.query_selector(REGION).unwrap().is_none());
    world.succeed(&widget).await;
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [english("Export image: succeeded")]);
    assert_eq!(region().get_root_node(), Node::from(document()));
    host.remove();
}

#[wasm_bindgen_test]
async fn end_that_comes_as_the_page_is_hidden_is_said_on_its_return() {
    let world = World::with_region().await;
    let widget = world.live("a").await;
    world.succeed(&widget).await;
    world.page.hide();
    world.clock.advance(Duration::from_secs(60)).await;
    assert_eq!(said(), []);
    assert_eq!(world.clock.pending_timers(), 0);
    world.page.show();
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [english("Export image: succeeded")]);
}

#[wasm_bindgen_test]
async fn page_that_was_hidden_while_it_had_no_widget_speaks_to_the_next_one() {
    let world = World::with_region().await;
    let widget = world.live("a").await;
    world.page.hide();
    widget.unmount().await;
    world.page.show();
    let widget = world.live("b").await;
    world.succeed(&widget).await;
    world.clock.advance(GATHERED).await;
    assert_eq!(said(), [english("Export image: succeeded")]);
}

#[wasm_bindgen_test]
async fn focus_stays_where_it_is() {
    let world = World::with_region().await;
    let widget = world.live("a").await;
    let button = document().create_element("button").unwrap();
    put_in_sight(&button);
    button.unchecked_ref::<HtmlElement>().focus().unwrap();
    world.succeed(&widget).await;
    world.clock.advance(GATHERED).await;
    assert_eq!(said().len(), 1);
    assert_eq!(document().active_element(), Some(button.clone()));
    button.remove();
}

#[wasm_bindgen_test]
async fn browser_that_speaks_itself_needs_no_region() {
    let voice = BrowserVoice::heard_by_test();
    let heard = voice.heard.clone();
    let world = World::with_voice(voice).await;
    heard.take();
    let widgets = [world.live("a").await, world.live("b").await];
    assert!(!has_region());
    let one = world.next_request().await;
    let (one, other) = if one.asks_for("a") {
        (one, world.server.request().await)
    } else {
        (world.server.request().await, one)
    };
    one.answer(&success()).await;
    until_shown(&widgets[0], "Succeeded").await;
    let failed = r#"{"job_id": "b", "job_type": "exportImage", "status": "FAIL"}"#;
    other.answer(&ok(failed)).await;
    until_shown(&widgets[1], "Failed").await;
    world.clock.advance(GATHERED).await;
    assert_eq!(
        heard.take(),
        ["Export image: succeeded", "Export image: failed"]
    );
    assert!(!has_region());
    assert_eq!(world.clock.pending_timers(), 0);
}
