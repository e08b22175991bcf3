//! The format of a scenario file.

use jobwatch::Job;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Api, Course, FaultWindow, Scenario, Script, TimeSpelling, Title};

/// A file as it is written; `README.md` documents it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScenarioFile {
    title: Title,
    #[serde(default)]
    api: Api,
    #[serde(default)]
    times: TimeSpelling,
    job: Option<Script>,
    verbatim: Option<Box<RawValue>>,
    #[serde(default)]
    faults: Vec<FaultWindow>,
}

impl Scenario {
    /// Reads the text of the scenario file `name`.
    ///
    /// # Errors
    ///
    /// What is wrong with it and where, in words for its author.
    pub fn parse(name: &str, text: &str) -> Result<Self, String> {
        let file: ScenarioFile = serde_json::from_str(text).map_err(|error| error.to_string())?;
        file.faults.iter().try_for_each(FaultWindow::check)?;
        Ok(Self {
            name: name.to_owned(),
            title: file.title,
            api: file.api,
            times: file.times,
            course: course(file.job, file.verbatim)?,
            faults: file.faults,
        })
    }
}

fn course(script: Option<Script>, verbatim: Option<Box<RawValue>>) -> Result<Course, String> {
    match (script, verbatim) {
        (Some(script), None) => {
            script.check()?;
            Ok(Course::Script(script))
        }
        (None, Some(body)) => {
            let job: Job = serde_json::from_str(body.get())
                .map_err(|error| format!("`verbatim` is no job: {error}"))?;
            let outcome = job.status;
            Ok(Course::Verbatim { body, outcome })
        }
        _ => Err("a scenario has either a `job` that moves or a `verbatim` body".to_owned()),
    }
}
