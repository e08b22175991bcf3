//! Which language is spoken.

use jobwatch::view::{
    JobCard, JobCardProps, Locale, ProgressBar, ProgressBarProps, StatusBadge, StatusBadgeProps,
};
use jobwatch::{Job, JobStatus};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use super::samples::{failed, job, running, snapshot};
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

fn lang_of(element: &web_sys::Element) -> Option<String> {
    element.get_attribute("lang")
}

/// WCAG 2.2, 3.1.2: a screen reader speaks each language with its own voice.
#[wasm_bindgen_test]
async fn every_component_names_the_language_that_it_speaks() {
    for (lang, spoken) in [("zh_CN", "zh-CN"), ("en-GB", "en"), ("fr", "en")] {
        let snapshot = snapshot(running(40.0));
        let card = Stage::<JobCard>::show(yew::props!(JobCardProps { snapshot, lang })).await;
        assert_eq!(lang_of(&card.one(".job-watch")).as_deref(), Some(spoken));

        let badge = Stage::<StatusBadge>::show(yew::props!(StatusBadgeProps { lang })).await;
        assert_eq!(
            lang_of(&badge.one(".job-watch-badge")).as_deref(),
            Some(spoken)
        );

        let label = "Export";
        let bar = Stage::<ProgressBar>::show(yew::props!(ProgressBarProps { label, lang })).await;
        assert_eq!(lang_of(&bar.one(".job-watch-bar")).as_deref(), Some(spoken));
    }
}

#[wasm_bindgen_test]
async fn text_of_the_server_is_in_no_language_that_the_widget_knows() {
    let mut parent = failed("IMG.1", "reason");
    parent.job_type = Some("frobnicate".to_owned());
    parent.entities.insert("image_id", "id");
    parent.sub_jobs = vec![Job::new("s", "tweak", JobStatus::Other("ODD".to_owned()))];
    let mut under_way = job(JobStatus::Running);
    under_way.current_task = Some("task".to_owned());
    for (job, foreign) in [
        (
            parent,
            &[
                "frobnicate",
                "reason",
                "IMG.1",
                "image_id",
                "id",
                "tweak",
                "ODD",
            ][..],
        ),
        (under_way, &["task"]),
    ] {
        let snapshot = snapshot(job);
        let lang = "zh-CN";
        let stage = Stage::<JobCard>::show(yew::props!(JobCardProps { snapshot, lang })).await;
        let texts = stage.all("bdi[lang='']");
        let texts: Vec<_> = texts
            .iter()
            .map(|bdi| bdi.text_content().unwrap())
            .collect();
        assert_eq!(texts, foreign);
    }
}
