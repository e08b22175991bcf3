//! `<JobWatch>`: the card over a poller.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use jobwatch::effect::HeaderSource;
use jobwatch::view::{JobWatch, JobWatchProps};
use jobwatch::{Connection, Endpoint, Job, JobStatus, RequestCredentials, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;

use super::answers::{running, success, with_status};
use super::listeners::Listeners;
use super::page::Page;
use super::server::Server;
use super::sighting::Sightings;
use super::watch::LONG;
use super::web_support::clock::{Clock, turn, wait_until};
use super::web_support::mutations::Mutations;
use super::web_support::stage::Stage;

/// What the widget has told its page.
#[derive(Default)]
struct Told {
    changes: Rc<RefCell<Vec<Snapshot>>>,
    ends: Rc<RefCell<Vec<Rc<Job>>>>,
}

struct World {
    clock: Clock,
    server: Server,
    page: Page,
    told: Told,
}

impl World {
    async fn new() -> Self {
        Self {
            clock: Clock::freeze().await,
            server: Server::start(),
            page: Page::seen_and_online(),
            told: Told::default(),
        }
    }

    /// The properties of a widget for this job, with callbacks that are new each time, as in a
    /// component that renders again.
    fn props(&self, job_id: &'static str) -> JobWatchProps {
        let (changes, ends) = (self.told.changes.clone(), self.told.ends.clone());
        yew::props!(JobWatchProps {
            endpoint: self.server.endpoint(),
            project_id: "p",
            job_id,
            on_change: move |snapshot| changes.borrow_mut().push(snapshot),
            on_settled: move |job| ends.borrow_mut().push(job),
        })
    }

    async fn show(&self, job_id: &'static str) -> Stage<JobWatch> {
        Stage::show(self.props(job_id)).await
    }

    /// A widget that shows a running job.
    async fn live(&self, percent: u32) -> Stage<JobWatch> {
        let stage = self.show("a").await;
        self.answer(&stage, percent).await;
        stage
    }

    /// Answers the next request, and waits until that is to be seen.
    async fn answer(&self, stage: &Stage<JobWatch>, percent: u32) {
        self.server.request().await.answer(&running(percent)).await;
        until_shown(stage, &format!("{percent}%")).await;
    }

    fn ends(&self) -> usize {
        self.told.ends.borrow().len()
    }
}

async fn until_shown(stage: &Stage<JobWatch>, text: &str) {
    wait_until(&format!("the card shows {text}"), || {
        stage.text().contains(text)
    })
    .await;
}

async fn press(stage: &Stage<JobWatch>, button: &str) {
    stage.button(button).click();
    yew::scheduler::flush().await;
    turn().await;
}

fn badge_of(stage: &Stage<JobWatch>) -> String {
    stage.text_of(".job-watch-head .job-watch-badge")
}

#[wasm_bindgen_test]
async fn job_is_shown_from_its_first_answer_to_its_end() {
    let world = World::new().await;
    let stage = world.show("a").await;
    assert_eq!(badge_of(&stage), "Loading");

    world.answer(&stage, 20).await;
    assert_eq!(badge_of(&stage), "Running");
    world.clock.advance(Duration::from_secs(2)).await;
    world.answer(&stage, 70).await;

    world.clock.advance(Duration::from_secs(2)).await;
    world.server.request().await.answer(&success()).await;
    until_shown(&stage, "Succeeded").await;
    assert!(stage.text().contains("100%"));
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 3);
}

#[wasm_bindgen_test]
async fn end_is_told_exactly_once() {
    let world = World::new().await;
    let mut stage = world.live(20).await;
    assert_eq!(world.ends(), 0);
    world.clock.advance(Duration::from_secs(2)).await;
    world.server.request().await.answer(&success()).await;
    until_shown(&stage, "Succeeded").await;
    assert_eq!(world.ends(), 1);
    assert_eq!(world.told.ends.borrow()[0].status, JobStatus::Success);

    stage.update(world.props("a")).await;
    world.page.hide();
    world.page.show();
    world.clock.advance(LONG).await;
    assert_eq!(world.ends(), 1);
}

#[wasm_bindgen_test]
async fn job_that_has_ended_already_costs_one_request() {
    let world = World::new().await;
    let stage = world.show("a").await;
    world.server.request().await.answer(&success()).await;
    until_shown(&stage, "Succeeded").await;
    world.clock.advance(LONG).await;
    assert_eq!((world.server.asked(), world.ends()), (1, 1));
}

#[wasm_bindgen_test]
async fn changes_are_told_in_their_order() {
    let world = World::new().await;
    let _stage = world.live(20).await;
    let changes = world.told.changes.borrow();
    let last = changes.last().unwrap();
    assert_eq!(last.connection, Connection::Live);
    assert!(
        changes[..changes.len() - 1]
            .iter()
            .all(|told| told.job.is_none())
    );
}

#[wasm_bindgen_test]
async fn unchanged_answer_touches_nothing_on_the_page() {
    let world = World::new().await;
    let stage = world.live(20).await;
    let told = world.told.changes.borrow().len();
    let mutations = Mutations::of(stage.root());
    for _ in 0..3 {
        world.clock.advance(Duration::from_secs(3)).await;
        world.server.request().await.answer(&running(20)).await;
    }
    // The next change shows that those answers have been digested.
    world.clock.advance(Duration::from_secs(3)).await;
    assert_eq!(mutations.take(), [""; 0]);
    assert_eq!(world.told.changes.borrow().len(), told);
    world.answer(&stage, 30).await;
}

// Rendered again.

#[wasm_bindgen_test]
async fn rendering_again_faster_than_the_interval_resets_nothing() {
    let world = World::new().await;
    let mut stage = world.live(20).await;
    for _ in 0..19 {
        world.clock.advance(Duration::from_millis(100)).await;
        stage.update(world.props("a")).await;
    }
    assert_eq!(world.server.asked(), 1);
    world.clock.advance(Duration::from_millis(200)).await;
    assert_eq!(world.server.asked(), 2);
}

#[wasm_bindgen_test]
async fn rendering_again_while_asking_disturbs_nothing() {
    let world = World::new().await;
    let mut stage = world.show("a").await;
    let request = world.server.request().await;
    for label in ["one", "two"] {
        let mut props = world.props("a");
        props.label = Some(label.into());
        stage.update(props).await;
    }
    assert!(!request.is_aborted());
    assert_eq!(stage.text_of(".job-watch-title"), "two");
    request.answer(&running(20)).await;
    until_shown(&stage, "20%").await;
    assert_eq!(world.server.asked(), 1);
}

#[wasm_bindgen_test]
async fn source_of_headers_that_is_new_each_time_makes_no_more_requests() {
    let world = World::new().await;
    let with_new_source = || {
        let mut props = world.props("a");
        props.headers = Some(HeaderSource::new(|| async { Vec::new() }));
        props
    };
    let mut stage = Stage::<JobWatch>::show(with_new_source()).await;
    let request = world.server.request().await;
    for _ in 0..5 {
        stage.update(with_new_source()).await;
    }
    assert!(!request.is_aborted());
    request.answer(&running(20)).await;
    until_shown(&stage, "20%").await;
    for _ in 0..5 {
        stage.update(with_new_source()).await;
    }
    assert_eq!(world.server.asked(), 1);
}

#[wasm_bindgen_test]
async fn other_job_takes_the_place_of_the_old_one_at_once() {
    let world = World::new().await;
    let mut stage = world.live(70).await;
    world.clock.advance(Duration::from_secs(2)).await;
    let for_the_old = world.server.request().await;

    stage.update(world.props("b")).await;
    assert!(for_the_old.is_aborted());
    assert_eq!(badge_of(&stage), "Loading");
    assert!(!stage.text().contains("70%"));
    for_the_old.answer(&running(71)).await;

    world.clock.advance(Duration::from_secs(1)).await;
    let request = world.server.request().await;
    assert!(request.asks_for("b"));
    assert!(!stage.text().contains("71%"));
    request.answer(&running(10)).await;
    until_shown(&stage, "10%").await;
}

#[wasm_bindgen_test]
async fn each_of_two_jobs_ends_once() {
    let world = World::new().await;
    let mut stage = world.show("a").await;
    world.server.request().await.answer(&success()).await;
    until_shown(&stage, "Succeeded").await;
    stage.update(world.props("b")).await;
    world.clock.advance(Duration::from_secs(1)).await;
    world.server.request().await.answer(&success()).await;
    until_shown(&stage, "Succeeded").await;
    assert_eq!(world.ends(), 2);
}

// Buttons.

#[wasm_bindgen_test]
async fn buttons_pause_and_resume() {
    let world = World::new().await;
    let stage = world.live(20).await;
    press(&stage, "Pause updates").await;
    assert!(stage.text().contains("Updates paused"));
    assert_eq!(badge_of(&stage), "Running");
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1);

    press(&stage, "Resume updates").await;
    world.answer(&stage, 30).await;
    assert!(stage.text().contains("Up to date"));
}

#[wasm_bindgen_test]
async fn button_refreshes_before_the_time() {
    let world = World::new().await;
    let stage = world.live(20).await;
    world.clock.advance(Duration::from_secs(1)).await;
    press(&stage, "Refresh now").await;
    assert_eq!(world.server.asked(), 2);
    world.answer(&stage, 30).await;
}

#[wasm_bindgen_test]
async fn refused_request_is_tried_again_by_the_button_only() {
    let world = World::new().await;
    let stage = world.show("a").await;
    world
        .server
        .request()
        .await
        .answer(&with_status(403, "{}"))
        .await;
    until_shown(&stage, "You have no permission").await;
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1);

    press(&stage, "Try again now").await;
    world.answer(&stage, 20).await;
}

// The link.

#[wasm_bindgen_test]
async fn lost_link_is_told_with_its_age_and_heals_by_itself() {
    let world = World::new().await;
    let stage = world.live(20).await;
    world.clock.advance(Duration::from_secs(2)).await;
    let request = world.server.request().await;
    request.reject(&js_sys::Error::new("refused")).await;
    until_shown(&stage, "The server can't be reached.").await;
    assert!(stage.text().contains("Last answer at"));
    assert!(stage.text().contains("20%"));
    assert_eq!(badge_of(&stage), "Running");

    world.clock.advance(Duration::from_secs(2)).await;
    world.answer(&stage, 30).await;
    assert!(stage.text().contains("Up to date"));
}

#[wasm_bindgen_test]
async fn hidden_page_pauses_and_goes_on() {
    let world = World::new().await;
    let stage = world.live(20).await;
    world.page.hide();
    until_shown(&stage, "Paused while the page is hidden").await;
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 1);

    world.page.show();
    world.answer(&stage, 30).await;
}

// Ids that are none.

#[wasm_bindgen_test]
async fn id_that_is_none_is_told_in_words_and_asks_nothing() {
    let world = World::new().await;
    for id in ["..", ".", "", "  "] {
        let stage = world.show(id).await;
        assert!(stage.text().contains("job_id"), "{}", stage.text());
        assert!(
            !stage.has(".job-watch-actions button"),
            "nothing helps but another id"
        );
        world.clock.advance(LONG).await;
    }
    assert_eq!(world.server.asked(), 0);
}

#[wasm_bindgen_test]
async fn id_that_comes_later_starts_the_polling() {
    let world = World::new().await;
    let mut stage = world.show("").await;
    stage.update(world.props("a")).await;
    world.answer(&stage, 20).await;
    assert!(!stage.text().contains("job_id"));
}

#[wasm_bindgen_test]
async fn id_stays_one_segment_of_the_path() {
    let world = World::new().await;
    let _stage = world.show("../../etc").await;
    assert!(world.server.request().await.asks_for("..%2F..%2Fetc"));
}

// Gone.

#[wasm_bindgen_test]
async fn widget_that_is_gone_leaves_no_request_timer_or_listener() {
    let world = World::new().await;
    let listeners = Listeners::count();
    let stage = world.live(20).await;
    world.clock.advance(Duration::from_secs(2)).await;
    let request = world.server.request().await;
    assert!(world.clock.pending_timers() > 0);
    let told = world.told.changes.borrow().len();

    stage.unmount().await;
    assert!(request.is_aborted());
    assert_eq!((world.clock.pending_timers(), listeners.now()), (0, 0));

    request.answer(&success()).await;
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 2);
    assert_eq!((world.told.changes.borrow().len(), world.ends()), (told, 0));
}

#[wasm_bindgen_test]
async fn many_comings_and_goings_leave_nothing() {
    let world = World::new().await;
    let listeners = Listeners::count();
    for _ in 0..50 {
        world.live(20).await.unmount().await;
    }
    assert_eq!((world.clock.pending_timers(), listeners.now()), (0, 0));
    assert_eq!(world.server.asked(), 50);
}

#[wasm_bindgen_test]
async fn widget_that_goes_does_not_stop_another() {
    let world = World::new().await;
    let (one, other) = (world.live(20).await, world.show("a").await);
    until_shown(&other, "20%").await;
    one.unmount().await;
    world.clock.advance(Duration::from_secs(3)).await;
    world.answer(&other, 30).await;
}

#[wasm_bindgen_test]
async fn widget_that_is_off_screen_asks_slowly_until_it_is_seen() {
    let world = World::new().await;
    let stage = world.live(20).await;
    let style = stage.root().style();
    style.set_property("position", "absolute").unwrap();
    style.set_property("top", "5000px").unwrap();
    // The browser tells in its own time that it is gone, and then in the same call for all.
    let told = Sightings::of(stage.root());
    wait_until("it is off screen", || told.last() == Some(false)).await;
    world.clock.advance(Duration::from_secs(8)).await;
    assert_eq!(world.server.asked(), 1);
    world.clock.advance(Duration::from_secs(3)).await;
    world.answer(&stage, 30).await;

    style.set_property("top", "0").unwrap();
    wait_until("it is on screen", || told.last() == Some(true)).await;
    world.clock.advance(Duration::from_secs(3)).await;
    world.answer(&stage, 40).await;
}

#[wasm_bindgen_test]
async fn cookies_go_with_the_request_as_the_page_says() {
    let world = World::new().await;
    let mut props = world.props("a");
    props.credentials = RequestCredentials::Include;
    let _stage = Stage::<JobWatch>::show(props).await;
    let sent = world.server.request().await;
    assert_eq!(sent.request.credentials(), RequestCredentials::Include);
}

#[wasm_bindgen_test]
async fn endpoint_that_names_no_job_is_told_and_not_asked() {
    let world = World::new().await;
    let mut props = world.props("a");
    props.endpoint = Endpoint::new("/v1/{projectid}/jobs/{job_id}");
    let stage = Stage::<JobWatch>::show(props).await;
    until_shown(&stage, "{project_id}").await;
    world.clock.advance(LONG).await;
    assert_eq!(world.server.asked(), 0);
}

#[wasm_bindgen_test]
async fn same_job_with_other_credentials_stays_on_show() {
    let world = World::new().await;
    let mut stage = world.live(20).await;
    let other = world.show("a").await;
    until_shown(&other, "20%").await;
    let mut props = world.props("a");
    props.headers = Some(HeaderSource::new(|| async { Vec::new() }));
    stage.update(props).await;
    assert!(stage.text().contains("20%"), "{}", stage.text());
    world.answer(&stage, 30).await;
    assert!(other.text().contains("20%"), "{}", other.text());
}
