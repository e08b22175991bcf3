//! What the widgets of a page share: the requests for a job, and the patience of a server.

use std::num::NonZeroU32;
use std::time::Duration;

use jobwatch::effect::{HeaderSource, Target, set_budget};
use jobwatch::engine::Budget;
use jobwatch::{Connection, PausedBy, PollConfig, PollMillis};
use wasm_bindgen_test::wasm_bindgen_test;

use super::answers::{running, success, with_status};
use super::server::Server;
use super::watch::{LONG, SPACING, Watch};
use super::web_support::clock::{Clock, turn};

const PAUSED: Connection = Connection::Paused {
    by: PausedBy::Person,
};

fn every(interval: f64) -> PollConfig {
    let (config, _) = PollConfig::from_millis(PollMillis {
        interval,
        max_interval: interval,
        ..PollMillis::default()
    });
    config
}

/// Someone who asks for it with a token.
fn with_token(target: Target) -> Target {
    Target {
        headers: Some(HeaderSource::new(|| async {
            vec![("X-Auth-Token".to_owned(), "t".to_owned())]
        })),
        ..target
    }
}

/// Two who watch the same job, after one answer.
async fn pair(server: &Server) -> (Watch, Watch) {
    let pair = (
        Watch::start(server.target("a")),
        Watch::start(server.target("a")),
    );
    server.request().await.answer(&running(10)).await;
    pair.0.until_percent(10).await;
    pair.1.until_percent(10).await;
    pair
}

#[wasm_bindgen_test]
async fn one_job_is_asked_for_once_however_many_watch_it() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (_one, _other) = pair(&server).await;
    let late = Watch::start(server.target("a"));
    assert_eq!(late.percent(), Some(10), "known at once");
    assert_eq!(late.told().borrow().len(), 1);
    clock.advance(Duration::from_secs(3)).await;
    assert_eq!(server.asked(), 2);
}

#[wasm_bindgen_test]
async fn hundred_watches_of_twenty_jobs_send_the_requests_of_twenty() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watches: Vec<_> = (0..100)
        .map(|number| Watch::start(server.target(&format!("job-{}", number % 20))))
        .collect();
    for round in 1..=3 {
        for _ in 0..20 {
            server.request().await.answer(&running(10 * round)).await;
        }
        for watch in &watches {
            watch.until_percent(u8::try_from(10 * round).unwrap()).await;
        }
        assert_eq!(server.asked(), 20 * usize::try_from(round).unwrap());
        clock.advance(Duration::from_millis(2_100)).await;
    }
}

#[wasm_bindgen_test]
async fn one_who_leaves_does_not_stop_the_other() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (one, other) = pair(&server).await;
    clock.advance(Duration::from_secs(3)).await;
    let request = server.request().await;
    drop(one);
    assert!(!request.is_aborted());
    request.answer(&running(20)).await;
    other.until_percent(20).await;

    drop(other);
    assert_eq!(clock.pending_timers(), 0);
    clock.advance(LONG).await;
    assert_eq!(server.asked(), 2);
}

#[wasm_bindgen_test]
async fn paused_one_stands_still_while_the_other_goes_on() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (one, other) = pair(&server).await;
    one.polling.pause();
    let told = one.told().borrow().len();
    clock.advance(Duration::from_secs(3)).await;
    server.request().await.answer(&running(20)).await;
    other.until_percent(20).await;
    assert_eq!((one.connection(), one.percent()), (PAUSED, Some(10)));
    assert_eq!(one.told().borrow().len(), told);

    one.polling.resume();
    assert_eq!(
        (one.connection(), one.percent()),
        (Connection::Live, Some(20))
    );
    assert_eq!(server.asked(), 2, "what is known already is not asked for");
}

#[wasm_bindgen_test]
async fn job_that_all_have_paused_is_not_asked_for() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (one, other) = pair(&server).await;
    one.polling.pause();
    other.polling.pause();
    clock.advance(LONG).await;
    assert_eq!(server.asked(), 1);
    other.polling.resume();
    turn().await;
    assert_eq!(server.asked(), 2);
    assert_eq!(one.connection(), PAUSED);
}

#[wasm_bindgen_test]
async fn shortest_interval_counts_until_its_owner_leaves() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let patient = Watch::start_with(server.target("a"), every(10_000.0));
    let hasty = Watch::start_with(server.target("a"), every(1_000.0));
    server.request().await.answer(&running(10)).await;
    hasty.until_percent(10).await;
    clock.advance(Duration::from_millis(1_100)).await;
    server.request().await.answer(&running(20)).await;
    patient.until_percent(20).await;

    drop(hasty);
    clock.advance(Duration::from_secs(9)).await;
    assert_eq!(server.asked(), 2);
    clock.advance(Duration::from_secs(2)).await;
    assert_eq!(server.asked(), 3);
}

#[wasm_bindgen_test]
async fn refresh_of_one_is_news_for_all() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (one, other) = pair(&server).await;
    one.refresh_in_time(&clock).await;
    server.request().await.answer(&running(20)).await;
    other.until_percent(20).await;
}

#[wasm_bindgen_test]
async fn each_who_shows_it_is_told_of_the_end_once() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (one, other) = pair(&server).await;
    clock.advance(Duration::from_secs(3)).await;
    server.request().await.answer(&success()).await;
    for watch in [&one, &other] {
        watch.until_finished().await;
        let told = watch.told();
        let ends = told.borrow();
        let ends = ends
            .iter()
            .filter(|it| it.connection == Connection::Finished);
        assert_eq!(ends.count(), 1);
    }
}

#[wasm_bindgen_test]
async fn other_credentials_are_another_stream() {
    let (_clock, server) = (Clock::freeze().await, Server::start());
    let _guest = Watch::start(server.target("a"));
    let member = Watch::start(with_token(server.target("a")));
    assert_eq!(server.request().await.header("X-Auth-Token"), None);
    let second = server.request().await;
    assert_eq!(second.header("X-Auth-Token").as_deref(), Some("t"));
    second.answer(&running(40)).await;
    member.until_percent(40).await;
}

#[wasm_bindgen_test]
async fn turning_to_a_job_that_is_known_shows_it_at_once() {
    let (_clock, server) = (Clock::freeze().await, Server::start());
    let known = Watch::start(server.target("b"));
    server.request().await.answer(&running(70)).await;
    known.until_percent(70).await;
    let watch = Watch::start(server.target("a"));
    let for_a = server.request().await;
    watch.polling.retarget(server.target("b"));
    assert!(for_a.is_aborted(), "nobody waits for it");
    assert_eq!((watch.percent(), server.asked()), (Some(70), 2));
    assert_eq!(watch.polling.snapshot().generation, 1);
    assert_eq!(watch.told().borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn turning_away_from_a_shared_job_leaves_it_to_the_others() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let (one, other) = pair(&server).await;
    clock.advance(SPACING).await;
    one.polling.retarget(server.target("b"));
    assert_eq!((one.percent(), other.percent()), (None, Some(10)));
    server.request().await.answer(&running(80)).await;
    one.until_percent(80).await;
    assert_eq!(other.percent(), Some(10));
}

#[wasm_bindgen_test]
async fn six_requests_are_in_flight_at_most() {
    let (_clock, server) = (Clock::freeze().await, Server::start());
    let ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let mut watches: Vec<_> = ids.map(|id| Watch::start(server.target(id))).into();
    turn().await;
    assert_eq!(server.asked(), 6);
    server.request().await.answer(&running(10)).await;
    turn().await;
    assert_eq!(server.asked(), 7);
    watches.pop();
    watches.clear();
    turn().await;
    assert_eq!(server.asked(), 7, "who has gone does not ask");
}

#[wasm_bindgen_test]
async fn refusal_to_serve_so_much_concerns_all_that_ask_the_same_server() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    // Servers are told apart by origin, and this one stays wary for the rest of the page's life.
    let one = Watch::start(server.target_at("https://busy.example", "a"));
    let _other = Watch::start(server.target_at("https://busy.example", "b"));
    server.request().await.answer(&running(10)).await;
    server.request().await.answer(&running(10)).await;
    clock.advance(Duration::from_millis(2_100)).await;
    server.request().await.answer(&with_status(429, "")).await;
    server.request().await.answer(&with_status(429, "")).await;
    one.until_retrying().await;
    clock.advance(Duration::from_millis(4_900)).await;
    assert_eq!(server.asked(), 4);
    clock.advance(Duration::from_millis(600)).await;
    assert_eq!(server.asked(), 5, "one goes out to see");
}

#[wasm_bindgen_test]
async fn budget_is_kept_by_all_together() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let two = NonZeroU32::new(2).unwrap();
    set_budget(Some(Budget::new(two, Duration::from_secs(10))));
    let watches: Vec<_> = ["a", "b", "c"]
        .map(|id| Watch::start(server.target_at("https://frugal.example", id)))
        .into();
    for asked in 1..=4 {
        server.request().await.answer(&running(10)).await;
        assert_eq!(server.asked(), asked);
        clock.advance(Duration::from_millis(5_600)).await;
    }
    set_budget(None);
    clock.advance(Duration::from_secs(3)).await;
    assert_eq!(server.asked(), 7, "each has its own pace again");
    drop(watches);
}
