//! The languages say the same, each in its own words.
#![cfg(all(not(target_arch = "wasm32"), feature = "view"))]
// A failed test is to say where; nothing here ships.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use jobwatch::view::{Direction, Messages, Plural};

type Catalogue = BTreeMap<String, &'static str>;

/// The categories of CLDR that a count can have beside `other`.
fn categories(messages: &Messages) -> &'static [&'static str] {
    match messages.tag {
        "zh-CN" => &[],
        "en" => &["one"],
        "ar" => &["zero", "one", "two", "few", "many"],
        tag => unreachable!("{tag}: say what plurals it has"),
    }
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Of texts that are told only of two and more.
const NEVER_OF_SEVERAL: [&str; 2] = ["zero", "one"];

fn catalogue(messages: &Messages) -> Catalogue {
    messages.texts().into_iter().collect()
}

/// The key without the category, if it is that of a form of a plural.
fn plural(key: &str) -> Option<(&str, &str)> {
    let (text, category) = key.rsplit_once('.')?;
    CATEGORIES.contains(&category).then_some((text, category))
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let names = text.split('{').skip(1);
    names
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

/// Whether a text says something beside what is filled in.
fn has_words(text: &str) -> bool {
    let around = text.split('{').map(|part| match part.split_once('}') {
        Some((_, after)) => after,
        None => part,
    });
    around.flat_map(str::chars).any(char::is_alphabetic)
}

#[test]
fn every_language_has_every_text() {
    let keys = |messages| -> BTreeSet<String> {
        let other = |key: &String| plural(key).is_none_or(|(_, category)| category == "other");
        catalogue(messages).into_keys().filter(other).collect()
    };
    assert!(keys(Messages::EN).len() > 70);
    for messages in Messages::BUILT_IN {
        assert_eq!(keys(messages), keys(Messages::EN), "{}", messages.tag);
        for (key, text) in catalogue(messages) {
            assert!(!text.trim().is_empty(), "{key} in {}", messages.tag);
        }
    }
}

/// A form for one count may say the number in words: "two items" has none in Arabic.
#[test]
fn every_text_has_the_placeholders_of_the_english_one() {
    let english = catalogue(Messages::EN);
    for messages in Messages::BUILT_IN {
        for (key, text) in catalogue(messages) {
            let found = placeholders(text);
            let (name, category) = plural(&key).unwrap_or((&key, "other"));
            let original = english
                .get(&key)
                .or_else(|| english.get(&format!("{name}.other")));
            let wanted = placeholders(original.unwrap());
            let tag = messages.tag;
            if category == "other" {
                assert_eq!(found, wanted, "{key} in {tag}");
            } else {
                assert!(found.is_subset(&wanted), "{key} in {tag}: {text}");
            }
        }
    }
}

#[test]
fn no_text_is_left_in_another_language() {
    for (number, messages) in Messages::BUILT_IN.into_iter().enumerate() {
        for other in Messages::BUILT_IN.into_iter().skip(number + 1) {
            let others = catalogue(other);
            for (key, text) in catalogue(messages) {
                let shared = others.get(&key) == Some(&text) && has_words(text);
                let (one, two) = (messages.tag, other.tag);
                assert!(!shared, "{key} in {one} and {two}: {text}");
            }
        }
    }
}

/// A form that is missing would be told in the words for another count.
#[test]
fn plural_has_one_form_or_all_of_its_language() {
    for messages in Messages::BUILT_IN {
        let mut forms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (key, _) in messages.texts() {
            if let Some((text, category)) = plural(&key) {
                let forms = forms.entry(text.to_owned()).or_default();
                if category != "other" {
                    forms.insert(category.to_owned());
                }
            }
        }
        assert!(forms.len() >= 3, "{forms:?}");
        let all: BTreeSet<_> = categories(messages)
            .iter()
            .map(ToString::to_string)
            .collect();
        for (text, forms) in forms {
            let mut all = all.clone();
            if text.starts_with("spoken.") {
                all.retain(|category| !NEVER_OF_SEVERAL.contains(&category.as_str()));
            }
            let fits = forms.is_empty() || forms == all;
            assert!(fits, "{text} in {}: {forms:?}", messages.tag);
        }
    }
}

/// What is said before the module is there is said by the module in the same words.
#[test]
fn loader_has_the_first_words_of_every_language() {
    const LOADER: &str = include_str!("../src/embed/loader.js");
    for messages in Messages::BUILT_IN {
        let texts = [
            messages.status_loading,
            messages.connecting,
            messages.untitled,
        ];
        for text in texts {
            assert!(
                LOADER.contains(&format!("\"{text}\"")),
                "{text} in {}",
                messages.tag
            );
        }
    }
}

static FRENCH: Messages = Messages {
    tag: "fr",
    status_running: "En cours",
    failed_count: Plural {
        one: Some("{count} échec"),
        ..Plural::same("{count} échecs")
    },
    ..*Messages::EN
};

#[test]
fn page_brings_a_language_by_what_it_has_of_it() {
    assert_eq!(FRENCH.tag, "fr");
    assert_eq!(FRENCH.status_running, "En cours");
    assert_eq!(FRENCH.failed_count.form("many"), "{count} échecs");
    assert_eq!(FRENCH.status_success, Messages::EN.status_success);
}

#[test]
fn texts_that_come_later_do_the_same() {
    let french = Messages::EN
        .with_texts([
            ("tag", "fr"),
            ("status_running", "En cours"),
            ("failed_count.one", "{count} échec"),
            ("failed_count.other", "{count} échecs"),
        ])
        .unwrap();
    assert_eq!(*french, FRENCH);
}

#[test]
fn every_key_is_one_to_bring_a_text_for() {
    for messages in Messages::BUILT_IN {
        for (key, _) in messages.texts() {
            let own = messages.with_texts([(key.as_str(), "own")]).unwrap();
            assert_eq!(catalogue(own).get(&key), Some(&"own"), "{key}");
        }
    }
}

#[test]
fn one_form_of_a_plural_leaves_the_others() {
    let own = Messages::AR
        .with_texts([("failed_count.two", "own")])
        .unwrap();
    assert_eq!(own.failed_count.two, Some("own"));
    assert_eq!(own.failed_count.few, Messages::AR.failed_count.few);
}

/// Those of another language would be told for some counts.
#[test]
fn other_form_of_a_plural_takes_the_place_of_all() {
    let own = Messages::AR
        .with_texts([("failed_count.other", "own")])
        .unwrap();
    assert_eq!(own.failed_count, Plural::same("own"));
}

#[test]
fn last_of_two_texts_for_a_key_counts() {
    let own = Messages::EN
        .with_texts([("live", "one"), ("live", "two")])
        .unwrap();
    assert_eq!(own.live, "two");
}

#[test]
fn text_for_a_key_that_is_none_is_refused() {
    for key in ["staus_running", "", "job_types", "failed_count"] {
        let error = Messages::EN.with_texts([(key, "own")]).unwrap_err();
        assert!(error.to_string().contains(&format!("{key:?}")), "{error}");
    }
}

/// A page that hands the same texts to every card keeps them once.
#[test]
fn same_texts_are_kept_once() {
    let own = || Messages::EN.with_texts([("live", "own")]).unwrap();
    assert!(std::ptr::eq(own(), own()));
}

#[test]
fn languages_are_found_whatever_the_region_and_the_spelling() {
    for (tag, found) in [
        ("zh", Some("zh-CN")),
        ("zh-Hant-TW", Some("zh-CN")),
        ("ZH_cn", Some("zh-CN")),
        ("ar-EG", Some("ar")),
        ("en-GB", Some("en")),
        ("arc", None),
        ("", None),
    ] {
        let built_in = Messages::built_in(tag).map(|messages| messages.tag);
        assert_eq!(built_in, found, "{tag}");
    }
}

#[test]
fn direction_is_that_of_the_script_and_else_of_the_language() {
    for (tag, dir) in [
        ("ar", "rtl"),
        ("AR-eg", "rtl"),
        ("he-IL", "rtl"),
        ("fa_IR", "rtl"),
        ("pa-Arab-PK", "rtl"),
        ("pa", "ltr"),
        ("az-Latn", "ltr"),
        ("ku-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("en", "ltr"),
        ("zh-Hans-CN", "ltr"),
        ("", "ltr"),
    ] {
        assert_eq!(Direction::of_language(tag).dir(), dir, "{tag}");
    }
}
