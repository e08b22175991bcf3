//! Ids and errors go into the clipboard, or are selected where it is refused.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use jobwatch::view::JobCard;
use jobwatch::{ApiError, Connection, ErrorKind, Job};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{failed, has_focus, running, running_over, show_card, show_job};
use super::web_support::clock::{Clock, turn, wait_until};
use super::web_support::stage::Stage;

#[wasm_bindgen(module = "/tests/web_view/clipboard.js")]
extern "C" {
    fn replace(write: Option<&js_sys::Function>);
    fn restore();
    fn selected() -> String;
}

/// A clipboard, in place of the browser's until it is dropped.
struct Clipboard {
    written: Rc<RefCell<Vec<String>>>,
    _write: Option<Closure<dyn FnMut(String) -> Promise>>,
}

impl Clipboard {
    fn that_takes() -> Self {
        Self::that(|| Promise::resolve(&JsValue::UNDEFINED))
    }

    fn that_refuses() -> Self {
        Self::that(|| Promise::reject(&JsValue::from("NotAllowedError")))
    }

    /// As in a page without TLS.
    fn absent() -> Self {
        replace(None);
        Self {
            written: Rc::default(),
            _write: None,
        }
    }

    fn that(outcome: fn() -> Promise) -> Self {
        let written = Rc::<RefCell<Vec<String>>>::default();
        let write = {
            let written = written.clone();
            Closure::<dyn FnMut(String) -> Promise>::new(move |text| {
                written.borrow_mut().push(text);
                outcome()
            })
        };
        replace(Some(write.as_ref().unchecked_ref()));
        Self {
            written,
            _write: Some(write),
        }
    }

    fn written(&self) -> Vec<String> {
        self.written.borrow().clone()
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        restore();
    }
}

fn with_resources() -> Job {
    let mut job = running(40.0);
    job.entities.insert("image_id", "3f1c-77");
    job.entities.insert("image_name", "web");
    job
}

fn said(stage: &Stage<JobCard>) -> String {
    let said = stage.all("[role=status]");
    said.iter().filter_map(|it| it.text_content()).collect()
}

async fn press(stage: &Stage<JobCard>, button: &str) {
    stage.button(button).click();
    let icon = || stage.button(button).inner_html();
    let before = icon();
    wait_until("the button says what it did", || {
        !said(stage).is_empty() && (icon() != before || said(stage).starts_with("Selected"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn each_resource_has_a_button_that_copies_its_value() {
    let clipboard = Clipboard::that_takes();
    let stage = show_job(with_resources()).await;
    press(&stage, "Copy: image_id").await;
    assert_eq!(clipboard.written(), ["3f1c-77"]);
    press(&stage, "Copy: image_name").await;
    assert_eq!(clipboard.written(), ["3f1c-77", "web"]);
}

/// Of a long value, all of it, and not what is shown.
#[wasm_bindgen_test]
async fn folded_value_is_copied_whole() {
    let clipboard = Clipboard::that_takes();
    let long = "0123456789".repeat(100);
    let mut job = running(40.0);
    job.entities.insert("policy", long.as_str());
    let stage = show_job(job).await;
    assert!(!stage.text().contains(&long));
    press(&stage, "Copy: policy").await;
    assert_eq!(clipboard.written(), [long]);
}

#[wasm_bindgen_test]
async fn error_is_copied_with_reason_code_and_request_id() {
    let clipboard = Clipboard::that_takes();
    let refusal = Connection::Forbidden(ApiError {
        code: Some("IMG.0027".to_owned()),
        message: Some("Not your image.".to_owned()),
        request_id: Some("req-81f".to_owned()),
        ..ApiError::new(ErrorKind::Forbidden)
    });
    let stage = show_card(running_over(refusal)).await;
    press(&stage, "Copy the error").await;
    let text = "Not your image.\nCode: IMG.0027\nRequest ID: req-81f";
    assert_eq!(clipboard.written(), [text]);
}

#[wasm_bindgen_test]
async fn job_that_failed_without_a_word_has_nothing_to_copy() {
    let mut job = failed("", "");
    (job.error_code, job.fail_reason) = (None, None);
    let stage = show_job(job).await;
    assert!(!stage.has("button"));
}

/// WCAG 2.2, 4.1.3.
#[wasm_bindgen_test]
async fn copying_is_told_politely_and_for_a_while() {
    let _clipboard = Clipboard::that_takes();
    let clock = Clock::freeze().await;
    let stage = show_job(with_resources()).await;
    assert_eq!(said(&stage), "");
    press(&stage, "Copy: image_id").await;
    assert_eq!(said(&stage), "Copied");

    clock.advance(Duration::from_secs(5)).await;
    yew::scheduler::flush().await;
    assert_eq!(said(&stage), "");
}

#[wasm_bindgen_test]
async fn copying_moves_nothing_and_leaves_the_focus() {
    let _clipboard = Clipboard::that_takes();
    let stage = show_job(with_resources()).await;
    let button = stage.button("Copy: image_id");
    button.focus().unwrap();
    let places = || {
        let parts = stage.all(".job-watch *:not(.job-watch-unseen, .job-watch-badge *, path)");
        let rects = parts.iter().map(|part| {
            let rect = part.get_bounding_client_rect();
            (rect.left(), rect.top(), rect.width(), rect.height())
        });
        rects.collect::<Vec<_>>()
    };
    let icon = || stage.all(".job-watch-copy path")[0].get_attribute("d");
    let (places_before, icon_before) = (places(), icon());
    press(&stage, "Copy: image_id").await;
    assert_eq!(places(), places_before);
    assert_ne!(icon(), icon_before);
    assert!(has_focus(&button));
}

#[wasm_bindgen_test]
async fn value_is_selected_where_there_is_no_clipboard() {
    for make in [Clipboard::that_refuses, Clipboard::absent] {
        let _clipboard = make();
        let stage = show_job(with_resources()).await;
        press(&stage, "Copy: image_id").await;
        assert_eq!(selected().trim(), "3f1c-77");
        assert_eq!(said(&stage), "Selected, for you to copy");
    }
}

#[wasm_bindgen_test]
async fn card_that_is_gone_while_it_copies_harms_nobody() {
    let clipboard = Clipboard::that_takes();
    let stage = show_job(with_resources()).await;
    stage.button("Copy: image_id").click();
    stage.unmount().await;
    turn().await;
    assert_eq!(clipboard.written(), ["3f1c-77"]);
}
