//! Scenarios: jobs that someone wrote down, which move with the clock.
//!
//! A scenario is a JSON file; `README.md` describes its members. Nothing here reads a clock: the
//! point in time is an argument.

mod api;
mod catalog;
mod clock;
mod file;
mod script;
mod speed;

pub use api::Api;
pub use catalog::{Catalog, CatalogError};
pub use clock::{RunClock, TimeSpelling};
pub use script::Script;
pub use speed::{Speed, SpeedError};

use jobwatch::JobStatus;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::fault::Fault;

/// A scenario.
#[derive(Debug)]
pub struct Scenario {
    /// The file's name without its extension; also a job id that starts it at first sight.
    pub name: String,
    /// What it shows, in a line.
    pub title: Title,
    /// The API whose jobs look like this.
    pub api: Api,
    /// How its times are written.
    pub times: TimeSpelling,
    course: Course,
    faults: Vec<FaultWindow>,
}

/// One line in each language of the demo page.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    pub zh_cn: String,
    /// Arabic, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ar: Option<String>,
}

#[derive(Debug)]
enum Course {
    /// A job that moves.
    Script(Script),
    /// A body that stands still and is sent to the last digit as it was written.
    Verbatim {
        body: Box<RawValue>,
        outcome: JobStatus,
    },
}

/// A stretch of the scenario during which the server misbehaves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FaultWindow {
    /// Its first second.
    from: f64,
    /// The second after it; without it the fault never ends.
    until: Option<f64>,
    fault: Fault,
}

impl Scenario {
    /// The body for a job of this scenario at `now` (milliseconds since 1970).
    ///
    /// # Errors
    ///
    /// Only if the job cannot be written as JSON.
    pub fn body_at(
        &self,
        now: i64,
        id: &str,
        clock: &RunClock,
        api: Api,
    ) -> serde_json::Result<String> {
        match &self.course {
            Course::Verbatim { body, .. } => Ok(body.get().to_owned()),
            Course::Script(script) => {
                let job = script.job_at(clock.seconds_at(now), id, clock);
                serde_json::to_string(&api.shape(job))
            }
        }
    }

    /// The fault that is in force `seconds` after the start.
    #[must_use]
    pub fn fault_at(&self, seconds: f64) -> Option<&Fault> {
        let mut windows = self.faults.iter();
        windows
            .find(|window| window.contains(seconds))
            .map(|window| &window.fault)
    }

    /// Seconds from the start to the end; 0 for a body that stands still.
    #[must_use]
    pub fn duration(&self) -> f64 {
        match &self.course {
            Course::Script(script) => script.duration(),
            Course::Verbatim { .. } => 0.0,
        }
    }

    /// The status with which it ends, or stands still.
    #[must_use]
    pub fn outcome(&self) -> JobStatus {
        match &self.course {
            Course::Script(script) => script.outcome(),
            Course::Verbatim { outcome, .. } => outcome.clone(),
        }
    }
}

impl FaultWindow {
    fn contains(&self, seconds: f64) -> bool {
        self.from <= seconds && self.until.is_none_or(|until| seconds < until)
    }

    /// # Errors
    ///
    /// If there is no second in it.
    fn check(&self) -> Result<(), String> {
        match self.until {
            Some(until) if until <= self.from => Err(format!(
                "a fault lasts from second {} until {until}: `from` must be before `until`",
                self.from
            )),
            _ => Ok(()),
        }
    }
}
