//! Which language is spoken.

use jobwatch::view::{
    JobCard, JobCardProps, Locale, Messages, Plural, ProgressBar, ProgressBarProps, StatusBadge,
    StatusBadgeProps,
};
use jobwatch::{Job, JobStatus};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

use super::samples::{failed, job, running, snapshot};
use super::web_support::clock::wait_until;
use super::web_support::stage::{Stage, document, set_page_language};

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
    let body = document().body().unwrap();
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
async fn region_and_spelling_do_not_matter() {
    for (tag, word) in [
        ("zh", "运行中"),
        ("zh-Hans-SG", "运行中"),
        ("ZH_cn", "运行中"),
        ("ar", "قيد التنفيذ"),
        ("ar_EG", "قيد التنفيذ"),
        ("en-GB", "Running"),
    ] {
        assert_eq!(words("en", None, Some(tag)).await, word, "in {tag}");
    }
}

/// Whoever reads the page may not read English.
#[wasm_bindgen_test]
async fn language_that_is_not_built_in_is_the_first_of_the_browsers_that_is() {
    let languages = web_sys::window().unwrap().navigator().languages();
    let languages = languages.iter().filter_map(|tag| tag.as_string());
    let built_in = languages.filter_map(|tag| Messages::built_in(&tag));
    let expected = built_in.chain([Messages::EN]).next().unwrap();
    let expected = expected.status_running;
    assert_eq!(words("en", None, Some("tlh")).await, expected);
    assert_eq!(words("tlh", None, None).await, expected);
}

/// An element inside another, in a language.
fn inside(parent: &web_sys::Node, lang: Option<&str>) -> Element {
    let element = document().create_element("div").unwrap();
    if let Some(lang) = lang {
        element.set_attribute("lang", lang).unwrap();
    }
    parent.append_child(&element).unwrap();
    element
}

async fn running_in(place: &web_sys::Node) -> Stage<StatusBadge> {
    let status = JobStatus::Running;
    Stage::show_in(place, yew::props!(StatusBadgeProps { status })).await
}

#[wasm_bindgen_test]
async fn language_is_that_of_the_nearest_element_with_one() {
    set_page_language("en");
    let outer = inside(&document().body().unwrap(), Some("zh-CN"));
    let inner = inside(&inside(&outer, None), None);
    assert_eq!(running_in(&inner).await.text(), "运行中");

    inner.set_attribute("lang", "ar").unwrap();
    assert_eq!(running_in(&inner).await.text(), "قيد التنفيذ");
    outer.remove();
}

#[wasm_bindgen_test]
async fn language_reaches_into_shadow_trees() {
    set_page_language("en");
    let host = inside(&inside(&document().body().unwrap(), Some("ar")), None);
    let init = ShadowRootInit::new(ShadowRootMode::Closed);
    let shadow = host.attach_shadow(&init).unwrap();
    assert_eq!(running_in(&shadow).await.text(), "قيد التنفيذ");

    host.set_attribute("lang", "zh").unwrap();
    let within = inside(&shadow, None);
    assert_eq!(running_in(&within).await.text(), "运行中");
    host.parent_element().unwrap().remove();
}

/// HTML says with it that the language is not known, whatever it is further out.
#[wasm_bindgen_test]
async fn place_with_a_blank_language_speaks_the_browsers() {
    let browsers = web_sys::window().unwrap().navigator().language().unwrap();
    let expected = words("", Some(browsers.leak()), None).await;
    set_page_language("zh-CN");
    let place = inside(&document().body().unwrap(), Some(""));
    assert_eq!(running_in(&place).await.text(), expected);
    place.remove();
}

#[wasm_bindgen_test]
async fn widget_follows_the_page_to_another_language() {
    set_page_language("en");
    let stage = running_in(&document().body().unwrap()).await;
    assert_eq!(stage.text(), "Running");
    set_page_language("ar");
    wait_until("the badge speaks Arabic", || stage.text() == "قيد التنفيذ").await;

    let held = inside(&document().body().unwrap(), Some("zh"));
    let held_stage = running_in(&held).await;
    set_page_language("en");
    wait_until("the badge speaks English", || stage.text() == "Running").await;
    assert_eq!(held_stage.text(), "运行中");
    held.remove();
}

static FRENCH: Messages = Messages {
    tag: "fr",
    status_running: "En cours",
    elapsed: "depuis {time}",
    failed_count: Plural {
        one: Some("{count} échec"),
        ..Plural::same("{count} échecs")
    },
    ..*Messages::EN
};

#[wasm_bindgen_test]
async fn page_brings_a_language_and_the_rest_stays() {
    let mut parent = running(40.0);
    parent.sub_jobs = vec![failed("E", "reason"), running(1.0)];
    let card = |lang: Option<&'static str>| {
        yew::props!(JobCardProps {
            snapshot: snapshot(parent.clone()),
            lang: lang.map(AttrValue::from),
            messages: Some((&FRENCH).into()),
            on_pause: Some(Callback::noop()),
        })
    };
    // Of a page in English, too: the words say in which language they are.
    for lang in [Some("fr-CA"), Some("fr"), None] {
        let stage = Stage::<JobCard>::show(card(lang)).await;
        assert_eq!(lang_of(&stage.one(".job-watch")).as_deref(), Some("fr"));
        for words in ["En cours", "1 échec", "Export image"] {
            assert!(stage.text().contains(words), "{words} in {}", stage.text());
        }
        // With a narrow blank before the sign, where English has none.
        assert_eq!(stage.text_of(".job-watch-percent").chars().count(), 4);
        stage.button("Pause updates");
    }
}

#[wasm_bindgen_test]
async fn words_of_the_page_reach_all_that_is_inside() {
    #[component]
    fn French() -> Html {
        html! {
            <ContextProvider<Locale> context={Locale::speaking("fr-CA", &FRENCH)}>
                <JobCard snapshot={snapshot(running(40.0))} />
                <StatusBadge status={JobStatus::Running} />
                <StatusBadge status={JobStatus::Running} lang="zh" />
            </ContextProvider<Locale>>
        }
    }
    let stage = Stage::<French>::show(()).await;
    let words: Vec<_> = stage
        .all(".job-watch-badge")
        .iter()
        .map(|it| it.text_content())
        .collect();
    let words: Vec<_> = words.iter().flatten().map(String::as_str).collect();
    assert_eq!(words, ["En cours", "En cours", "运行中"]);
}

/// Numbers of one language between words of another would read like a mistake.
#[wasm_bindgen_test]
async fn numbers_are_in_the_language_of_the_words() {
    for tag in ["fr", "fr-CA", "not a tag!", ""] {
        assert_eq!(Locale::speaking(tag, Messages::ZH_CN).tag, "zh-CN", "{tag}");
    }
    assert_eq!(
        Locale::speaking("zh-Hant-TW", Messages::ZH_CN).tag,
        "zh-Hant-TW"
    );
}

async fn failures_told(lang: &'static str, failures: usize) -> String {
    let mut parent = running(40.0);
    parent.sub_jobs = vec![failed("E", "reason"); failures];
    let card = yew::props!(JobCardProps {
        snapshot: snapshot(parent),
        lang,
    });
    let stage = Stage::<JobCard>::show(card).await;
    stage.text_of(".job-watch-count-failed").trim().to_owned()
}

/// With the digits of `ar-AE`, which are those of English in every engine.
#[wasm_bindgen_test]
async fn counts_are_told_in_the_form_that_they_take() {
    for (failures, words) in [
        (1, "فشل عنصر واحد"),
        (2, "فشل عنصران"),
        (3, "فشلت 3 عناصر"),
        (10, "فشلت 10 عناصر"),
        (11, "فشل 11 عنصرًا"),
        (100, "فشل 100 عنصر"),
    ] {
        assert_eq!(failures_told("ar-AE", failures).await, words);
    }
    assert_eq!(failures_told("en", 1).await, "1 failed");
    assert_eq!(failures_told("zh", 12).await, "失败 12");
}

#[wasm_bindgen_test]
async fn sub_jobs_are_counted_in_the_form_that_they_take() {
    let told = async |lang: &'static str, total: usize| {
        let mut parent = job(JobStatus::Running);
        parent.sub_jobs = vec![job(JobStatus::Success); total];
        let card = yew::props!(JobCardProps {
            snapshot: snapshot(parent),
            lang,
        });
        Stage::<JobCard>::show(card)
            .await
            .text_of(".job-watch-task")
    };
    assert_eq!(told("en", 1).await, "1 of 1 subtask done");
    assert_eq!(told("en", 2).await, "2 of 2 subtasks done");
    assert_eq!(told("zh", 2).await, "子任务已完成 2/2");
    assert_eq!(told("ar-AE", 2).await, "تم إكمال 2 من أصل مهمتين فرعيتين");
    assert_eq!(told("ar-AE", 3).await, "تم إكمال 3 من أصل 3 مهام فرعية");
}

#[wasm_bindgen_test]
async fn digits_are_those_of_the_tag() {
    assert_eq!(failures_told("ar-EG", 3).await, "فشلت ٣ عناصر");
    assert_eq!(failures_told("ar-u-nu-arab", 11).await, "فشل ١١ عنصرًا");
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

fn lang_of(element: &Element) -> Option<String> {
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
