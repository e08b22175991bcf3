//! What who embeds a widget is warned of on the console.

use std::cell::Cell;
use std::rc::Rc;

use jobwatch::ErrorKind;
use jobwatch::effect::{Fetcher, Target};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::answers::with_status;
use super::server::Server;
use super::watch::Watch;
use super::web_support::clock::{Clock, wait_until};

/// Notes what is warned of on the console, until this is dropped.
pub struct Warnings {
    noted: Array,
    warn: JsValue,
}

impl Warnings {
    pub fn listen() -> Self {
        let noted = Array::new();
        let note = Function::new_with_args("text", "this.push(text)").bind0(&noted);
        let warn = Reflect::get(&console(), &"warn".into()).unwrap();
        Reflect::set(&console(), &"warn".into(), &note).unwrap();
        Self { noted, warn }
    }

    pub fn texts(&self) -> Vec<String> {
        let texts = self.noted.iter();
        texts.map(|text| text.as_string().unwrap()).collect()
    }
}

impl Drop for Warnings {
    fn drop(&mut self) {
        Reflect::set(&console(), &"warn".into(), &self.warn).unwrap();
    }
}

fn console() -> JsValue {
    Reflect::get(&js_sys::global(), &"console".into()).unwrap()
}

fn asked_by(fetcher: Fetcher) -> Target {
    Target {
        fetch: Some(fetcher),
        ..Target::new("/jobs/a", "a")
    }
}

#[wasm_bindgen_test]
async fn answers_that_are_no_job_are_told_of_once() {
    let (clock, server) = (Clock::freeze().await, Server::start());
    let warnings = Warnings::listen();
    let watch = Watch::start(server.target("a"));
    for _ in 0..2 {
        server.request().await.answer(&with_status(200, "[]")).await;
        assert_eq!(watch.until_retrying().await, ErrorKind::UnexpectedBody);
        watch.refresh_in_time(&clock).await;
    }
    let [warning] = warnings.texts().try_into().unwrap();
    let begin = format!("jobwatch: {} answers no job. ", server.url("a"));
    assert!(warning.starts_with(&begin), "{warning}");
}

#[wasm_bindgen_test]
async fn fetch_that_gives_no_response_is_told_of_once() {
    let clock = Clock::freeze().await;
    let warnings = Warnings::listen();
    let calls = Rc::new(Cell::new(0));
    let count = calls.clone();
    // As a wrapper does that forgets to return what it was given.
    let forgetful = Fetcher::new(move |_| {
        count.set(count.get() + 1);
        Ok(JsValue::UNDEFINED)
    });
    let watch = Watch::start(asked_by(forgetful));
    // The third call comes when the second one has failed.
    for call in 1..=3 {
        wait_until("it is called", || calls.get() == call).await;
        assert_eq!(watch.until_retrying().await, ErrorKind::Network);
        watch.refresh_in_time(&clock).await;
    }
    assert_eq!(
        warnings.texts(),
        ["jobwatch: /jobs/a gets no answer. The page's fetch gave something that is no Response."]
    );
}

#[wasm_bindgen_test]
async fn link_that_is_down_is_the_browsers_to_tell_of() {
    let _clock = Clock::freeze().await;
    let warnings = Warnings::listen();
    let watch = Watch::start(asked_by(Fetcher::new(|_| {
        Ok(Promise::reject(&"Failed to fetch".into()).into())
    })));
    assert_eq!(watch.until_retrying().await, ErrorKind::Network);
    assert_eq!(warnings.texts(), [""; 0]);
}
