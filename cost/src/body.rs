//! Reading bodies.

use std::fs;
use std::hint::black_box;
use std::io;
use std::path::Path;

use jobwatch::{ApiError, Job, Response, decode};

use crate::Work;

/// The body of an answer, as text.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// Where it comes from.
    pub(crate) name: String,
    http_status: u16,
    text: String,
}

/// Reads each of some bodies once.
#[derive(Debug)]
pub(crate) struct Reading(pub(crate) Vec<Body>);

impl Body {
    /// The bodies in a folder of `tests/fixtures`, in the order of their names, as the server sends
    /// them with this status.
    pub(crate) fn in_folder(folder: &Path, http_status: u16) -> io::Result<Vec<Self>> {
        let files = fs::read_dir(folder)?.map(|file| {
            let path = file?.path();
            Ok(Self {
                name: path.file_name().unwrap_or_default().display().to_string(),
                http_status,
                text: fs::read_to_string(path)?,
            })
        });
        let mut bodies = files.collect::<io::Result<Vec<_>>>()?;
        bodies.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(bodies)
    }

    /// A list of so many jobs, each in the form of IMS.
    pub(crate) fn list_of(count: usize) -> Self {
        let job = |number: usize| {
            format!(
                r#"{{"job_id": "ff{number:06}", "job_type": "createImageByInstance",
                    "status": "RUNNING", "begin_time": "2015-11-19T06:24:29.000Z",
                    "end_time": null, "error_code": null, "fail_reason": null,
                    "entities": {{"image_id": "", "process_percent": 0.4}}}}"#
            )
        };
        let jobs: Vec<String> = (0..count).map(job).collect();
        Self {
            name: format!("a list of {count} jobs"),
            http_status: 200,
            text: format!(r#"{{"jobs": [{}]}}"#, jobs.join(", ")),
        }
    }

    /// How many bytes it has.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    pub(crate) fn read(&self) -> Result<Job, ApiError> {
        let response = Response {
            http_status: self.http_status,
            body: &self.text,
            ..Response::default()
        };
        decode(&response, None, |text| serde_json::from_str(text).ok())
    }
}

impl Work for Reading {
    fn step(&mut self) {
        for body in &self.0 {
            let _ = black_box(body.read());
        }
    }
}
