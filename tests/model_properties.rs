//! What holds for any JSON, any text and any job.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod arbitrary;

use jobwatch::mapping::presets;
use jobwatch::{
    BatchResult, Job, Json, Mapping, Object, Progress, Response, ShownProgress, decode,
    decode_mapped,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

fn answer(http_status: u16, body: &str) -> Response<'_> {
    Response {
        http_status,
        body,
        ..Response::default()
    }
}

/// The job without what no field holds.
fn fields_only(job: &Job) -> Job {
    let without_entities = |result: &BatchResult| BatchResult {
        status: result.status.clone(),
        entities: Object::new(),
    };
    Job {
        entities: Object::new(),
        other: Object::new(),
        sub_jobs: job.sub_jobs.iter().map(fields_only).collect(),
        results: job.results.iter().map(without_entities).collect(),
        ..job.clone()
    }
}

/// A job as far as its bar depends on it.
fn moment() -> impl Strategy<Value = Job> {
    let sub_jobs = vec(arbitrary::status(), 0..4);
    (arbitrary::status(), option::of(0.0..=1.0), sub_jobs).prop_map(
        |(status, progress, sub_jobs)| Job {
            status,
            progress: progress.and_then(Progress::from_fraction),
            sub_jobs: sub_jobs
                .into_iter()
                .map(|status| Job {
                    status,
                    ..Job::default()
                })
                .collect(),
            ..Job::default()
        },
    )
}

proptest! {
    #[test]
    fn presets_take_any_json_without_harm(body in arbitrary::json(), asked in "[a-z{}/~]{0,8}") {
        let text = serde_json::to_string(&body).unwrap();
        for (_, make) in presets::ALL {
            let _ = decode_mapped(&answer(200, &text), Some(&asked), &make(), parse);
        }
    }

    #[test]
    fn any_json_is_a_mapping_or_an_error_that_begins_with_its_place(value in arbitrary::json()) {
        if let Err(error) = Mapping::from_json(value) {
            prop_assert!(error.to_string().starts_with("mapping"));
        }
    }

    #[test]
    fn json_is_read_as_it_was_written(json in arbitrary::json()) {
        let text = serde_json::to_string(&json).unwrap();
        prop_assert_eq!(parse(&text), Some(json));
    }

    #[test]
    fn json_is_read_as_serde_json_reads_it(json in arbitrary::json()) {
        let value = serde_json::to_value(&json).unwrap();
        prop_assert_eq!(serde_json::from_value::<Json>(value).unwrap(), json);
    }

    #[test]
    fn job_is_read_as_it_was_written(job in arbitrary::job()) {
        let text = serde_json::to_string(&job).unwrap();
        prop_assert_eq!(serde_json::from_str::<Job>(&text).unwrap(), job);
    }

    #[test]
    fn any_text_is_a_job_or_an_error(
        text in any::<String>(),
        http_status in any::<u16>(),
        asked in any::<Option<String>>(),
    ) {
        let _ = decode(&answer(http_status, &text), asked.as_deref(), parse);
    }

    #[test]
    fn any_head_is_survived(
        request_id in any::<Option<String>>(),
        retry_after in any::<Option<String>>(),
        date in any::<Option<String>>(),
        received_at in any::<i64>(),
    ) {
        let response = Response {
            request_id: request_id.as_deref(),
            retry_after: retry_after.as_deref(),
            date: date.as_deref(),
            received_at,
            ..answer(429, "")
        };
        prop_assert!(decode(&response, None, parse).is_err());
    }

    #[test]
    fn any_object_is_a_job_or_an_error(object in arbitrary::job_like(), ok in any::<bool>()) {
        let text = serde_json::to_string(&object).unwrap();
        let result = decode(&answer(if ok { 200 } else { 500 }, &text), None, parse);
        prop_assert!(ok || result.is_err());
        if let Ok(job) = result {
            let _ = (job.failure(), job.resources(), job.elapsed(i64::MIN), job.elapsed(i64::MAX));
        }
    }

    #[test]
    fn a_job_with_a_status_is_never_an_error(mut object in arbitrary::job_like(), word in "[A-Z]{1,9}") {
        object.insert("status", word.as_str());
        let text = serde_json::to_string(&object).unwrap();
        let job = decode(&answer(200, &text), None, parse);
        prop_assert_eq!(job.unwrap().status, jobwatch::JobStatus::parse(&word));
    }

    #[test]
    fn writing_what_was_read_keeps_every_field(object in arbitrary::job_like()) {
        let text = serde_json::to_string(&object).unwrap();
        let read: Job = serde_json::from_str(&text).unwrap();
        let written = serde_json::to_value(&read).unwrap();
        let again: Job = serde_json::from_str(&written.to_string()).unwrap();
        prop_assert_eq!(fields_only(&again), fields_only(&read));
        prop_assert_eq!(serde_json::to_value(&again).unwrap(), written);
    }

    #[test]
    fn fraction_is_in_range_or_unknown(number in any::<f64>()) {
        let expected = (0.0..f64::INFINITY).contains(&number).then(|| number.min(1.0));
        prop_assert_eq!(Progress::from_fraction(number).map(Progress::fraction), expected);
        let percent = Progress::from_percent(number).map(Progress::percent);
        prop_assert!(percent.is_none_or(|percent| percent <= 100));
        prop_assert_eq!(percent == Some(100), number >= 100.0 - 1e-9 && number.is_finite());
    }

    #[test]
    fn percent_is_rounded_down(fraction in 0.0..1.0) {
        let percent = f64::from(Progress::from_fraction(fraction).unwrap().percent());
        prop_assert!(percent <= fraction * 100.0 + 1e-6);
        prop_assert!(percent > fraction * 100.0 - 1.0);
    }

    #[test]
    fn whole_percent_stays_whole(percent in 0_u8..=100) {
        let progress = Progress::from_percent(percent.into()).unwrap();
        prop_assert_eq!(progress.percent(), percent);
        prop_assert_eq!(Progress::from_fraction(progress.fraction()), Some(progress));
    }

    #[test]
    fn shown_bar_never_runs_backwards(jobs in vec(moment(), 1..8)) {
        let mut shown = ShownProgress::default();
        for job in &jobs {
            let next = shown.next(job);
            prop_assert!(next.progress >= shown.progress);
            shown = next;
        }
    }
}
