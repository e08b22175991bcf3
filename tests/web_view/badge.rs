//! The badge.

use std::collections::HashSet;

use jobwatch::JobStatus;
use jobwatch::view::{StatusBadge, StatusBadgeProps};
use wasm_bindgen_test::wasm_bindgen_test;

use super::computed::computed;
use super::web_support::stage::Stage;

/// State, name in the style sheet, English, Chinese.
fn states() -> [(Option<JobStatus>, &'static str, &'static str, &'static str); 8] {
    [
        (None, "loading", "Loading", "加载中"),
        (Some(JobStatus::Init), "init", "Waiting", "等待中"),
        (Some(JobStatus::Running), "running", "Running", "运行中"),
        (Some(JobStatus::Success), "success", "Succeeded", "成功"),
        (Some(JobStatus::Fail), "fail", "Failed", "失败"),
        (
            Some(JobStatus::Cancelled),
            "cancelled",
            "Cancelled",
            "已取消",
        ),
        (Some(word("")), "unknown", "Unknown", "未知"),
        (
            Some(word("PENDING_PAYMENT")),
            "unknown",
            "PENDING_PAYMENT",
            "PENDING_PAYMENT",
        ),
    ]
}

fn word(word: &str) -> JobStatus {
    JobStatus::Other(word.to_owned())
}

async fn show(status: Option<JobStatus>, lang: &'static str) -> Stage<StatusBadge> {
    Stage::show(yew::props!(StatusBadgeProps { status, lang })).await
}

#[wasm_bindgen_test]
async fn every_state_has_its_word() {
    for (status, _, english, chinese) in states() {
        assert_eq!(show(status.clone(), "en").await.text(), english);
        assert_eq!(show(status, "zh-CN").await.text(), chinese);
    }
}

#[wasm_bindgen_test]
async fn every_state_has_its_name_for_the_style_sheet() {
    for (status, name, ..) in states() {
        let stage = show(status, "en").await;
        let badge = stage.one("[data-state]");
        assert_eq!(badge.get_attribute("data-state").as_deref(), Some(name));
    }
}

#[wasm_bindgen_test]
async fn every_state_has_a_shape_of_its_own() {
    let mut shapes = HashSet::new();
    // The last is another word for the state before it, and has that one's shape.
    for (status, name, ..) in &states()[..7] {
        let stage = show(status.clone(), "en").await;
        let shape = stage.one("svg path").get_attribute("d").unwrap();
        assert!(shapes.insert(shape), "{name} looks like another state");
    }
}

#[wasm_bindgen_test]
async fn icon_is_for_the_eye_only() {
    let stage = show(Some(JobStatus::Fail), "en").await;
    let icon = stage.one("svg");
    assert_eq!(icon.get_attribute("aria-hidden").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn badge_never_speaks_up() {
    for (status, ..) in states() {
        let stage = show(status, "en").await;
        assert!(!stage.has("[role], [aria-live]"));
    }
}

#[wasm_bindgen_test]
async fn stale_badge_keeps_its_word_and_stands_still() {
    let status = Some(JobStatus::Running);
    let mut stage = show(status.clone(), "en").await;
    let animation = |stage: &Stage<_>| computed(&stage.one(".job-watch-turning"), "animation-name");
    assert_ne!(animation(&stage), "none");

    let lang = "en";
    let stale = true;
    stage
        .update(yew::props!(StatusBadgeProps {
            status,
            stale,
            lang
        }))
        .await;
    assert_eq!(stage.text_of(".job-watch-badge-word"), "Running");
    assert_eq!(animation(&stage), "none");
}

/// Not by colour and dashes alone (WCAG 2.2, 1.4.1), for those who do not see either.
#[wasm_bindgen_test]
async fn stale_badge_says_so() {
    for (lang, said) in [
        ("en", "Running (may be out of date)"),
        ("zh-CN", "运行中（可能不是最新状态）"),
    ] {
        let status = Some(JobStatus::Running);
        let stale = true;
        let props = yew::props!(StatusBadgeProps {
            status,
            stale,
            lang
        });
        let stage = Stage::<StatusBadge>::show(props).await;
        assert_eq!(stage.text(), said);
    }
}

#[wasm_bindgen_test]
async fn long_word_of_the_server_can_be_read_to_its_end() {
    let mut stage = show(Some(word("")), "en").await;
    let root = stage.root().clone();
    root.style().set_property("inline-size", "160px").unwrap();
    let status = Some(word("WAITING_FOR_MANUAL_CONFIRMATION_BY_THE_OWNER"));
    stage.update(yew::props!(StatusBadgeProps { status })).await;
    let word = stage.one(".job-watch-badge-word");
    assert!(word.scroll_width() <= word.client_width());
    assert!(root.scroll_width() <= 160);
}
