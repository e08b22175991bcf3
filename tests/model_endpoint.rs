//! An id becomes one segment of the path, whatever is in it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jobwatch::Endpoint;
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_id_is_one_segment_and_stays_itself(project in any::<String>(), job in any::<String>()) {
        let names_nothing = |id: &str| ["", ".", ".."].contains(&id.trim());
        let url = Endpoint::elb().url(&project, &job);
        prop_assert_eq!(url.is_err(), names_nothing(&project) || names_nothing(&job));
        if let Ok(url) = url {
            prop_assert!(url.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#\\".contains(&byte)));
            let segments: Vec<String> = url
                .split('/')
                .map(|segment| percent_decode_str(segment).decode_utf8().unwrap().into_owned())
                .collect();
            prop_assert_eq!(segments, ["", "v1.0", project.trim(), "jobs", job.trim()]);
        }
    }
}

#[test]
fn documents_have_their_own_paths() {
    assert_eq!(Endpoint::ims().url("p", "j").unwrap(), "/v1/p/jobs/j");
    assert_eq!(Endpoint::elb().url("p", "j").unwrap(), "/v1.0/p/jobs/j");
    assert_eq!(Endpoint::default(), Endpoint::ims());
}

#[test]
fn id_that_looks_like_a_placeholder_is_an_id() {
    let url = Endpoint::ims().url("{job_id}", "j").unwrap();
    assert_eq!(url, "/v1/%7Bjob_id%7D/jobs/j");
}

#[test]
fn encoded_dots_are_encoded_once_more() {
    let url = Endpoint::ims().url("%2e%2e", "a b").unwrap();
    assert_eq!(url, "/v1/%252e%252e/jobs/a%20b");
}

#[test]
fn template_may_do_without_a_project_or_name_a_job_twice() {
    let url = Endpoint::new("https://api.example/{job_id}?id={job_id}").url("", "a&b");
    assert_eq!(url.unwrap(), "https://api.example/a%26b?id=a%26b");
    let error = Endpoint::ims().url(" ", "j").unwrap_err();
    assert!(error.to_string().contains("project_id"), "{error}");
}

#[test]
fn template_with_a_misspelt_placeholder_is_refused_in_words() {
    for template in [
        "/x/{projectid}/jobs/{job_id}",
        "/x/{project_id}/jobs/{job_id",
        "/x/project_id}/jobs/{job_id}",
        "/x/{}/jobs/{job_id}",
        "/x/{job_{project_id}id}/{job_id}",
        "/x/{{job_id}}",
    ] {
        let error = Endpoint::new(template).url("p", "j").unwrap_err();
        let text = error.to_string();
        assert!(error.is_template(), "{text}");
        for named in [template, "{project_id}", "{job_id}"] {
            assert!(text.contains(named), "{text}");
        }
    }
}

#[test]
fn template_that_names_no_job_is_refused() {
    for template in ["", "/", "/v1/{project_id}/jobs"] {
        let error = Endpoint::new(template).url("p", "j").unwrap_err();
        assert!(error.is_template(), "{template:?}");
    }
}

#[test]
fn id_that_names_nothing_is_refused() {
    for id in ["", " \t", ".", "..", " .. "] {
        assert!(Endpoint::ims().url(id, "j").is_err(), "{id:?}");
        let error = Endpoint::ims().url("p", id).unwrap_err();
        assert!(!error.is_template(), "{id:?}");
    }
    assert!(Endpoint::ims().url("...", ".x").is_ok());
}
