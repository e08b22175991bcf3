//! Which language is spoken.

use jobwatch::JobStatus;
use jobwatch::view::{JobCard, JobCardProps, Locale, StatusBadge};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use super::samples::{running, snapshot};
use super::web_support::stage::{Stage, set_page_language};

#[derive(Properties, PartialEq)]
struct Props {
    around: Option<&'static str>,
    own: Option<&'static str>,
}

/// A badge with a language of its own, inside a page part with another.
#[component]
fn Page(props: &Props) -> Html {
    let badge =
        html! { <StatusBadge status={JobStatus::Running} lang={props.own.map(AttrValue::from)} /> };
    match props.around {
        Some(tag) => html! {
            <ContextProvider<Locale> context={Locale::new(tag)}>{ badge }</ContextProvider<Locale>>
        },
        None => badge,
    }
}

async fn words(page: &str, around: Option<&'static str>, own: Option<&'static str>) -> String {
    set_page_language(page);
    let body = super::web_support::stage::document().body().unwrap();
    Stage::<Page>::show_in(&body, Props { around, own })
        .await
        .text()
}

#[wasm_bindgen_test]
async fn own_language_comes_first_then_the_nearest_then_the_pages() {
    assert_eq!(words("en", Some("en"), Some("zh-CN")).await, "运行中");
    assert_eq!(words("zh-CN", Some("zh-CN"), Some("en")).await, "Running");
    assert_eq!(words("en", Some("zh-CN"), None).await, "运行中");
    assert_eq!(words("zh-CN", Some("en"), None).await, "Running");
    assert_eq!(words("zh-CN", None, None).await, "运行中");
    assert_eq!(words("en", None, None).await, "Running");
}

#[wasm_bindgen_test]
async fn page_without_a_language_speaks_the_browsers() {
    let browsers = web_sys::window().unwrap().navigator().language().unwrap();
    let expected = words("", Some(browsers.leak()), None).await;
    assert_eq!(words("", None, None).await, expected);
    assert_eq!(words("  ", None, None).await, expected);
}

#[wasm_bindgen_test]
async fn region_and_spelling_do_not_matter_and_the_unknown_is_english() {
    for (tag, word) in [
        ("zh", "运行中"),
        ("zh-Hans-SG", "运行中"),
        ("ZH_cn", "运行中"),
        ("en-GB", "Running"),
        ("tlh", "Running"),
    ] {
        assert_eq!(words("en", None, Some(tag)).await, word, "in {tag}");
    }
}

#[wasm_bindgen_test]
async fn card_speaks_one_language_throughout() {
    let props = |lang: &'static str| {
        yew::props!(JobCardProps {
            snapshot: snapshot(running(40.0)),
            lang,
            on_pause: Some(Callback::noop()),
        })
    };
    let mut stage = Stage::<JobCard>::show(props("zh-CN")).await;
    for words in ["导出镜像", "运行中", "实时更新"] {
        assert!(stage.text().contains(words), "{words} in {}", stage.text());
    }
    stage.button("暂停更新");

    stage.update(props("en")).await;
    for words in ["Export image", "Running", "Up to date"] {
        assert!(stage.text().contains(words), "{words} in {}", stage.text());
    }
    stage.button("Pause updates");
}

/// A tag that is none, from whoever writes the page, must not take the page down.
#[wasm_bindgen_test]
async fn tag_that_is_no_tag_still_shows_numbers() {
    let props = yew::props!(JobCardProps {
        snapshot: snapshot(running(40.0)),
        lang: "not a tag!",
    });
    let stage = Stage::<JobCard>::show(props).await;
    assert_eq!(stage.text_of(".job-watch-percent"), "40%");
}
