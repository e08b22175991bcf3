//! Where the focus is while a card changes: where a person put it (WCAG 2.2, 2.4.3).

use jobwatch::view::JobCard;
use jobwatch::{ApiError, Connection, ErrorKind, JobStatus, PausedBy};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, ShadowRootInit, ShadowRootMode};

use super::samples::{card, has_focus, job, running, running_over, snapshot};
use super::web_support::stage::{Stage, document, name_of, put_in_sight};

const PAUSED: Connection = Connection::Paused {
    by: PausedBy::Person,
};

/// A card over a link, with the focus on one of its buttons.
async fn focused_on(button: &str, connection: Connection) -> (Stage<JobCard>, HtmlElement) {
    let stage = Stage::<JobCard>::show(card(running_over(connection))).await;
    let button = stage.button(button);
    button.focus().unwrap();
    (stage, button)
}

/// Whoever is about to press a button finds it where it was.
#[wasm_bindgen_test]
async fn focus_stays_while_the_job_moves() {
    let (mut stage, button) = focused_on("Pause updates", Connection::Live).await;
    for percent in [41.0, 55.0, 70.0] {
        stage.update(card(snapshot(running(percent)))).await;
        assert!(has_focus(&button));
    }
}

#[wasm_bindgen_test]
async fn button_that_pauses_becomes_the_one_that_resumes_and_keeps_the_focus() {
    let (mut stage, button) = focused_on("Pause updates", Connection::Live).await;
    stage.update(card(running_over(PAUSED))).await;
    assert!(has_focus(&button));
    assert_eq!(name_of(&button), "Resume updates");
}

#[wasm_bindgen_test]
async fn button_that_resumes_becomes_the_one_that_pauses_and_keeps_the_focus() {
    let (mut stage, button) = focused_on("Resume updates", PAUSED).await;
    stage
        .update(card(running_over(Connection::Connecting)))
        .await;
    assert!(has_focus(&button));
    assert_eq!(name_of(&button), "Pause updates");
}

#[wasm_bindgen_test]
async fn lost_network_leaves_the_focus_on_the_button_that_pauses() {
    let (mut stage, button) = focused_on("Pause updates", Connection::Live).await;
    stage.update(card(running_over(Connection::Offline))).await;
    assert!(has_focus(&button));
    assert_eq!(name_of(&button), "Pause updates");
}

#[wasm_bindgen_test]
async fn refused_request_leaves_the_focus_on_the_button_that_asks() {
    let (mut stage, button) = focused_on("Refresh now", Connection::Live).await;
    let refused = Connection::Unauthorized(ApiError::new(ErrorKind::Unauthorized));
    stage.update(card(running_over(refused))).await;
    assert!(has_focus(&button));
    assert_eq!(name_of(&button), "Try again now");
}

#[wasm_bindgen_test]
async fn card_takes_the_focus_of_a_button_that_goes() {
    for (button, before) in [
        ("Refresh now", Connection::Live),
        ("Pause updates", Connection::Live),
        ("Try again now", Connection::Offline),
        ("Resume updates", PAUSED),
    ] {
        let (mut stage, _) = focused_on(button, before).await;
        stage.update(card(snapshot(job(JobStatus::Success)))).await;
        assert!(has_focus(&stage.one(".job-watch")), "after {button}");
    }
}

#[wasm_bindgen_test]
async fn card_takes_the_focus_of_a_fold_that_goes() {
    let mut many = running(40.0);
    for number in 1..=9 {
        many.entities.insert(format!("server_{number}"), "s");
    }
    let mut stage = Stage::<JobCard>::show(card(snapshot(many))).await;
    stage.button("Show more").focus().unwrap();
    stage.update(card(snapshot(running(41.0)))).await;
    assert!(has_focus(&stage.one(".job-watch")));
}

#[wasm_bindgen_test]
async fn card_in_a_shadow_root_takes_the_focus_of_a_button_that_goes() {
    let host = document().create_element("div").unwrap();
    put_in_sight(&host);
    let shadow = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .unwrap();
    let mut stage = Stage::<JobCard>::show_in(&shadow, card(running_over(Connection::Live))).await;
    stage.button("Refresh now").focus().unwrap();
    stage.update(card(snapshot(job(JobStatus::Success)))).await;
    let focused = shadow.query_selector(":focus").unwrap();
    assert_eq!(focused, Some(stage.one(".job-watch").unchecked_into()));
    host.remove();
}

#[wasm_bindgen_test]
async fn card_does_not_take_the_focus_from_the_page() {
    let mut stage = Stage::<JobCard>::show(card(running_over(Connection::Live))).await;
    let body = document().body().unwrap();
    for ended in [running_over(PAUSED), snapshot(job(JobStatus::Success))] {
        stage.update(card(ended)).await;
        assert!(has_focus(&body));
    }
}

/// By script only: a card is nothing to press, and no stop of the tabulator.
#[wasm_bindgen_test]
async fn card_is_no_stop_on_the_way_through_the_page() {
    let stage = Stage::<JobCard>::show(card(running_over(Connection::Live))).await;
    assert_eq!(stage.one(".job-watch").tab_index(), -1);
}
