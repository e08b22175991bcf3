//! A mapping as an object of JSON: what a page in JavaScript gives.

use super::status::{StatusChoice, StatusRule};
use super::{Mapping, MappingError, Pointers, ProgressRule, TimeRule};
use crate::model::{JobStatus, Json};

type Read<T> = Result<T, MappingError>;

impl Mapping {
    /// Reads the object that a page in JavaScript gives. Its members are the methods of this type,
    /// in camel case:
    ///
    /// ```
    /// use jobwatch::{Json, Mapping};
    ///
    /// let object: Json = serde_json::from_str(
    ///     r#"{
    ///         "job": ["/job", "/jobs/id={job_id}"],
    ///         "status": { "at": "/state", "is": {
    ///             "done": { "at": "/error", "is": { "": "SUCCESS", "*": "FAIL" } },
    ///             "": "INIT", "*": "RUNNING"
    ///         } },
    ///         "httpStatus": { "202": "RUNNING" },
    ///         "follow": "Operation-Location",
    ///         "progress": { "done": "/files/done", "total": "/files/all" },
    ///         "beginTime": { "seconds": "/started" },
    ///         "resources": { "disk": "/target/disk" },
    ///         "subJobs": "/steps"
    ///     }"#,
    /// )?;
    /// let mapping = Mapping::from_json(&object)?;
    ///
    /// let wrong: Json = serde_json::from_str(r#"{"status": "state"}"#)?;
    /// let error = Mapping::from_json(&wrong).unwrap_err();
    /// assert_eq!(error.field(), "status.at");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// In `is`, `""` is the key for that there is no value and `"*"` that for all other values; a
    /// state is a word that [`JobStatus::parse`] knows. A member that is `null` counts as absent.
    ///
    /// # Errors
    /// [`MappingError`] names the first field that is wrong, and says what is wrong with it.
    pub fn from_json(value: &Json) -> Read<Self> {
        let mapping = read_mapping(value)?;
        mapping.check()?;
        Ok(mapping)
    }

    /// The field of a name that holds nothing but places.
    fn place(&mut self, name: &str) -> Option<&mut Pointers> {
        Some(match name {
            "job" => &mut self.job,
            "id" => &mut self.id,
            "jobType" => &mut self.job_type,
            "currentTask" => &mut self.current_task,
            "errorCode" => &mut self.error_code,
            "failReason" => &mut self.fail_reason,
            "result" => &mut self.result,
            "subJobs" => &mut self.sub_jobs,
            _ => return None,
        })
    }

    fn read_field(&mut self, name: &str, value: &Json) -> Read<()> {
        if let Some(place) = self.place(name) {
            *place = read_pointers(value)?;
            return Ok(());
        }
        match name {
            "status" => self.status = read_status(value)?,
            "httpStatus" => self.http_status = read_members(value, read_code)?,
            "follow" => self.follow = read_texts(value)?,
            "progress" => self.progress = Some(read_progress(value)?),
            "beginTime" => self.begin_time = read_time(value)?,
            "endTime" => self.end_time = read_time(value)?,
            "resources" => {
                self.resources =
                    read_members(value, |name, at| Ok((name.to_owned(), read_pointers(at)?)))?;
            }
            "subJob" => self.sub_job = Some(Box::new(read_mapping(value)?)),
            _ => return Err(unknown(FIELDS)),
        }
        Ok(())
    }
}

/// What a mapping has, for whoever has misspelt it.
const FIELDS: &str = "job, status, httpStatus, follow, id, jobType, progress, currentTask, \
     beginTime, endTime, errorCode, failReason, result, resources, subJobs and subJob";

fn unknown(fields: &str) -> MappingError {
    wrong(&["there is no such field; there are ", fields])
}

fn wrong(parts: &[&str]) -> MappingError {
    MappingError::new("", parts.concat())
}

fn read_mapping(value: &Json) -> Read<Mapping> {
    let mut mapping = Mapping::default();
    read_members(value, |name, value| mapping.read_field(name, value))?;
    Ok(mapping)
}

/// Reads each member of an object that is not null; errors name the member.
fn read_members<T>(value: &Json, mut read: impl FnMut(&str, &Json) -> Read<T>) -> Read<Vec<T>> {
    let Json::Object(object) = value else {
        return Err(wrong(&["give an object"]));
    };
    object
        .iter()
        .filter(|(_, value)| **value != Json::Null)
        .map(|(name, value)| read(name, value).map_err(|error| error.within(name)))
        .collect()
}

fn read_pointers(value: &Json) -> Read<Pointers> {
    read_texts(value).map(Pointers::from)
}

fn read_texts(value: &Json) -> Read<Vec<String>> {
    let texts = match value {
        Json::List(items) => items.iter().map(as_text).collect(),
        one => as_text(one).map(|text| vec![text]),
    };
    texts.ok_or_else(|| wrong(&["give a text or a list of texts"]))
}

fn as_text(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn read_status(value: &Json) -> Read<StatusRule> {
    let mut rule = StatusRule::default();
    if !matches!(value, Json::Object(_)) {
        rule.at = read_pointers(value)?;
        return Ok(rule);
    }
    read_members(value, |name, value| {
        match name {
            "at" => rule.at = read_pointers(value)?,
            "is" => rule.is = read_members(value, read_choice)?,
            _ => return Err(unknown("at and is")),
        }
        Ok(())
    })?;
    Ok(rule)
}

fn read_choice(name: &str, value: &Json) -> Read<(String, StatusChoice)> {
    let choice = match value {
        Json::Object(_) => StatusChoice::Rule(read_status(value)?),
        word => StatusChoice::Status(read_word(word)?),
    };
    Ok((name.to_owned(), choice))
}

fn read_code(name: &str, value: &Json) -> Read<(u16, JobStatus)> {
    let code = name
        .parse()
        .map_err(|_| wrong(&["the key is a status code, such as \"202\""]))?;
    Ok((code, read_word(value)?))
}

fn read_word(value: &Json) -> Read<JobStatus> {
    match value {
        Json::Text(word) => match JobStatus::parse(word) {
            JobStatus::Other(word) => Err(wrong(&[
                "\"",
                &word,
                "\" is none of INIT, RUNNING, SUCCESS, FAIL and CANCEL",
            ])),
            known => Ok(known),
        },
        _ => Err(wrong(&["give INIT, RUNNING, SUCCESS, FAIL or CANCEL"])),
    }
}

fn read_progress(value: &Json) -> Read<ProgressRule> {
    let [mut percent, mut fraction, mut done, mut total] = <[Option<Pointers>; 4]>::default();
    read_members(value, |name, value| {
        let place = match name {
            "percent" => &mut percent,
            "fraction" => &mut fraction,
            "done" => &mut done,
            "total" => &mut total,
            _ => return Err(unknown("percent, fraction, done and total")),
        };
        *place = Some(read_pointers(value)?);
        Ok(())
    })?;
    match (percent, fraction, done, total) {
        (Some(at), None, None, None) => Ok(ProgressRule::Percent(at)),
        (None, Some(at), None, None) => Ok(ProgressRule::Fraction(at)),
        (None, None, Some(done), Some(total)) => Ok(ProgressRule::Share { done, total }),
        _ => Err(wrong(&["give percent, or fraction, or done and total"])),
    }
}

fn read_time(value: &Json) -> Read<TimeRule> {
    if !matches!(value, Json::Object(_)) {
        return read_pointers(value).map(TimeRule::at);
    }
    let mut rule = TimeRule::default();
    read_members(value, |name, value| match name {
        "seconds" => {
            rule = TimeRule::seconds(read_pointers(value)?);
            Ok(())
        }
        _ => Err(unknown("seconds")),
    })?;
    Ok(rule)
}
