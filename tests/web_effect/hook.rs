//! `use_job` in a component of one's own.

use std::cell::RefCell;
use std::rc::Rc;

use jobwatch::effect::Target;
use jobwatch::view::{UseJobHandle, use_job};
use jobwatch::{PollConfig, Progress};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use super::answers::running;
use super::server::Server;
use super::watch::{LONG, SPACING};
use super::web_support::clock::{Clock, turn, wait_until};
use super::web_support::stage::Stage;

#[derive(Properties)]
struct Props {
    target: Target,
    /// Where the component leaves its handle, for others to use.
    handle: Rc<RefCell<Option<UseJobHandle>>>,
    /// Where it notes what it renders: the job, and the percent.
    rendered: Rendered,
}

/// Job ids and percents.
type Rendered = Rc<RefCell<Vec<(String, Option<u8>)>>>;

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.target == other.target
    }
}

/// The percent and nothing else.
#[component]
fn Percent(props: &Props) -> Html {
    let handle = use_job(props.target.clone(), PollConfig::default());
    let percent = handle.snapshot().progress.progress.map(Progress::percent);
    let job_id = props.target.job_id.clone();
    props.rendered.borrow_mut().push((job_id, percent));
    let text = percent.map(|percent| percent.to_string());
    props.handle.replace(Some(handle));
    html! { { text.unwrap_or_default() } }
}

async fn show(server: &Server) -> (Stage<Percent>, Rc<RefCell<Option<UseJobHandle>>>) {
    let handle = Rc::<RefCell<Option<UseJobHandle>>>::default();
    let props = Props {
        target: server.target("a"),
        handle: handle.clone(),
        rendered: Rc::default(),
    };
    (Stage::show(props).await, handle)
}

async fn answer(server: &Server, stage: &Stage<Percent>, percent: u32) {
    server.request().await.answer(&running(percent)).await;
    wait_until("the percent is shown", || {
        stage.text() == percent.to_string()
    })
    .await;
}

#[wasm_bindgen_test]
async fn component_renders_what_is_known() {
    let (_clock, server) = (Clock::freeze().await, Server::start());
    let (stage, _handle) = show(&server).await;
    assert_eq!(stage.text(), "");
    answer(&server, &stage, 20).await;
}

#[wasm_bindgen_test]
async fn handle_from_any_rendering_commands_the_poller() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (stage, handle) = show(&server).await;
    let first = handle.borrow().clone().unwrap();
    answer(&server, &stage, 20).await;
    first.pause();
    clock.advance(LONG).await;
    assert_eq!(server.asked(), 1);

    first.resume();
    answer(&server, &stage, 30).await;
    clock.advance(SPACING).await;
    first.refresh();
    answer(&server, &stage, 40).await;
}

#[wasm_bindgen_test]
async fn handle_that_is_kept_does_not_keep_the_polling() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (stage, handle) = show(&server).await;
    let request = server.request().await;
    stage.unmount().await;
    assert!(request.is_aborted());

    // What it could do once, it does no more.
    let kept = handle.take().unwrap();
    kept.refresh();
    kept.resume();
    turn().await;
    clock.advance(LONG).await;
    assert_eq!((server.asked(), clock.pending_timers()), (1, 0));
}

#[wasm_bindgen_test]
async fn old_job_is_never_rendered_under_the_name_of_the_new_one() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let rendered = Rendered::default();
    let props = |job_id: &str| Props {
        target: server.target(job_id),
        handle: Rc::default(),
        rendered: rendered.clone(),
    };
    let mut stage = Stage::<Percent>::show(props("a")).await;
    answer(&server, &stage, 70).await;
    clock.advance(SPACING).await;
    stage.update(props("b")).await;
    answer(&server, &stage, 20).await;
    // The browser may paint after any of these.
    let of_b = rendered
        .borrow()
        .clone()
        .into_iter()
        .filter(|it| it.0 == "b");
    let percents: Vec<_> = of_b.map(|it| it.1).collect();
    assert!(percents.starts_with(&[None]), "{percents:?}");
    assert!(!percents.contains(&Some(70)), "{percents:?}");
}
