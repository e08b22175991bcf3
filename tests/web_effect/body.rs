//! What comes back, however it is packed.

use std::time::Duration;

use jobwatch::{Connection, ErrorKind};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{RequestCache, Response};

use super::answers::{Stream, of_bytes, of_stream, ok, running, running_body, with_status};
use super::server::Server;
use super::watch::Watch;
use super::web_support::clock::{Clock, wait_until};

const MEBIBYTE: usize = 1 << 20;

/// The answer, and what the poller made of it.
async fn poll_once(response: &Response) -> Watch {
    let server = Server::start();
    let watch = Watch::start(server.target("a"));
    server.request().await.answer(response).await;
    wait_until("the answer is taken in", || {
        watch.connection() != Connection::Connecting
    })
    .await;
    watch
}

async fn failure_of(response: &Response) -> jobwatch::ApiError {
    match poll_once(response).await.connection() {
        Connection::Retrying { error, .. } => error,
        other => panic!("{other:?}"),
    }
}

/// A running job with so many blanks behind it that the body is `length` bytes long.
fn padded(length: usize) -> String {
    let body = running_body(30);
    let padding = " ".repeat(length - body.len());
    body + &padding
}

#[wasm_bindgen_test]
async fn body_of_a_mebibyte_is_read() {
    let _clock = Clock::freeze().await;
    assert_eq!(poll_once(&ok(&padded(MEBIBYTE))).await.percent(), Some(30));
}

#[wasm_bindgen_test]
async fn body_of_more_than_a_mebibyte_is_refused_in_words() {
    let _clock = Clock::freeze().await;
    let error = failure_of(&ok(&padded(MEBIBYTE + 1))).await;
    assert_eq!(error.kind, ErrorKind::UnexpectedBody);
    assert!(error.message.unwrap().contains("1 MiB"));
}

#[wasm_bindgen_test]
async fn body_without_end_is_cut_off() {
    let _clock = Clock::freeze().await;
    let body = Stream::endless(Uint8Array::new_with_length(65_536));
    let error = failure_of(&of_stream(&body.stream)).await;
    assert_eq!(error.kind, ErrorKind::UnexpectedBody);
    assert!(body.is_canceled());
}

#[wasm_bindgen_test]
async fn connection_that_breaks_inside_the_body_is_a_failure_of_the_network() {
    let _clock = Clock::freeze().await;
    let half = Uint8Array::from(&running_body(30).as_bytes()[..20]);
    let error = failure_of(&of_stream(&Stream::breaking(half).stream)).await;
    assert_eq!(error.kind, ErrorKind::Network);
}

#[wasm_bindgen_test]
async fn byte_order_mark_is_no_part_of_the_text() {
    let _clock = Clock::freeze().await;
    let marked = [b"\xef\xbb\xbf".as_slice(), running_body(30).as_bytes()].concat();
    assert_eq!(poll_once(&of_bytes(&marked)).await.percent(), Some(30));
}

#[wasm_bindgen_test]
async fn bytes_that_are_no_utf_8_do_not_spoil_the_rest() {
    let _clock = Clock::freeze().await;
    let body = running_body(30).replace("imsExportImageJob", "ims\u{1}Job");
    let broken: Vec<u8> = body
        .bytes()
        .map(|byte| if byte == 1 { 0xff } else { byte })
        .collect();
    let watch = poll_once(&of_bytes(&broken)).await;
    assert_eq!(watch.percent(), Some(30));
    let job = watch.polling.snapshot().job.unwrap();
    assert_eq!(job.job_type.as_deref(), Some("ims\u{fffd}Job"));
}

#[wasm_bindgen_test]
async fn character_split_between_two_pieces_is_whole_again() {
    let _clock = Clock::freeze().await;
    let text = running_body(30).replace("imsExportImageJob", "导出镜像");
    let body = Uint8Array::from(text.as_bytes());
    let piece = |from, to| body.slice(from, to);
    // Three bytes each: this is inside the second one.
    let cut = u32::try_from(text.find("导出").unwrap()).unwrap() + 4;
    let whole = Stream::whole(vec![piece(0, cut), piece(cut, body.length())]);
    let watch = poll_once(&of_stream(&whole.stream)).await;
    let job = watch.polling.snapshot().job.unwrap();
    assert_eq!(job.job_type.as_deref(), Some("导出镜像"));
}

#[wasm_bindgen_test]
async fn success_that_is_no_job_is_an_unexpected_body() {
    let _clock = Clock::freeze().await;
    for body in [
        "",
        " ",
        "<!doctype html><title>Console</title>",
        "{",
        "[]",
        "null",
        "7",
    ] {
        let error = failure_of(&ok(body)).await;
        assert_eq!(error.kind, ErrorKind::UnexpectedBody, "{body:?}");
    }
}

#[wasm_bindgen_test]
async fn answer_without_a_body_is_an_unexpected_body() {
    let _clock = Clock::freeze().await;
    let error = failure_of(&Response::new().unwrap()).await;
    assert_eq!(error.kind, ErrorKind::UnexpectedBody);
}

/// A page's own `fetch` may have read the body for its log and hand the empty rest on.
#[wasm_bindgen_test]
async fn body_that_someone_has_read_already_is_a_failure_and_no_crash() {
    let _clock = Clock::freeze().await;
    let response = ok(&running_body(30));
    JsFuture::from(response.text().unwrap()).await.unwrap();
    let error = failure_of(&response).await;
    assert_eq!(error.kind, ErrorKind::UnexpectedBody);
}

#[wasm_bindgen_test]
async fn body_that_someone_is_reading_is_a_failure_and_no_crash() {
    let _clock = Clock::freeze().await;
    let response = ok(&running_body(30));
    let _reader: JsValue = response.body().unwrap().get_reader().into();
    let error = failure_of(&response).await;
    assert_eq!(error.kind, ErrorKind::UnexpectedBody);
}

#[wasm_bindgen_test]
async fn what_is_no_job_is_not_taken_from_the_cache_again() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let watch = Watch::start(server.target("a"));
    let answers = [
        (ok("half a bo"), RequestCache::Reload),
        (with_status(500, ""), RequestCache::Reload),
        (running(10), RequestCache::NoCache),
    ];
    for (attempt, (answer, next)) in answers.into_iter().enumerate() {
        let request = server.request().await;
        request.answer(&answer).await;
        wait_until("the answer is taken in", || match watch.connection() {
            Connection::Retrying {
                attempt: failed, ..
            } => failed as usize == attempt + 1,
            connection => connection == Connection::Live,
        })
        .await;
        clock.advance(Duration::from_millis(2_100)).await;
        let request = server.request().await;
        assert_eq!(request.request.cache(), next);
        server.put_back(request);
    }
}
