//! From the first request to the last.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use jobwatch::effect::{HeaderSource, Polling, Target};
use jobwatch::{Connection, ErrorKind, JobStatus, PollConfig, PollMillis, Snapshot};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::answers::{Stream, of_stream, running, running_body, success};
use super::server::Server;
use super::watch::{LONG, SPACING, Watch};
use super::web_support::clock::{Clock, turn, wait_until};

#[wasm_bindgen_test]
async fn job_is_asked_for_until_it_has_ended_and_then_no_more() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    assert_eq!(watch.connection(), Connection::Connecting);

    for percent in [20, 70] {
        server.request().await.answer(&running(percent)).await;
        watch.until_percent(u8::try_from(percent).unwrap()).await;
        assert_eq!(watch.connection(), Connection::Live);
        clock.advance(Duration::from_secs(2)).await;
    }
    server.request().await.answer(&success()).await;
    watch.until_finished().await;
    let job = watch.polling.snapshot().job.unwrap();
    assert_eq!(job.status, JobStatus::Success);

    clock.advance(LONG).await;
    assert_eq!(server.asked(), 3);
    assert_eq!(clock.pending_timers(), 0);
}

/// The one test on the browser's own timers: they and the poller's arithmetic fit together.
#[wasm_bindgen_test]
async fn browsers_own_timer_brings_the_next_request() {
    // Thaws what a test that failed may have left frozen.
    drop(Clock::freeze().await);
    let server = Server::start();
    let (config, _) = PollConfig::from_millis(PollMillis {
        interval: 0.0,
        max_interval: 0.0,
        ..PollMillis::default()
    });
    let watch = Watch::start_with(server.target("a"), config);
    for _ in 0..3 {
        server.request().await.answer(&running(10)).await;
    }
    server.request().await.answer(&success()).await;
    watch.until_finished().await;
}

/// And the one on the browser's own `fetch`: the server that the tests come from knows no job.
#[wasm_bindgen_test]
async fn browsers_own_fetch_brings_what_the_server_says() {
    let _clock = Clock::freeze().await;
    let watch = Watch::start(Target::new("/no-such-job", "a"));
    assert_eq!(watch.until_retrying().await, ErrorKind::NotFound);
}

#[wasm_bindgen_test]
async fn slow_answer_is_waited_for_and_not_asked_for_again() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let slow = server.request().await;
    clock.advance(Duration::from_secs(14)).await;
    assert_eq!(server.asked(), 1);

    // The next delay begins when the answer has come.
    slow.answer(&running(10)).await;
    watch.until_percent(10).await;
    clock.advance(Duration::from_millis(1_900)).await;
    assert_eq!(server.asked(), 1);
    clock.advance(Duration::from_millis(200)).await;
    assert_eq!(server.asked(), 2);
}

#[wasm_bindgen_test]
async fn request_that_never_settles_is_aborted_and_tried_again() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let hung = server.request().await;
    clock.advance(Duration::from_secs(15)).await;
    assert!(hung.is_aborted());
    assert_eq!(watch.until_retrying().await, ErrorKind::Timeout);

    clock.advance(Duration::from_secs(1)).await;
    server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;
}

#[wasm_bindgen_test]
async fn body_that_never_ends_is_given_up_like_an_answer_that_never_comes() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let body = Stream::stalling(Uint8Array::new_with_length(10));
    let request = server.request().await;
    let signal = request.request.signal();
    request.answer(&of_stream(&body.stream)).await;
    assert!(!signal.aborted());

    clock.advance(Duration::from_secs(15)).await;
    assert!(signal.aborted());
    assert_eq!(watch.until_retrying().await, ErrorKind::Timeout);
}

#[wasm_bindgen_test]
async fn unchanged_answer_is_not_told_again() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;
    let told = watch.told().borrow().len();
    let first = watch.polling.snapshot().answered_at.unwrap();

    clock.advance(Duration::from_secs(2)).await;
    server.request().await.answer(&running(10)).await;
    wait_until("the second answer is taken in", || {
        watch.polling.snapshot().answered_at.unwrap() > first
    })
    .await;
    assert_eq!(watch.told().borrow().len(), told);
}

// Dropped.

#[wasm_bindgen_test]
async fn dropped_while_asking_it_aborts_and_says_nothing_more() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let request = server.request().await;
    let told = watch.told();
    let before = told.borrow().len();
    drop(watch);
    assert!(request.is_aborted());

    request.answer(&running(10)).await;
    clock.advance(LONG).await;
    assert_eq!((server.asked(), told.borrow().len()), (1, before));
}

#[wasm_bindgen_test]
async fn dropped_while_waiting_it_leaves_no_timer_and_asks_no_more() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;
    assert_eq!(clock.pending_timers(), 1);
    drop(watch);
    assert_eq!(clock.pending_timers(), 0);

    clock.advance(LONG).await;
    assert_eq!(server.asked(), 1);
}

#[wasm_bindgen_test]
async fn dropped_while_the_body_comes_it_says_nothing_more() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let half = Uint8Array::from(&running_body(10).as_bytes()[..20]);
    let request = server.request().await;
    let signal = request.request.signal();
    request
        .answer(&of_stream(&Stream::stalling(half).stream))
        .await;
    let told = watch.told();
    let before = told.borrow().len();
    drop(watch);
    assert!(signal.aborted());

    clock.advance(LONG).await;
    assert_eq!((server.asked(), told.borrow().len()), (1, before));
}

#[wasm_bindgen_test]
async fn dropped_before_its_first_turn_it_asks_nothing() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    drop(Watch::start(server.target("a")));
    clock.advance(LONG).await;
    assert_eq!(server.asked(), 0);
}

#[wasm_bindgen_test]
async fn dropped_while_headers_are_fetched_it_asks_nothing() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (promise, resolve) = deferred();
    let mut target = server.target("a");
    target.headers = Some(HeaderSource::new(move || {
        let token = JsFuture::from(promise.clone());
        async move {
            token.await.unwrap();
            vec![("X-Auth-Token".to_owned(), "t".to_owned())]
        }
    }));
    let watch = Watch::start(target);
    turn().await;
    drop(watch);
    resolve.call0(&wasm_bindgen::JsValue::UNDEFINED).unwrap();
    clock.advance(LONG).await;
    assert_eq!(server.asked(), 0);
}

/// A promise, and what fulfils it.
fn deferred() -> (js_sys::Promise, js_sys::Function) {
    let mut fulfil = None;
    let promise = js_sys::Promise::new(&mut |resolve, _| fulfil = Some(resolve));
    (promise, fulfil.unwrap())
}

#[wasm_bindgen_test]
async fn listener_may_drop_the_poller() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let held = Rc::<RefCell<Option<Polling>>>::default();
    let holder = held.clone();
    let drop_it_at_the_first_answer = move |snapshot: &Snapshot| {
        if snapshot.job.is_some() {
            holder.take();
        }
    };
    let polling = Polling::start(
        server.target("a"),
        PollConfig::default(),
        drop_it_at_the_first_answer,
    );
    *held.borrow_mut() = Some(polling);
    server.request().await.answer(&running(10)).await;
    wait_until("the listener has dropped it", || held.borrow().is_none()).await;
    clock.advance(LONG).await;
    assert_eq!((server.asked(), clock.pending_timers()), (1, 0));
}

#[wasm_bindgen_test]
async fn listener_may_command_the_poller() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let held = Rc::<RefCell<Option<Polling>>>::default();
    let holder = held.clone();
    let pause_at_the_first_answer = move |snapshot: &Snapshot| {
        if snapshot.connection == Connection::Live {
            holder.borrow().as_ref().unwrap().pause();
        }
    };
    let polling = Polling::start(
        server.target("a"),
        PollConfig::default(),
        pause_at_the_first_answer,
    );
    *held.borrow_mut() = Some(polling);
    server.request().await.answer(&running(10)).await;
    clock.advance(LONG).await;
    let connection = held.borrow().as_ref().unwrap().snapshot().connection;
    assert!(matches!(connection, Connection::Paused { .. }));
    assert_eq!(server.asked(), 1);
    // Its listener holds it, so it would never go.
    drop(held.take());
}

// Commands.

#[wasm_bindgen_test]
async fn pause_aborts_and_resume_asks_at_once() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let request = server.request().await;
    watch.polling.pause();
    assert!(request.is_aborted());
    clock.advance(LONG).await;
    assert_eq!(server.asked(), 1);

    watch.polling.resume();
    turn().await;
    assert_eq!(server.asked(), 2);
    server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;
}

#[wasm_bindgen_test]
async fn refresh_asks_before_its_time() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;

    clock.advance(Duration::from_secs(1)).await;
    watch.polling.refresh();
    turn().await;
    assert_eq!(server.asked(), 2);
}

#[wasm_bindgen_test]
async fn other_target_drops_the_old_answer() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    server.request().await.answer(&running(70)).await;
    watch.until_percent(70).await;

    clock.advance(SPACING).await;
    watch.polling.retarget(server.target("b"));
    assert_eq!(watch.polling.snapshot().job, None);
    assert_eq!(watch.percent(), None);
    let request = server.request().await;
    assert!(request.asks_for("b"));
    request.answer(&running(10)).await;
    watch.until_percent(10).await;
}

#[wasm_bindgen_test]
async fn answer_for_the_old_target_is_ignored() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let for_the_old = server.request().await;
    watch.polling.retarget(server.target("b"));
    assert!(for_the_old.is_aborted());
    for_the_old.answer(&running(70)).await;
    clock.advance(SPACING).await;
    server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;
    let flashed = watch
        .told()
        .borrow()
        .iter()
        .any(|told| told.progress.progress.is_some_and(|it| it.percent() == 70));
    assert!(!flashed);
}

#[wasm_bindgen_test]
async fn equal_target_changes_nothing() {
    let (_clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let request = server.request().await;
    watch.polling.retarget(server.target("a"));
    watch.polling.configure(PollConfig::default());
    turn().await;
    assert!(!request.is_aborted());
    assert_eq!(
        (server.asked(), watch.polling.snapshot().generation),
        (1, 0)
    );
}

#[wasm_bindgen_test]
async fn other_settings_count_from_the_last_answer() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;
    clock.advance(Duration::from_secs(1)).await;

    let (config, _) = PollConfig::from_millis(PollMillis {
        interval: 5_000.0,
        ..PollMillis::default()
    });
    watch.polling.configure(config);
    clock.advance(Duration::from_millis(3_900)).await;
    assert_eq!(server.asked(), 1);
    clock.advance(Duration::from_millis(200)).await;
    assert_eq!(server.asked(), 2);
}

#[wasm_bindgen_test]
async fn deadline_ends_the_asking_until_someone_resumes() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (config, _) = PollConfig::from_millis(PollMillis {
        deadline: Some(5_000.0),
        ..PollMillis::default()
    });
    let watch = Watch::start_with(server.target("a"), config);
    server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;
    clock.advance(Duration::from_secs(3)).await;
    let late = server.request().await;
    clock.advance(Duration::from_secs(2)).await;
    assert!(late.is_aborted());
    assert_eq!(watch.connection(), Connection::TimedOut);
    assert_eq!(watch.percent(), Some(10));
    clock.advance(LONG).await;
    assert_eq!(server.asked(), 2);

    watch.polling.resume();
    server.request().await.answer(&running(20)).await;
    watch.until_percent(20).await;
}
