//! What is sent, and where to.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use jobwatch::effect::{HeaderSource, Target};
use jobwatch::{Connection, ErrorKind};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};

use super::answers::{running, with_status};
use super::server::{Exchange, Server};
use super::watch::{LONG, Watch};
use super::web_support::clock::Clock;

const TOKEN: &str = "X-Auth-Token";

fn token(value: &'static str) -> HeaderSource {
    HeaderSource::new(move || async move { vec![(TOKEN.to_owned(), value.to_owned())] })
}

fn with_headers(target: Target, headers: HeaderSource) -> Target {
    Target {
        headers: Some(headers),
        ..target
    }
}

async fn request_for(server: &Server, target: Target) -> Exchange {
    let _watch = Watch::start(target);
    server.request().await
}

#[wasm_bindgen_test]
async fn request_is_a_fresh_get_that_follows_no_redirect() {
    let server = Server::start();
    let sent = request_for(&server, server.target("a")).await;
    assert_eq!(sent.request.method(), "GET");
    assert!(sent.asks_for("a"));
    assert_eq!(sent.request.cache(), RequestCache::NoCache);
    assert_eq!(sent.request.redirect(), RequestRedirect::Manual);
    assert_eq!(sent.request.credentials(), RequestCredentials::SameOrigin);
    assert_eq!(sent.header("Accept").as_deref(), Some("application/json"));
}

#[wasm_bindgen_test]
async fn cookies_are_sent_as_the_target_says() {
    let server = Server::start();
    for credentials in [RequestCredentials::Include, RequestCredentials::Omit] {
        let target = Target {
            credentials,
            ..server.target("a")
        };
        let sent = request_for(&server, target).await;
        assert_eq!(sent.request.credentials(), credentials);
    }
}

#[wasm_bindgen_test]
async fn headers_go_to_the_pages_own_origin() {
    let server = Server::start();
    let own = web_sys::window().unwrap().location().origin().unwrap();
    for url in [server.url("a"), format!("{own}{}", server.url("a"))] {
        let target = with_headers(Target::new(url, "a"), token("t-1"));
        let sent = request_for(&server, target).await;
        assert_eq!(sent.header(TOKEN).as_deref(), Some("t-1"));
    }
}

#[wasm_bindgen_test]
async fn headers_go_to_no_other_origin() {
    let server = Server::start();
    let target = with_headers(server.target_elsewhere("a"), token("t-1"));
    let sent = request_for(&server, target).await;
    assert_eq!(sent.header(TOKEN), None);
}

#[wasm_bindgen_test]
async fn headers_go_to_the_origins_that_are_named_and_no_further() {
    let server = Server::start();
    for (origin, goes) in [
        ("https://ims.example", true),
        ("http://ims.example", false),
        ("https://ims.example:8443", false),
        ("https://ims.example.evil.example", false),
    ] {
        let headers = token("t-1").also_to(origin);
        let target = with_headers(server.target_elsewhere("a"), headers);
        let sent = request_for(&server, target).await;
        assert_eq!(sent.header(TOKEN).is_some(), goes, "named: {origin}");
    }
}

#[wasm_bindgen_test]
async fn header_source_may_replace_the_accept_header() {
    let server = Server::start();
    let headers = HeaderSource::new(|| async { vec![("accept".to_owned(), "text/x".to_owned())] });
    let sent = request_for(&server, with_headers(server.target("a"), headers)).await;
    assert_eq!(sent.header("Accept").as_deref(), Some("text/x"));
}

#[wasm_bindgen_test]
async fn headers_are_brought_anew_for_each_request() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let calls = Rc::<Cell<u32>>::default();
    let headers = HeaderSource::new(move || {
        calls.set(calls.get() + 1);
        let value = format!("t-{}", calls.get());
        async move { vec![(TOKEN.to_owned(), value)] }
    });
    let watch = Watch::start(with_headers(server.target("a"), headers));
    for number in 1..=3 {
        let sent = server.request().await;
        assert_eq!(sent.header(TOKEN), Some(format!("t-{number}")));
        sent.answer(&running(10 * number)).await;
        watch
            .until_percent(10 * u8::try_from(number).unwrap())
            .await;
        clock.advance(Duration::from_secs(2)).await;
    }
}

#[wasm_bindgen_test]
async fn invalid_header_is_told_by_its_name_and_never_by_its_value() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(with_headers(server.target("a"), token("s3cret\nline")));
    watch
        .until("the request is refused", |connection| {
            matches!(connection, Connection::Rejected(_))
        })
        .await;
    let told = format!("{:?}", watch.connection());
    assert!(told.contains(TOKEN), "{told}");
    assert!(!told.contains("s3cret"), "{told}");

    clock.advance(LONG).await;
    assert_eq!(server.asked(), 0);
}

#[wasm_bindgen_test]
async fn secrets_are_not_in_the_debug_text_of_a_target() {
    let target = with_headers(Target::new("/jobs/a", "a"), token("s3cret"));
    assert!(!format!("{target:?}").contains("s3cret"));
}

#[wasm_bindgen_test]
async fn url_that_is_none_is_refused_in_words() {
    let (clock, _server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(Target::new("https://", "a"));
    watch
        .until("the URL is refused", |connection| {
            matches!(connection, Connection::Rejected(error) if error.kind == ErrorKind::BadRequest)
        })
        .await;
    clock.advance(LONG).await;
    assert_eq!(clock.pending_timers(), 0);
}

#[wasm_bindgen_test]
async fn new_credentials_go_on_after_a_refusal() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(with_headers(server.target("a"), token("old")));
    server.request().await.answer(&with_status(401, "{}")).await;
    watch
        .until("it is refused", |connection| {
            matches!(connection, Connection::Unauthorized(_))
        })
        .await;
    clock.advance(LONG).await;
    assert_eq!(server.asked(), 1);

    watch
        .polling
        .retarget(with_headers(server.target("a"), token("new")));
    let sent = server.request().await;
    assert_eq!(sent.header(TOKEN).as_deref(), Some("new"));
    sent.answer(&running(10)).await;
    watch.until_percent(10).await;
    assert_eq!(watch.polling.snapshot().generation, 0);
}
