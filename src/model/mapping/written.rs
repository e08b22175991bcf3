//! A mapping written as an object of JSON, which [`Mapping::from_json`] reads.

use super::status::{StatusChoice, StatusRule};
use super::{Mapping, Pointers, ProgressRule, TimeRule};
use crate::model::{JobStatus, Json, Object};

impl From<&Mapping> for Json {
    /// The object that a page in JavaScript gives for this mapping.
    fn from(mapping: &Mapping) -> Self {
        let statuses = mapping.http_status.iter();
        let statuses = statuses.map(|(code, status)| (code.to_string(), word(status)));
        let resources = mapping.resources.iter();
        let resources = resources.map(|(name, at)| (name.as_str(), places(at)));
        let members = [
            ("job", places(&mapping.job)),
            ("status", write_status(&mapping.status)),
            ("httpStatus", Self::Object(statuses.collect())),
            ("follow", texts(mapping.follow.iter().map(String::as_str))),
            ("id", places(&mapping.id)),
            ("jobType", places(&mapping.job_type)),
            (
                "progress",
                mapping.progress.as_ref().map_or(Self::Null, write_progress),
            ),
            ("currentTask", places(&mapping.current_task)),
            ("beginTime", write_time(&mapping.begin_time)),
            ("endTime", write_time(&mapping.end_time)),
            ("errorCode", places(&mapping.error_code)),
            ("failReason", places(&mapping.fail_reason)),
            ("result", places(&mapping.result)),
            ("resources", Self::Object(resources.collect())),
            ("subJobs", places(&mapping.sub_jobs)),
            (
                "subJob",
                mapping.sub_job.as_deref().map_or(Self::Null, Self::from),
            ),
        ];
        let told = members.into_iter().filter(|(_, value)| !value.is_empty());
        Self::Object(told.collect())
    }
}

/// One place as a text, several as a list.
fn places(at: &Pointers) -> Json {
    texts(at.iter())
}

fn texts<'a>(texts: impl Iterator<Item = &'a str>) -> Json {
    let mut texts: Vec<&str> = texts.collect();
    match texts.pop() {
        Some(only) if texts.is_empty() => only.into(),
        last => texts.into_iter().chain(last).collect::<Vec<_>>().into(),
    }
}

fn word(status: &JobStatus) -> Json {
    status.as_str().into()
}

fn write_status(rule: &StatusRule) -> Json {
    if rule.is.is_empty() {
        return places(&rule.at);
    }
    let is = rule.is.iter().map(|(value, choice)| {
        let choice = match choice {
            StatusChoice::Status(status) => word(status),
            StatusChoice::Rule(rule) => write_status(rule),
        };
        (value.as_str(), choice)
    });
    Object::from([("at", places(&rule.at)), ("is", Json::Object(is.collect()))]).into()
}

fn write_progress(rule: &ProgressRule) -> Json {
    match rule {
        ProgressRule::Percent(at) => Object::from([("percent", places(at))]),
        ProgressRule::Fraction(at) => Object::from([("fraction", places(at))]),
        ProgressRule::Share { done, total } => {
            Object::from([("done", places(done)), ("total", places(total))])
        }
    }
    .into()
}

fn write_time(rule: &TimeRule) -> Json {
    let at = places(&rule.at);
    if rule.in_seconds {
        return Object::from([("seconds", at)]).into();
    }
    at
}
