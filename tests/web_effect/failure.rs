//! Requests that bring no job.

use std::time::Duration;

use jobwatch::{Connection, ErrorKind};
use js_sys::{Error, Function, Object};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::answers::{opaque_redirect, running, with_header, with_status};
use super::server::{Interceptor, Server};
use super::watch::{LONG, Watch};
use super::web_support::clock::Clock;

#[wasm_bindgen_test]
async fn fetch_may_reject_with_anything() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    for reason in [
        JsValue::UNDEFINED,
        JsValue::NULL,
        "blocked by the page".into(),
        7.into(),
        Object::new().into(),
        Error::new("Failed to fetch").into(),
    ] {
        server.request().await.reject(&reason).await;
        assert_eq!(watch.until_retrying().await, ErrorKind::Network);
        watch.refresh_in_time(&clock).await;
    }
    server.request().await.answer(&running(10)).await;
    watch.until_percent(10).await;
}

/// A wrapper of the page's own around `fetch`.
async fn poll_through(interceptor: impl Fn() -> JsValue + 'static) -> ErrorKind {
    let wrapper = Closure::<dyn Fn() -> JsValue>::new(interceptor);
    let _page = Interceptor::install(wrapper.as_ref().unchecked_ref());
    Watch::start(jobwatch::effect::Target::new("/jobs/a", "a"))
        .until_retrying()
        .await
}

#[wasm_bindgen_test]
async fn fetch_of_the_page_may_give_something_that_is_no_response() {
    let _clock = Clock::freeze().await;
    assert_eq!(
        poll_through(|| JsValue::UNDEFINED).await,
        ErrorKind::Network
    );
    assert_eq!(poll_through(|| "text".into()).await, ErrorKind::Network);
    assert_eq!(
        poll_through(|| Object::new().into()).await,
        ErrorKind::Network
    );
}

#[wasm_bindgen_test]
async fn fetch_of_the_page_may_throw() {
    let _clock = Clock::freeze().await;
    let throw = Function::new_no_args("throw new Error('blocked by the page')");
    let _page = Interceptor::install(&throw);
    let watch = Watch::start(jobwatch::effect::Target::new("/jobs/a", "a"));
    assert_eq!(watch.until_retrying().await, ErrorKind::Network);
}

#[wasm_bindgen_test]
async fn failure_keeps_the_last_answer_and_passes() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    server.request().await.answer(&running(40)).await;
    watch.until_percent(40).await;

    for status in [500, 502, 504] {
        watch.refresh_in_time(&clock).await;
        server
            .request()
            .await
            .answer(&with_status(status, "oops"))
            .await;
        assert_eq!(watch.until_retrying().await, ErrorKind::ServerError);
        assert_eq!(watch.percent(), Some(40));
    }
    watch.refresh_in_time(&clock).await;
    server.request().await.answer(&running(60)).await;
    watch.until_percent(60).await;
    assert_eq!(watch.connection(), Connection::Live);
}

#[wasm_bindgen_test]
async fn redirect_to_a_login_page_is_a_missing_login() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    server.request().await.answer(&opaque_redirect()).await;
    watch
        .until("a login is missing", |connection| {
            matches!(connection, Connection::Unauthorized(_))
        })
        .await;
    clock.advance(LONG).await;
    assert_eq!(server.asked(), 1);
}

#[wasm_bindgen_test]
async fn retry_after_is_honoured() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let busy = with_header(503, "Retry-After", "20");
    server.request().await.answer(&busy).await;
    assert_eq!(watch.until_retrying().await, ErrorKind::Unavailable);

    clock.advance(Duration::from_secs(19)).await;
    assert_eq!(server.asked(), 1);
    clock.advance(Duration::from_secs(4)).await;
    assert_eq!(server.asked(), 2);
}

/// The same, with the date counted on the server's clock.
#[wasm_bindgen_test]
async fn retry_after_as_a_date_counts_from_the_servers_own_date() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let busy = with_header(503, "Retry-After", "Mon, 01 Jan 2024 00:00:20 GMT");
    busy.headers()
        .set("Date", "Mon, 01 Jan 2024 00:00:00 GMT")
        .unwrap();
    server.request().await.answer(&busy).await;
    watch.until_retrying().await;

    clock.advance(Duration::from_secs(19)).await;
    assert_eq!(server.asked(), 1);
    clock.advance(Duration::from_secs(4)).await;
    assert_eq!(server.asked(), 2);
}

#[wasm_bindgen_test]
async fn request_id_is_taken_from_the_header() {
    let (_clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let refused = with_header(400, "X-Request-Id", "req-81f");
    server.request().await.answer(&refused).await;
    watch
        .until("it is refused", |connection| {
            matches!(connection, Connection::Rejected(_))
        })
        .await;
    match watch.connection() {
        Connection::Rejected(error) => assert_eq!(error.request_id.as_deref(), Some("req-81f")),
        other => panic!("{other:?}"),
    }
}
