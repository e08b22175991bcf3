//! What a page adds to a card.

use jobwatch::view::{Appearance, Filling, JobCard, JobCardProps, Slots};
use jobwatch::{JobStatus, Snapshot};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

use super::computed::computed;
use super::samples::{card, failed, job, running, snapshot};
use super::web_support::stage::{Stage, document};

fn with_slots(snapshot: Snapshot, slots: Slots) -> JobCardProps {
    JobCardProps {
        slots,
        ..card(snapshot)
    }
}

fn filling() -> Slots {
    Slots::Filled(Filling {
        label: html! { <h3 class="of-page">{ "Nightly export" }</h3> },
        result: html! { <a class="of-page" href="/images">{ "To the images" }</a> },
        error: html! { <p class="of-page">{ "Free some space." }</p> },
        actions: html! { <button class="of-page">{ "Details" }</button> },
    })
}

async fn texts_of_page(snapshot: Snapshot) -> Vec<String> {
    let stage = Stage::<JobCard>::show(with_slots(snapshot, filling())).await;
    let found = stage.all(".of-page");
    found.iter().filter_map(|it| it.text_content()).collect()
}

#[wasm_bindgen_test]
async fn parts_of_the_page_are_shown_where_they_say_something() {
    assert_eq!(
        texts_of_page(snapshot(running(40.0))).await,
        ["Nightly export", "Details"]
    );
    assert_eq!(
        texts_of_page(snapshot(job(JobStatus::Success))).await,
        ["Nightly export", "To the images", "Details"]
    );
    assert_eq!(
        texts_of_page(snapshot(failed("E.1", "The bucket is full."))).await,
        ["Nightly export", "Free some space.", "Details"]
    );
}

/// What the job has brought, and what of it leads somewhere.
async fn brought(result: &str) -> (String, Option<String>) {
    let mut ended = job(JobStatus::Success);
    ended.result = Some(result.to_owned());
    let stage = Stage::<JobCard>::show(card(snapshot(ended))).await;
    let link = stage
        .all("dl a")
        .first()
        .and_then(|link| link.get_attribute("href"));
    (stage.text_of("dl"), link)
}

#[wasm_bindgen_test]
async fn what_a_job_has_brought_is_a_link_where_it_is_one() {
    let (text, link) = brought("https://example.com/exports/7").await;
    assert_eq!(text, "Resulthttps://example.com/exports/7");
    assert_eq!(link.as_deref(), Some("https://example.com/exports/7"));
    for result in ["42 rows", "javascript:alert(1)", "/exports/7"] {
        let (text, link) = brought(result).await;
        assert_eq!((text, link), (format!("Result{result}"), None));
    }
}

#[wasm_bindgen_test]
async fn what_a_job_has_brought_stands_apart_as_the_other_parts_do() {
    let mut ended = job(JobStatus::Success);
    ended.result = Some("42 rows".to_owned());
    ended.entities.insert("image_name", "web-01");
    let stage = Stage::<JobCard>::show(card(snapshot(ended))).await;
    let gaps: Vec<_> = stage
        .all(".job-watch-section")
        .iter()
        .map(|part| computed(part, "margin-top"))
        .collect();
    assert_eq!(gaps.len(), 2);
    assert_eq!(gaps[0], gaps[1]);
}

#[wasm_bindgen_test]
async fn job_that_has_not_succeeded_shows_nothing_that_it_has_brought() {
    let mut ended = failed("E.1", "no");
    ended.result = Some("https://example.com/exports/7".to_owned());
    let stage = Stage::<JobCard>::show(card(snapshot(ended))).await;
    assert!(stage.all("a").is_empty());
}

/// Whoever hears the card hears the job's name, whatever the page shows in its place.
#[wasm_bindgen_test]
async fn title_of_the_page_leaves_the_spoken_name() {
    let stage = Stage::<JobCard>::show(with_slots(snapshot(running(40.0)), filling())).await;
    let name = stage.one(".job-watch").get_attribute("aria-label");
    assert_eq!(name.as_deref(), Some("Export image"));
    assert_eq!(stage.text_of(".job-watch-title"), "Nightly export");
}

#[wasm_bindgen_test]
async fn place_that_the_page_leaves_blank_keeps_what_the_card_has() {
    let only_actions = Slots::Filled(Filling {
        actions: html! { <button>{ "Details" }</button> },
        ..Filling::default()
    });
    let stage = Stage::<JobCard>::show(with_slots(snapshot(running(40.0)), only_actions)).await;
    assert_eq!(stage.text_of(".job-watch-title"), "Export image");
}

#[wasm_bindgen_test]
async fn row_has_the_buttons_of_the_page_before_its_own() {
    let props = JobCardProps {
        appearance: Appearance::Inline,
        ..with_slots(snapshot(running(40.0)), filling())
    };
    let stage = Stage::<JobCard>::show(props).await;
    let buttons = stage.all(".job-watch-actions button");
    assert_eq!(buttons[0].text_content().as_deref(), Some("Details"));
    assert!(buttons.len() > 1);
}

/// A host with a card in its shadow tree, and children for the card's slots.
struct Host {
    element: HtmlElement,
    shadow: ShadowRoot,
}

impl Host {
    fn with_children(children: &[(&str, &str)]) -> Self {
        let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document()
            .body()
            .unwrap()
            .prepend_with_node_1(&element)
            .unwrap();
        for (slot, text) in children {
            let child = document().create_element("span").unwrap();
            child.set_attribute("slot", slot).unwrap();
            child.set_text_content(Some(text));
            element.append_child(&child).unwrap();
        }
        let init = ShadowRootInit::new(ShadowRootMode::Closed);
        let shadow = element.attach_shadow(&init).unwrap();
        Self { element, shadow }
    }

    async fn show(&self, snapshot: Snapshot) -> Stage<JobCard> {
        Stage::show_in(&self.shadow, with_slots(snapshot, Slots::Named)).await
    }

    /// The text of the child for a slot, if it can be seen.
    fn seen(&self, slot: &str) -> bool {
        let child = self.element.query_selector(&format!("[slot={slot}]"));
        child.unwrap().unwrap().get_bounding_client_rect().width() > 0.0
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.element.remove();
    }
}

#[wasm_bindgen_test]
async fn children_of_a_host_are_shown_in_the_slots_of_its_card() {
    let host = Host::with_children(&[
        ("label", "Nightly export"),
        ("result", "To the images"),
        ("error", "Free some space."),
        ("actions", "Details"),
    ]);
    for (job, shown, hidden) in [
        (
            running(40.0),
            ["label", "actions"].as_slice(),
            ["result", "error"].as_slice(),
        ),
        (
            job(JobStatus::Success),
            &["label", "result", "actions"],
            &["error"],
        ),
        (
            failed("E.1", "Full."),
            &["label", "error", "actions"],
            &["result"],
        ),
    ] {
        let stage = host.show(snapshot(job)).await;
        for slot in shown {
            assert!(host.seen(slot), "{slot}");
        }
        for slot in hidden {
            assert!(!host.seen(slot), "{slot}");
        }
        stage.unmount().await;
    }
}

#[wasm_bindgen_test]
async fn slot_without_a_child_shows_what_the_card_has() {
    let host = Host::with_children(&[]);
    let stage = host.show(snapshot(running(40.0))).await;
    let title = stage.one("slot[name=label] > bdi");
    assert_eq!(title.text_content().as_deref(), Some("Export image"));
    assert!(title.get_bounding_client_rect().width() > 0.0);
}
