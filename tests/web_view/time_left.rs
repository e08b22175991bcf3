//! How much longer a job will take, in words.

use std::time::Duration;

use jobwatch::view::{Appearance, JobCard};
use jobwatch::{Connection, JobStatus, PausedBy, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{card, job, running, snapshot};
use super::web_support::clock::{Clock, FROZEN_AT};
use super::web_support::stage::Stage;

/// A card that is told of a job's progress as time goes on.
struct Course {
    clock: Clock,
    stage: Stage<JobCard>,
    lang: &'static str,
    appearance: Appearance,
    seconds: u64,
}

impl Course {
    async fn begin(lang: &'static str, appearance: Appearance) -> Self {
        let clock = Clock::freeze().await;
        let stage = Stage::show(card(Snapshot::default())).await;
        Self {
            clock,
            stage,
            lang,
            appearance,
            seconds: 0,
        }
    }

    async fn wait(&mut self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds)).await;
        yew::scheduler::flush().await;
        self.seconds += seconds;
    }

    async fn show(&mut self, shown: Snapshot) {
        let mut props = card(shown);
        props.lang = Some(self.lang.into());
        props.appearance = self.appearance;
        self.stage.update(props).await;
    }

    /// The answer that comes now.
    fn answer(&self, percent: f64) -> Snapshot {
        Snapshot {
            answered_at: Some(FROZEN_AT + 1_000 * i64::try_from(self.seconds).unwrap()),
            ..snapshot(running(percent))
        }
    }

    async fn tell(&mut self, percent: f64) {
        self.show(self.answer(percent)).await;
    }

    /// Five percent every five seconds, from 10 to 25 %.
    async fn steady(lang: &'static str, appearance: Appearance) -> Self {
        let mut course = Self::begin(lang, appearance).await;
        for percent in [10.0, 15.0, 20.0, 25.0] {
            course.tell(percent).await;
            course.wait(5).await;
        }
        course
    }

    fn time_left(&self) -> String {
        self.stage.text_of(".job-watch-time-left")
    }
}

#[wasm_bindgen_test]
async fn time_left_is_told_once_there_is_evidence() {
    let mut course = Course::begin("en", Appearance::Card).await;
    for percent in [10.0, 15.0] {
        course.tell(percent).await;
        assert_eq!(course.time_left(), "");
        course.wait(5).await;
    }
    course.tell(20.0).await;
    assert_eq!(course.time_left(), "about 2 min left");
}

#[wasm_bindgen_test]
async fn time_left_is_told_in_the_readers_language() {
    let mut course = Course::steady("zh-CN", Appearance::Card).await;
    course.tell(30.0).await;
    let told = course.time_left().replace(' ', "");
    assert_eq!(told, "预计还需2分钟");
}

#[wasm_bindgen_test]
async fn time_left_runs_down_by_itself_and_goes_when_nothing_comes() {
    let mut course = Course::begin("en", Appearance::Card).await;
    for percent in [10.0, 40.0, 70.0] {
        course.wait(7).await;
        course.tell(percent).await;
    }
    assert_eq!(course.time_left(), "about 10 sec left");
    course.wait(6).await;
    assert_eq!(course.time_left(), "about 10 sec left");
    course.wait(10).await;
    assert_eq!(course.time_left(), "");
}

#[wasm_bindgen_test]
async fn nothing_is_told_over_a_link_that_is_not_live() {
    let mut course = Course::steady("en", Appearance::Card).await;
    course.tell(30.0).await;
    assert_ne!(course.time_left(), "");
    for connection in [
        Connection::Connecting,
        Connection::Offline,
        Connection::TimedOut,
        Connection::Paused {
            by: PausedBy::Person,
        },
    ] {
        let shown = Snapshot {
            connection,
            ..course.answer(30.0)
        };
        course.show(shown).await;
        assert_eq!(course.time_left(), "");
    }
}

#[wasm_bindgen_test]
async fn other_job_begins_without_evidence() {
    let mut course = Course::steady("en", Appearance::Card).await;
    let other = Snapshot {
        generation: 1,
        ..course.answer(30.0)
    };
    course.show(other).await;
    assert_eq!(course.time_left(), "");
}

#[wasm_bindgen_test]
async fn regress_is_seen_behind_a_bar_that_never_runs_backwards() {
    let mut course = Course::steady("en", Appearance::Card).await;
    course.tell(30.0).await;
    let before = course.answer(30.0);
    let now = running(12.0);
    let shown = Snapshot {
        progress: before.progress.next(&now),
        ..snapshot(now)
    };
    course.show(shown).await;
    assert_eq!(course.stage.text_of(".job-watch-percent"), "30%");
    assert_eq!(course.time_left(), "");
}

#[wasm_bindgen_test]
async fn row_tells_the_time_left_in_place_of_the_task() {
    let mut course = Course::begin("en", Appearance::Inline).await;
    for (percent, note) in [
        (10.0, "Uploading"),
        (15.0, "Uploading"),
        (20.0, "about 2 min left"),
    ] {
        let mut at_work = running(percent);
        at_work.current_task = Some("Uploading".to_owned());
        let shown = Snapshot {
            job: Some(at_work.into()),
            ..course.answer(percent)
        };
        course.show(shown).await;
        assert_eq!(course.stage.text_of(".job-watch-note"), note);
        course.wait(5).await;
    }
}

#[wasm_bindgen_test]
async fn job_that_has_ended_has_no_time_left() {
    let mut course = Course::steady("en", Appearance::Card).await;
    course.tell(30.0).await;
    course.show(snapshot(job(JobStatus::Success))).await;
    assert!(!course.stage.has(".job-watch-time-left"));
    assert_eq!(course.clock.pending_timers(), 0);
}

/// Nothing below jumps when a time left comes or goes, or when the job ends.
#[wasm_bindgen_test]
async fn room_for_the_time_left_is_there_before_it_is_known() {
    let mut course = Course::begin("en", Appearance::Card).await;
    course.tell(10.0).await;
    let foot = |course: &Course| {
        let line = course.stage.one(".job-watch-connection");
        let card = course.stage.one(".job-watch");
        line.get_bounding_client_rect().top() - card.get_bounding_client_rect().top()
    };
    let before = foot(&course);
    for percent in [15.0, 20.0, 25.0] {
        course.wait(5).await;
        course.tell(percent).await;
        assert_eq!(foot(&course), before);
    }
    course.show(snapshot(job(JobStatus::Success))).await;
    assert_eq!(foot(&course), before);
}
