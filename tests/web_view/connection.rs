//! The link's own line, apart from the job's state.

use std::collections::HashMap;
use std::time::Duration;

use jobwatch::view::JobCard;
use jobwatch::{ApiError, Connection, ErrorKind, Job, JobStatus, Millis, PausedBy, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{card, connections, running_over, show_card, snapshot, unsent};
use super::web_support::clock::{Clock, FROZEN_AT};
use super::web_support::stage::{Stage, name_of};

fn line_of(stage: &Stage<JobCard>) -> String {
    stage.text_of(".job-watch-connection-text")
}

fn badge_of(stage: &Stage<JobCard>) -> String {
    stage.text_of(".job-watch-head .job-watch-badge")
}

fn buttons_of(stage: &Stage<JobCard>) -> Vec<String> {
    let buttons = stage.all("button");
    buttons.iter().map(|button| name_of(button)).collect()
}

#[wasm_bindgen_test]
async fn every_state_of_the_link_reads_differently() {
    let mut seen = HashMap::new();
    for connection in connections() {
        let stage = show_card(running_over(connection.clone())).await;
        // Without what is added to it, such as the time of the last answer.
        let sentence = stage.text_of(".job-watch-connection-text > :first-child");
        assert!(!sentence.is_empty(), "{connection:?} says nothing");
        if let Some(same) = seen.insert(sentence, connection.clone()) {
            panic!("{same:?} and {connection:?} read the same");
        }
    }
}

#[wasm_bindgen_test]
async fn link_never_changes_the_word_of_the_job() {
    for connection in connections() {
        let stage = show_card(running_over(connection)).await;
        assert_eq!(badge_of(&stage), "Running");
    }
}

#[wasm_bindgen_test]
async fn link_never_takes_the_last_percent_away() {
    for connection in connections() {
        let stage = show_card(running_over(connection)).await;
        let bar = stage.one("[role=progressbar]");
        assert_eq!(bar.get_attribute("aria-valuenow").as_deref(), Some("40"));
    }
}

#[wasm_bindgen_test]
async fn job_that_was_never_seen_shows_no_bar_over_a_dead_link() {
    for connection in connections() {
        let alive = matches!(
            connection,
            Connection::Connecting | Connection::Live | Connection::Finished
        );
        let snapshot = Snapshot {
            connection,
            ..Default::default()
        };
        let stage = show_card(snapshot).await;
        assert_eq!(badge_of(&stage), if alive { "Loading" } else { "Unknown" });
        assert_eq!(stage.has("[role=progressbar]"), alive);
    }
}

#[wasm_bindgen_test]
async fn lost_link_says_since_when() {
    for connection in connections() {
        let fresh = matches!(
            connection,
            Connection::Connecting | Connection::Live | Connection::Finished
        );
        let stage = show_card(running_over(connection)).await;
        assert_eq!(line_of(&stage).contains("Last answer at"), !fresh);
    }
}

#[wasm_bindgen_test]
async fn refusal_shows_code_message_and_request_id() {
    let error = ApiError {
        code: Some("IMG.0027".to_owned()),
        message: Some("Not your image.".to_owned()),
        request_id: Some("req-81f".to_owned()),
        ..ApiError::new(ErrorKind::Forbidden)
    };
    let stage = show_card(running_over(Connection::Forbidden(error))).await;
    for told in ["IMG.0027", "Not your image.", "req-81f"] {
        assert!(stage.text().contains(told), "{told} in {}", stage.text());
    }
}

/// No server is blamed for what it was never asked.
#[wasm_bindgen_test]
async fn request_that_could_not_be_made_is_told_in_the_readers_language() {
    for (lang, sentence) in [
        (
            "en",
            "No request was sent: the job's address, id, headers or mapping are not valid.",
        ),
        ("zh-CN", "未发送请求：任务的地址、ID、请求头或映射无效。"),
    ] {
        let mut props = card(running_over(Connection::Rejected(unsent())));
        props.lang = Some(lang.into());
        let stage = Stage::<JobCard>::show(props).await;
        assert!(line_of(&stage).starts_with(sentence), "{}", line_of(&stage));
        assert!(stage.text().contains("job_id is \"\""));
    }
}

// The time of the last answer.

async fn offline_since(answered_at: i64) -> Stage<JobCard> {
    show_card(Snapshot {
        answered_at: Some(answered_at),
        ..running_over(Connection::Offline)
    })
    .await
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[wasm_bindgen_test]
async fn answer_of_another_day_has_a_date() {
    let _clock = Clock::freeze().await;
    let today = line_of(&offline_since(FROZEN_AT).await);
    assert!(!today.contains("2015"), "{today}");

    let earlier = line_of(&offline_since(FROZEN_AT - 2 * DAY.as_millis() as i64).await);
    assert!(earlier.contains("Sep 15, 2015"), "{earlier}");
}

#[wasm_bindgen_test]
async fn answer_gets_its_date_when_the_day_ends() {
    let clock = Clock::freeze().await;
    let stage = offline_since(FROZEN_AT).await;
    clock.advance(DAY).await;
    let text = line_of(&stage);
    assert!(text.contains("2015"), "{text}");
}

#[wasm_bindgen_test]
async fn countdown_runs_and_then_says_that_it_tries() {
    let clock = Clock::freeze().await;
    let now = jobwatch::effect::monotonic();
    let snapshot = running_over(Connection::Retrying {
        attempt: 1,
        at: Millis(now.0 + 2_500),
        error: ApiError::new(ErrorKind::Network),
    });
    let stage = show_card(snapshot).await;
    let countdown = || stage.text_of(".job-watch-countdown");
    assert!(countdown().contains('3'), "{}", countdown());

    clock.advance(Duration::from_secs(1)).await;
    assert!(countdown().contains('2'), "{}", countdown());

    clock.advance(Duration::from_secs(2)).await;
    assert_eq!(countdown(), "Trying again…");
}

#[wasm_bindgen_test]
async fn buttons_are_those_that_can_do_something() {
    let by = |by| Connection::Paused { by };
    for (connection, buttons) in [
        (Connection::Live, &["Pause updates", "Refresh now"][..]),
        (by(PausedBy::Person), &["Resume updates"]),
        (Connection::Offline, &["Pause updates", "Try again now"]),
        (
            Connection::Unauthorized(ApiError::new(ErrorKind::Unauthorized)),
            &["Try again now"],
        ),
        (Connection::Finished, &[]),
    ] {
        let stage = show_card(running_over(connection.clone())).await;
        assert_eq!(buttons_of(&stage), buttons, "for {connection:?}");
    }
}

#[wasm_bindgen_test]
async fn card_without_callbacks_has_no_buttons() {
    for connection in connections() {
        let mut props = card(running_over(connection));
        props.on_refresh = None;
        props.on_pause = None;
        props.on_resume = None;
        let stage = Stage::<JobCard>::show(props).await;
        assert!(!stage.has(".job-watch-actions button"));
    }
}

#[wasm_bindgen_test]
async fn finished_job_says_so_once() {
    let job = Job::new("j-1", "createELB", JobStatus::Success);
    let stage = show_card(snapshot(job)).await;
    assert_eq!(line_of(&stage), "Finished");
    assert_eq!(badge_of(&stage), "Succeeded");
}
