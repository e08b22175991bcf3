//! From a body to a job, as a mapping says.

use std::slice;

use super::pointer::{resolve, word};
use super::rules::{ABSENT, ANY};
use super::{Mapping, field};
use crate::model::{Job, JobStatus, Json, Object, Progress, Timestamp};

/// What a mapping finds in a body.
pub(in crate::model) enum Found {
    /// There is no job.
    Nothing,
    /// There is something of a job, and a place where its state is told.
    Job(Job),
    /// There is something of a job, but not its state; its value is what the mapping makes of that.
    Stateless(Job),
}

const MILLIS_PER_SECOND: f64 = 1_000.0;

impl Mapping {
    /// The state that a status code tells of, if it tells any.
    pub(in crate::model) fn status_of(&self, code: u16) -> Option<JobStatus> {
        let codes = self.get(field::HTTP_STATUS)?.as_object()?;
        codes
            .text(&[&code.to_string()])
            .map(|word| JobStatus::parse(&word))
    }

    /// The address to ask from now on, if a header has one; `header` looks up a header's value.
    ///
    /// Whoever follows it has to see first whether it may be asked.
    ///
    /// ```
    /// use jobwatch::mapping::presets;
    ///
    /// let header = |name: &str| (name == "Operation-Location").then(|| "/operations/7".to_owned());
    /// assert_eq!(presets::azure().location(header).as_deref(), Some("/operations/7"));
    /// ```
    pub fn location(&self, header: impl FnMut(&str) -> Option<String>) -> Option<String> {
        texts(self.get(field::FOLLOW)).find_map(header)
    }

    /// Reads a body; `asked` is the id that was asked for.
    pub(in crate::model) fn read(&self, body: &Json, asked: &str) -> Found {
        let Some(mapping) = self.0.as_object() else {
            return Found::Nothing;
        };
        let body = Reader {
            mapping,
            body,
            asked,
        };
        let job = match mapping.get(field::JOB) {
            None | Some(Json::Null) => Some(body.body),
            places => body.find(places),
        };
        match job {
            Some(job) => Reader { body: job, ..body }.found(),
            None => Found::Nothing,
        }
    }
}

/// A body that is read.
#[derive(Clone, Copy)]
struct Reader<'a> {
    mapping: &'a Object,
    body: &'a Json,
    asked: &'a str,
}

impl<'a> Reader<'a> {
    fn found(self) -> Found {
        let (status, is_told) = self.status(self.mapping.get(field::STATUS));
        let job = self.job(status);
        if is_told {
            Found::Job(job)
        } else {
            Found::Stateless(job)
        }
    }

    /// Of an end only what belongs to it counts: some services have error and result in one place,
    /// and some an error for each try.
    fn job(self, status: JobStatus) -> Job {
        let of_end = |field, has_it: bool| if has_it { self.text(field) } else { None };
        let has_ended = status.is_terminal();
        let has_failed = matches!(status, JobStatus::Fail | JobStatus::Cancelled);
        let has_succeeded = status == JobStatus::Success;
        Job {
            status,
            id: self.text(field::ID),
            job_type: self.text(field::JOB_TYPE),
            progress: self.progress(),
            current_task: self.text(field::CURRENT_TASK),
            begin_time: self.time(field::BEGIN_TIME),
            end_time: if has_ended {
                self.time(field::END_TIME)
            } else {
                None
            },
            error_code: of_end(field::ERROR_CODE, has_failed),
            fail_reason: of_end(field::FAIL_REASON, has_failed),
            result: of_end(field::RESULT, has_succeeded),
            entities: self.resources(),
            sub_jobs: self.sub_jobs(),
            ..Job::default()
        }
    }

    /// The first value in some places.
    fn find(self, places: Option<&Json>) -> Option<&'a Json> {
        texts(places)
            .filter_map(|pointer| resolve(self.body, pointer, self.asked))
            .find(|value| !value.is_blank())
    }

    fn field(self, field: &str) -> Option<&'a Json> {
        self.find(self.mapping.get(field))
    }

    fn text(self, field: &str) -> Option<String> {
        self.field(field)?.to_text()
    }

    /// The state that a rule finds, and whether there is a value in any place that it looked at.
    fn status(self, rule: Option<&Json>) -> (JobStatus, bool) {
        let parts = rule.and_then(Json::as_object);
        let at = parts.map_or(rule, |parts| parts.get(field::AT));
        let is = parts.and_then(|parts| parts.get(field::IS)?.as_object());
        let value = self.find(at);
        let word = value.and_then(word);
        let choice = |key: &str| {
            let mut choices = is?.iter();
            let found = choices.find(|(known, _)| known.eq_ignore_ascii_case(key));
            found.map(|(_, choice)| choice)
        };
        let choice = match (&value, &word) {
            (None, _) => choice(ABSENT),
            // An object or a list has no word.
            (_, word) => word.as_deref().and_then(choice).or_else(|| choice(ANY)),
        };
        let is_told = value.is_some();
        match choice {
            Some(Json::Text(word)) => (JobStatus::parse(word), is_told),
            Some(rule) => {
                let (status, is_told_there) = self.status(Some(rule));
                (status, is_told || is_told_there)
            }
            None => (JobStatus::parse(&word.unwrap_or_default()), is_told),
        }
    }

    fn progress(self) -> Option<Progress> {
        let rule = self.mapping.get(field::PROGRESS)?.as_object()?;
        let number = |field| self.find(rule.get(field))?.to_f64();
        if let Some(percent) = self.find(rule.get(field::PERCENT)) {
            return Progress::read_percent(percent);
        }
        let share = number(field::FRACTION).or_else(|| {
            let total = number(field::TOTAL).filter(|total| *total > 0.0)?;
            Some(number(field::DONE).unwrap_or_default() / total)
        });
        Progress::from_fraction(share?)
    }

    fn time(self, field: &str) -> Option<Timestamp> {
        let rule = self.mapping.get(field)?;
        let text = match rule.as_object() {
            Some(parts) => {
                let seconds = self.find(parts.get(field::SECONDS))?.to_f64()?;
                // As a text, for to write a date takes a page more code.
                Json::from((seconds * MILLIS_PER_SECOND).round()).to_text()
            }
            None => self.text(field),
        };
        Timestamp::parse(&text?)
    }

    fn resources(self) -> Object {
        let mut found = Vec::new();
        let places = self.mapping.get(field::RESOURCES);
        for (name, at) in places
            .and_then(Json::as_object)
            .into_iter()
            .flat_map(Object::iter)
        {
            if let Some(value) = self.find(Some(at)) {
                found.push((name.to_owned(), value.clone()));
            }
        }
        Object::from_distinct(found)
    }

    /// Each is deeper in the body than what it is a part of, so this ends.
    fn sub_jobs(self) -> Vec<Job> {
        let items = self.field(field::SUB_JOBS).and_then(Json::as_list);
        let mapping = self.mapping.get(field::SUB_JOB).and_then(Json::as_object);
        let read = |body: &Json| {
            let item = Reader {
                mapping: mapping.unwrap_or(self.mapping),
                body,
                asked: self.asked,
            };
            item.job(item.status(item.mapping.get(field::STATUS)).0)
        };
        items.unwrap_or_default().iter().map(read).collect()
    }
}

/// A text, or the texts of a list.
pub(super) fn texts(value: Option<&Json>) -> impl Iterator<Item = &str> {
    let values = match value {
        Some(Json::List(items)) => items,
        Some(one) => slice::from_ref(one),
        None => &[],
    };
    values.iter().filter_map(|value| match value {
        Json::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
