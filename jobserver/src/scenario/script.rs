//! A job's course: steps at seconds, and what the job looks like in between.

use std::hash::{DefaultHasher, Hash, Hasher};

use jobwatch::{BatchResult, Job, JobStatus, Json, Object, Progress};
use serde::{Deserialize, Deserializer};

use super::RunClock;

/// What one job, or sub-job, does over time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    job_type: String,
    /// What `entities` holds from the beginning.
    #[serde(default, deserialize_with = "object")]
    entities: Object,
    timeline: Vec<Step>,
    /// Run on the parent's clock; each appears with its first step.
    #[serde(default)]
    sub_jobs: Vec<Self>,
}

/// What changes at a point of a [`Script`]; all else stays as it was.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// Seconds since the job was started.
    at: f64,
    /// Any word: the four of the documents, or one of a service that has more.
    status: Option<String>,
    /// From 0 to 100. Between two steps that name it, it moves evenly.
    percent: Option<f64>,
    current_task: Option<String>,
    /// Added to the job's `entities`.
    #[serde(default, deserialize_with = "object")]
    entities: Object,
    /// Added to `entities.results`.
    #[serde(default, deserialize_with = "objects")]
    results: Vec<Object>,
    error_code: Option<String>,
    fail_reason: Option<String>,
}

impl Script {
    /// Checks what the types do not: an order of steps that can be played.
    ///
    /// # Errors
    ///
    /// What is wrong, in words for the author of the file.
    pub(crate) fn check(&self) -> Result<(), String> {
        let Some(first) = self.timeline.first() else {
            return Err("`timeline` has no step: give it at least one".to_owned());
        };
        if first.status.is_none() {
            return Err("the first step names no `status`: add one, such as \"INIT\"".to_owned());
        }
        self.timeline.iter().try_for_each(Step::check)?;
        if !self.timeline.is_sorted_by_key(|step| step.at) {
            return Err("the steps of `timeline` are not in the order of their `at`".to_owned());
        }
        self.sub_jobs.iter().try_for_each(Self::check)
    }

    /// The job `seconds` after its start.
    #[must_use]
    pub fn job_at(&self, seconds: f64, id: &str, clock: &RunClock) -> Job {
        let mut job = Job::new(id, self.job_type.as_str(), JobStatus::Init);
        job.entities = self.entities.clone();
        job.progress = self.progress_at(seconds);
        for step in self.timeline.iter().take_while(|step| step.at <= seconds) {
            step.apply(&mut job, clock);
        }
        job.sub_jobs_total = u32::try_from(self.sub_jobs.len()).ok().filter(|n| *n > 0);
        job.sub_jobs = self.sub_jobs_at(seconds, id, clock);
        job
    }

    /// Seconds until the last step.
    #[must_use]
    pub fn duration(&self) -> f64 {
        self.timeline.last().map_or(0.0, |step| step.at)
    }

    /// The status with which it ends.
    #[must_use]
    pub fn outcome(&self) -> JobStatus {
        let last = self.timeline.iter().rev();
        last.filter_map(|step| step.status.as_deref())
            .map(JobStatus::parse)
            .next()
            .unwrap_or_default()
    }

    fn sub_jobs_at(&self, seconds: f64, parent: &str, clock: &RunClock) -> Vec<Job> {
        (0..)
            .zip(&self.sub_jobs)
            .filter(|(_, script)| script.first_step() <= seconds)
            .map(|(position, script)| script.job_at(seconds, &sub_job_id(parent, position), clock))
            .collect()
    }

    fn first_step(&self) -> f64 {
        self.timeline.first().map_or(0.0, |step| step.at)
    }

    /// Whole percent, as services report it: a value that changed with every request would leave
    /// the ETag nothing to do.
    fn progress_at(&self, seconds: f64) -> Option<Progress> {
        let marks = self
            .timeline
            .iter()
            .filter_map(|step| Some((step.at, step.percent?)));
        let (since, from) = marks.clone().take_while(|(at, _)| *at <= seconds).last()?;
        let next = marks.clone().find(|(at, _)| *at > seconds);
        let percent = next.map_or(from, |(until, to)| {
            from + (to - from) * (seconds - since) / (until - since)
        });
        Progress::from_percent(percent.floor())
    }
}

impl Step {
    fn check(&self) -> Result<(), String> {
        if !self.at.is_finite() || self.at < 0.0 {
            return Err(format!("`at` is {}: it must be 0 or more seconds", self.at));
        }
        match self.percent {
            Some(percent) if !(0.0..=100.0).contains(&percent) => {
                Err(format!("`percent` is {percent}: it must be from 0 to 100"))
            }
            _ => Ok(()),
        }
    }

    fn apply(&self, job: &mut Job, clock: &RunClock) {
        if let Some(status) = &self.status {
            self.enter(JobStatus::parse(status), job, clock);
        }
        replace_if_given(&mut job.current_task, self.current_task.as_ref());
        replace_if_given(&mut job.error_code, self.error_code.as_ref());
        replace_if_given(&mut job.fail_reason, self.fail_reason.as_ref());
        for (key, value) in self.entities.iter() {
            job.entities.insert(key, value.clone());
        }
        job.results
            .extend(self.results.iter().cloned().map(batch_result));
    }

    /// Sets the status and the times that follow from it: by the documents a job that is `INIT`
    /// has not begun.
    fn enter(&self, status: JobStatus, job: &mut Job, clock: &RunClock) {
        let time = clock.timestamp(self.at);
        if status != JobStatus::Init && job.begin_time.is_none() {
            job.begin_time = Some(time.clone());
        }
        job.end_time = status.is_terminal().then_some(time);
        job.status = status;
    }
}

fn replace_if_given(text: &mut Option<String>, given: Option<&String>) {
    if let Some(given) = given {
        *text = Some(given.clone());
    }
}

fn batch_result(mut entities: Object) -> BatchResult {
    let status = entities.remove("status").and_then(|word| word.to_text());
    BatchResult {
        status: status.map_or_else(JobStatus::default, |word| JobStatus::parse(&word)),
        entities,
    }
}

/// An id that is the same at every request and differs between jobs.
fn sub_job_id(parent: &str, position: u32) -> String {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (parent, position, salt).hash(&mut hasher);
        hasher.finish()
    };
    format!("{:016x}{:016x}", half(0), half(1))
}

fn object<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Object, D::Error> {
    into_object(Json::deserialize(deserializer)?)
}

fn objects<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Object>, D::Error> {
    let items = Vec::<Json>::deserialize(deserializer)?;
    items.into_iter().map(into_object).collect()
}

fn into_object<E: serde::de::Error>(json: Json) -> Result<Object, E> {
    match json {
        Json::Object(object) => Ok(object),
        _ => Err(E::custom("expected a JSON object")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a failed test panics"
    )]

    use super::*;
    use crate::scenario::{Speed, TimeSpelling};

    /// 2025-11-04T09:30:00.000Z
    const CLOCK: RunClock = RunClock {
        started_at: 1_762_248_600_000,
        speed: Speed::NORMAL,
        spelling: TimeSpelling::Iso,
    };

    fn script(text: &str) -> Script {
        let script: Script = serde_json::from_str(text).unwrap();
        script.check().unwrap();
        script
    }

    fn with_timeline(timeline: &str) -> Script {
        script(&format!(r#"{{"job_type": "t", "timeline": [{timeline}]}}"#))
    }

    fn percent_at(script: &Script, seconds: f64) -> Option<u8> {
        let job = script.job_at(seconds, "1", &CLOCK);
        job.progress.map(Progress::percent)
    }

    #[test]
    fn percent_moves_evenly_between_the_steps_that_name_it() {
        let script = with_timeline(
            r#"{"at": 0, "status": "INIT"},
               {"at": 2, "status": "RUNNING", "percent": 10},
               {"at": 4, "current_task": "Copy"},
               {"at": 12, "percent": 60}"#,
        );
        for (seconds, expected) in [
            (0.0, None),
            (1.9, None),
            (2.0, Some(10)),
            (4.0, Some(20)),
            (7.1, Some(35)),
            (11.9, Some(59)),
            (12.0, Some(60)),
            (99.0, Some(60)),
        ] {
            assert_eq!(percent_at(&script, seconds), expected, "at {seconds}");
        }
    }

    #[test]
    fn two_steps_at_one_second_make_percent_jump() {
        let script = with_timeline(
            r#"{"at": 0, "status": "RUNNING", "percent": 0},
               {"at": 10, "percent": 70},
               {"at": 10, "percent": 25},
               {"at": 20, "percent": 45}"#,
        );
        assert_eq!(percent_at(&script, 9.99), Some(69));
        assert_eq!(percent_at(&script, 10.0), Some(25));
        assert_eq!(percent_at(&script, 15.0), Some(35));
    }

    #[test]
    fn a_job_begins_when_it_leaves_init_and_ends_with_its_terminal_status() {
        let script = with_timeline(
            r#"{"at": 0, "status": "INIT"},
               {"at": 3, "status": "RUNNING"},
               {"at": 8, "status": "FAIL", "error_code": "E.1", "fail_reason": "Why."}"#,
        );
        let times = |seconds| {
            let job = script.job_at(seconds, "1", &CLOCK);
            let text = |time: Option<jobwatch::Timestamp>| time.map(|time| time.to_string());
            (text(job.begin_time), text(job.end_time))
        };
        let (begin, end) = ("2025-11-04T09:30:03.000Z", "2025-11-04T09:30:08.000Z");
        assert_eq!(times(2.9), (None, None));
        assert_eq!(times(3.0), (Some(begin.into()), None));
        assert_eq!(times(60.0), (Some(begin.into()), Some(end.into())));
        let job = script.job_at(8.0, "1", &CLOCK);
        assert_eq!(job.error_code.as_deref(), Some("E.1"));
        assert_eq!(job.fail_reason.as_deref(), Some("Why."));
    }

    #[test]
    fn steps_add_to_entities_and_results() {
        let script = script(
            r#"{"job_type": "t", "entities": {"pool_id": "p"}, "timeline": [
                {"at": 0, "status": "RUNNING"},
                {"at": 1, "results": [{"id": "a", "status": "success"}], "entities": {"n": 1}},
                {"at": 2, "results": [{"id": "b", "status": "fail"}], "entities": {"n": 2}}]}"#,
        );
        let job = script.job_at(2.0, "1", &CLOCK);
        assert_eq!(job.entities.get("pool_id"), Some(&"p".into()));
        assert_eq!(job.entities.get("n"), Some(&Json::Integer(2)));
        let states: Vec<_> = job.results.iter().map(|result| &result.status).collect();
        assert_eq!(states, [&JobStatus::Success, &JobStatus::Fail]);
        assert_eq!(script.job_at(1.5, "1", &CLOCK).results.len(), 1);
    }

    #[test]
    fn sub_jobs_appear_with_their_first_step_and_keep_their_ids() {
        let script = script(
            r#"{"job_type": "t", "timeline": [{"at": 0, "status": "RUNNING"}], "sub_jobs": [
                {"job_type": "s", "timeline": [{"at": 1, "status": "RUNNING"}, {"at": 4, "status": "SUCCESS"}]},
                {"job_type": "s", "timeline": [{"at": 3, "status": "RUNNING"}]}]}"#,
        );
        let at = |seconds| script.job_at(seconds, "1", &CLOCK);
        assert_eq!(
            (at(0.0).sub_jobs.len(), at(0.0).sub_jobs_total),
            (0, Some(2))
        );
        assert_eq!(at(1.0).sub_jobs.len(), 1);
        let (early, late) = (at(3.0).sub_jobs, at(4.0).sub_jobs);
        assert_eq!(late[0].status, JobStatus::Success);
        assert_eq!(early[0].id, late[0].id);
        assert_ne!(late[0].id, late[1].id);
        assert_ne!(late[0].id, script.job_at(4.0, "2", &CLOCK).sub_jobs[0].id);
    }

    #[test]
    fn a_course_that_cannot_be_played_is_refused() {
        for (timeline, reason) in [
            ("", "no step"),
            (r#"{"at": 0}"#, "no `status`"),
            (r#"{"at": -1, "status": "INIT"}"#, "`at` is -1"),
            (
                r#"{"at": 0, "status": "INIT", "percent": 101}"#,
                "`percent` is 101",
            ),
            (
                r#"{"at": 5, "status": "INIT"}, {"at": 4}"#,
                "not in the order",
            ),
        ] {
            let text = format!(r#"{{"job_type": "t", "timeline": [{timeline}]}}"#);
            let script: Script = serde_json::from_str(&text).unwrap();
            let error = script.check().unwrap_err();
            assert!(error.contains(reason), "{timeline}: {error}");
        }
    }
}
