//! The card: title, outcome, resources, sub-jobs, results.

use jobwatch::view::{JobCard, JobCardProps};
use jobwatch::{
    BatchResult, Connection, Job, JobStatus, Json, Object, PausedBy, Progress, ShownProgress,
    Snapshot, Timestamp,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{failed, job, running, show_card, show_job, snapshot};
use super::web_support::clock::{Clock, FROZEN_AT};
use super::web_support::mutations::Mutations;
use super::web_support::stage::Stage;

fn texts_of(stage: &Stage<JobCard>, selector: &str) -> Vec<String> {
    let found = stage.all(selector);
    found
        .iter()
        .map(|element| element.text_content().unwrap())
        .collect()
}

async fn show_titled(label: Option<&'static str>, job: Option<Job>) -> Stage<JobCard> {
    let snapshot = job.map(snapshot).unwrap_or_default();
    let lang = "en";
    Stage::show(yew::props!(JobCardProps {
        snapshot,
        label,
        lang
    }))
    .await
}

// Title.

#[wasm_bindgen_test]
async fn title_is_the_label_else_the_type_in_words_else_the_type_else_a_word() {
    let unknown_type = || Some(Job::new("j-1", "frobnicateVolume", JobStatus::Running));
    let no_type = || {
        Some(Job {
            job_type: None,
            ..job(JobStatus::Running)
        })
    };
    let known_type = || Some(job(JobStatus::Running));
    for (label, job, title) in [
        (Some("Nightly backup"), known_type(), "Nightly backup"),
        (Some("  "), known_type(), "Export image"),
        (None, known_type(), "Export image"),
        (None, unknown_type(), "frobnicateVolume"),
        (None, no_type(), "Job"),
        (None, None, "Job"),
    ] {
        let stage = show_titled(label, job).await;
        let group = stage.one("[role=group]");
        assert_eq!(group.get_attribute("aria-label").as_deref(), Some(title));
        assert_eq!(stage.text_of(".job-watch-title"), title);
    }
}

#[wasm_bindgen_test]
async fn bar_is_named_after_the_title() {
    for snapshot in [Snapshot::default(), snapshot(running(40.0))] {
        let stage = show_card(snapshot).await;
        let title = stage.text_of(".job-watch-title");
        let bar = stage.one("[role=progressbar]");
        assert_eq!(bar.get_attribute("aria-label"), Some(title));
    }
}

// While it runs.

#[wasm_bindgen_test]
async fn running_job_shows_percent_and_current_task() {
    let mut job = running(40.0);
    job.current_task = Some("Uploading".to_owned());
    let stage = show_job(job).await;
    let bar = stage.one("[role=progressbar]");
    assert_eq!(bar.get_attribute("aria-valuenow").as_deref(), Some("40"));
    assert!(stage.text().contains("Uploading"));
}

#[wasm_bindgen_test]
async fn elapsed_time_moves_on_by_itself() {
    let clock = Clock::freeze().await;
    let mut job = running(40.0);
    job.begin_time = Some(Timestamp::from_unix_millis(FROZEN_AT - 65_000));
    let stage = show_job(job).await;
    assert!(stage.text().contains("1 min"), "{}", stage.text());
    let before = stage.text_of(".job-watch-time");

    clock.advance(std::time::Duration::from_secs(3)).await;
    assert_ne!(stage.text_of(".job-watch-time"), before);
}

/// WCAG 2.2, 2.2.2: what is paused does not move.
#[wasm_bindgen_test]
async fn elapsed_time_stands_at_the_last_answer_while_nobody_asks() {
    let clock = Clock::freeze().await;
    let mut job = running(40.0);
    job.begin_time = Some(Timestamp::from_unix_millis(FROZEN_AT - 65_000));
    let mut stage = show_job(job.clone()).await;
    clock.advance(std::time::Duration::from_secs(8)).await;
    let paused = Snapshot {
        connection: Connection::Paused {
            by: PausedBy::Person,
        },
        answered_at: Some(FROZEN_AT + 6_000),
        ..snapshot(job)
    };
    stage.update(super::samples::card(paused)).await;
    let time = stage.text_of(".job-watch-time");
    assert!(time.contains("11"), "{time} instead of 1 min 11 s");

    let mutations = Mutations::of(stage.root());
    clock.advance(std::time::Duration::from_secs(3)).await;
    assert_eq!(mutations.take(), [""; 0]);
}

#[wasm_bindgen_test]
async fn job_without_a_beginning_wakes_the_page_for_nothing() {
    let clock = Clock::freeze().await;
    let mut unreadable = running(40.0);
    unreadable.begin_time = Timestamp::parse("shortly after noon");
    for job in [running(40.0), unreadable] {
        let _stage = show_job(job).await;
        assert_eq!(clock.pending_timers(), 0);
    }
}

#[wasm_bindgen_test]
async fn card_that_is_gone_leaves_no_timer() {
    let clock = Clock::freeze().await;
    let mut job = running(40.0);
    job.begin_time = Some(Timestamp::from_unix_millis(FROZEN_AT - 65_000));
    let stage = show_job(job).await;
    assert_eq!(clock.pending_timers(), 1);

    stage.unmount().await;
    clock.advance(std::time::Duration::from_secs(2)).await;
    assert_eq!(clock.pending_timers(), 0);
}

#[wasm_bindgen_test]
async fn progress_counted_from_sub_jobs_is_told_as_such() {
    let mut parent = job(JobStatus::Running);
    parent.sub_jobs = vec![job(JobStatus::Success), job(JobStatus::Running)];
    parent.sub_jobs_total = Some(4);
    let stage = show_job(parent).await;
    let bar = stage.one("[role=progressbar]");
    assert_eq!(bar.get_attribute("aria-valuenow").as_deref(), Some("25"));
    assert!(stage.text().contains("1 of 4 subtasks done"));
}

#[wasm_bindgen_test]
async fn count_and_task_are_told_both() {
    let mut parent = job(JobStatus::Running);
    parent.sub_jobs = vec![job(JobStatus::Success), job(JobStatus::Running)];
    parent.current_task = Some("AttachVolumeTask".to_owned());
    let stage = show_job(parent).await;
    let told = texts_of(&stage, ".job-watch-task > *");
    assert_eq!(told, ["1 of 2 subtasks done", "AttachVolumeTask"]);
}

#[wasm_bindgen_test]
async fn sub_jobs_that_an_answer_lists_no_more_are_not_counted() {
    let mut parent = job(JobStatus::Running);
    parent.sub_jobs = vec![job(JobStatus::Success), job(JobStatus::Running)];
    let before = ShownProgress::default().next(&parent);
    let mut now = job(JobStatus::Running);
    now.current_task = Some("AttachVolumeTask".to_owned());
    let stage = show_card(Snapshot {
        progress: before.next(&now),
        ..snapshot(now)
    })
    .await;
    assert_eq!(stage.text_of(".job-watch-percent"), "50%");
    assert_eq!(stage.text_of(".job-watch-task"), "AttachVolumeTask");
}

// How it ended.

#[wasm_bindgen_test]
async fn success_is_full_whatever_was_reported_and_no_progressbar_any_more() {
    let mut job = job(JobStatus::Success);
    job.progress = Progress::from_percent(20.0);
    let stage = show_job(job).await;
    assert!(!stage.has("[role=progressbar]"));
    assert_eq!(stage.text_of(".job-watch-percent"), "100%");
    assert_eq!(share_of_fill(&stage), Some(1.0));
    assert_eq!(
        stage.text_of(".job-watch-head .job-watch-badge"),
        "Succeeded"
    );
}

#[wasm_bindgen_test]
async fn failure_keeps_its_percent_and_tells_code_and_reason() {
    let mut job = failed("IMG.0153", "The bucket does not exist.");
    job.progress = Progress::from_percent(62.0);
    let stage = show_job(job).await;
    assert!(!stage.has("[role=progressbar]"));
    assert_eq!(share_of_fill(&stage), Some(0.62));
    for told in [
        "Failed",
        "Stopped at 62%",
        "IMG.0153",
        "The bucket does not exist.",
    ] {
        assert!(stage.text().contains(told), "{told} in {}", stage.text());
    }
}

#[wasm_bindgen_test]
async fn ended_job_that_never_told_a_share_has_no_bar_that_reads_as_none() {
    for status in [JobStatus::Fail, JobStatus::Cancelled] {
        let stage = show_job(job(status)).await;
        assert!(!stage.has(".job-watch-bar"), "{}", stage.text());
    }
}

#[wasm_bindgen_test]
async fn failure_without_a_reason_says_that() {
    let stage = show_job(job(JobStatus::Fail)).await;
    assert!(stage.text().contains("The server gave no reason."));
}

#[wasm_bindgen_test]
async fn failure_of_a_sub_job_tells_its_reason() {
    let mut parent = job(JobStatus::Fail);
    parent.sub_jobs = vec![
        job(JobStatus::Success),
        failed("Ecs.0319", "Quota exceeded."),
    ];
    let stage = show_job(parent).await;
    assert!(stage.text().contains("Ecs.0319"));
    assert!(stage.text().contains("Quota exceeded."));
}

#[wasm_bindgen_test]
async fn ended_job_tells_how_long_it_took() {
    let mut job = job(JobStatus::Success);
    job.begin_time = Some(Timestamp::from_unix_millis(FROZEN_AT));
    job.end_time = Some(Timestamp::from_unix_millis(FROZEN_AT + 245_000));
    let stage = show_job(job).await;
    let took = stage.text_of(".job-watch-time");
    assert!(took.starts_with("Took 4"), "{took}");
}

#[wasm_bindgen_test]
async fn bar_that_ends_is_replaced_in_place() {
    let mut stage = show_job(running(40.0)).await;
    stage
        .update(super::samples::card(snapshot(job(JobStatus::Success))))
        .await;
    assert!(!stage.has("[role=progressbar]"));
    assert_eq!(stage.text_of(".job-watch-percent"), "100%");
}

/// What part of the track the fill covers, however the number is written.
fn share_of_fill(stage: &Stage<JobCard>) -> Option<f64> {
    let style = stage.one(".job-watch-fill").style();
    let share = style.get_property_value("--job-watch-share").unwrap();
    share.parse().ok()
}

// Resources, sub-jobs, results.

#[wasm_bindgen_test]
async fn resources_are_listed_under_the_servers_names() {
    let mut job = running(40.0);
    job.entities.insert("image_id", "3f1c-77");
    job.entities.insert("image_name", "web");
    let stage = show_job(job).await;
    assert_eq!(texts_of(&stage, "dt"), ["image_id", "image_name"]);
    assert_eq!(texts_of(&stage, "dd"), ["3f1c-77", "web"]);
}

#[wasm_bindgen_test]
async fn many_resources_are_folded_and_can_be_opened_and_closed() {
    let mut job = running(40.0);
    for number in 1..=9 {
        job.entities.insert(format!("server_{number}"), "s");
    }
    let stage = show_job(job).await;
    let folded = stage.all("dd").len();
    assert!(folded < 9);

    click(&stage, "Show more").await;
    assert_eq!(stage.all("dd").len(), 9);
    click(&stage, "Show less").await;
    assert_eq!(stage.all("dd").len(), folded);
}

async fn click(stage: &Stage<JobCard>, button: &str) {
    stage.button(button).click();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn sub_jobs_are_listed_with_their_states_and_counted() {
    let mut parent = running(40.0);
    let of_type = |job_type: &str, status| Job::new("s", job_type, status);
    parent.sub_jobs = vec![
        of_type("createServer", JobStatus::Success),
        of_type("frobnicate", JobStatus::Fail),
        of_type("createVolume", JobStatus::Running),
    ];
    parent.sub_jobs[0].entities.insert("server_id", "srv-1");
    let stage = show_job(parent).await;
    assert_eq!(
        texts_of(&stage, "li .job-watch-row-name"),
        ["Create servers", "frobnicate", "Create disk"]
    );
    assert_eq!(texts_of(&stage, "li .job-watch-row-detail"), ["srv-1"]);
    assert_eq!(
        texts_of(&stage, "li .job-watch-badge"),
        ["Succeeded", "Failed", "Running"]
    );
    assert!(stage.text().contains("Subtasks"));
    assert!(stage.text().contains("1 of 3 succeeded"));
    assert!(stage.text().contains("1 failed"));
}

#[wasm_bindgen_test]
async fn sub_job_is_told_by_its_first_resource_however_deep() {
    let with = |entities: Object| Job {
        entities,
        ..job(JobStatus::Fail)
    };
    let nested = Object::from([("loadbalancer_id", Json::from("lb-77"))]);
    let mut parent = running(40.0);
    parent.sub_jobs = vec![
        // As the services send it: an error that is no resource, as JSON in a string.
        with(Object::from([
            ("errorcode_message", Json::from(r#"{"code":"E.1"}"#)),
            ("server_id", Json::from("srv-1")),
        ])),
        // ELB v3: the entities of a sub-job are a list of objects.
        with(Object::from([("0", Json::Object(nested))])),
        with(Object::from([(
            "errorcode_message",
            Json::from(r#"{"code":"E.2"}"#),
        )])),
    ];
    let stage = show_job(parent).await;
    assert_eq!(
        texts_of(&stage, "li .job-watch-row-detail"),
        ["srv-1", "lb-77"]
    );
}

#[wasm_bindgen_test]
async fn failed_sub_job_does_not_change_the_badge_of_the_job() {
    let mut parent = running(40.0);
    parent.sub_jobs = vec![job(JobStatus::Fail)];
    let stage = show_job(parent).await;
    assert_eq!(stage.text_of(".job-watch-head .job-watch-badge"), "Running");
}

#[wasm_bindgen_test]
async fn lists_and_groups_have_roles_and_names() {
    let mut parent = job(JobStatus::Running);
    parent.entities.insert("image_id", "3f1c-77");
    parent.sub_jobs = vec![job(JobStatus::Success)];
    parent.results = vec![BatchResult::default()];
    let stage = show_job(parent).await;
    // WebKit takes `list-style: none` for no list, unless the role says so.
    let lists = stage.all("ul[role=list]");
    let names = lists.iter().map(|list| list.get_attribute("aria-label"));
    let names: Vec<_> = names.map(Option::unwrap).collect();
    assert_eq!(names, ["Subtasks", "Results"]);

    // A <dl> has no role that can have a name; a group can.
    assert!(!stage.has("dl[aria-label]"));
    let resources = stage.one("[role=group] [role=group]");
    assert_eq!(
        resources.get_attribute("aria-label").as_deref(),
        Some("Resources")
    );
    assert!(resources.query_selector("dl").unwrap().is_some());
}

#[wasm_bindgen_test]
async fn batch_results_are_listed_with_their_states_and_counted() {
    let result = |id: &str, status| {
        let mut result = BatchResult {
            status,
            ..BatchResult::default()
        };
        result.entities.insert("image_id", id);
        result
    };
    let mut job = job(JobStatus::Fail);
    job.results = vec![
        result("img-1", JobStatus::Success),
        result("img-2", JobStatus::Fail),
    ];
    let stage = show_job(job).await;
    assert_eq!(
        texts_of(&stage, "li .job-watch-row-name"),
        ["img-1", "img-2"]
    );
    assert_eq!(
        texts_of(&stage, "li .job-watch-badge"),
        ["Succeeded", "Failed"]
    );
    assert!(stage.text().contains("1 of 2 succeeded"));
    assert!(stage.text().contains("1 failed"));
}

#[wasm_bindgen_test]
async fn long_lists_are_folded_but_counted_whole() {
    let mut parent = running(40.0);
    parent.sub_jobs = (0..12).map(|_| job(JobStatus::Success)).collect();
    let stage = show_job(parent).await;
    assert!(stage.all("li").len() < 12);
    assert!(stage.text().contains("12 of 12 succeeded"));

    click(&stage, "Show more").await;
    assert_eq!(stage.all("li").len(), 12);
}
