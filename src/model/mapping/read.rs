//! From a body to a job, as a mapping says.

use super::Mapping;
use super::pointer::Pointers;
use crate::model::{Job, Json, Object};

/// What a mapping finds in a body.
pub(in crate::model) enum Found {
    /// There is no job.
    Nothing,
    /// There is something of a job, and a place where its state is told.
    Job(Box<Job>),
    /// There is something of a job, but not its state; its value is what the mapping makes of that.
    Stateless(Box<Job>),
}

impl Mapping {
    /// Reads a body; `asked` is the id that was asked for.
    pub(in crate::model) fn read(&self, body: &Json, asked: &str) -> Found {
        let job = if self.job.is_empty() {
            Some(body)
        } else {
            self.job.find(body, asked, Some)
        };
        let Some(job) = job else {
            return Found::Nothing;
        };
        let (job, names_status) = self.read_job(job, asked);
        if names_status {
            Found::Job(Box::new(job))
        } else {
            Found::Stateless(Box::new(job))
        }
    }

    /// The job, and whether its state is told.
    fn read_job(&self, body: &Json, asked: &str) -> (Job, bool) {
        let text = |at: &Pointers| at.find(body, asked, Json::to_text);
        let (status, names_status) = self.status.read(body, asked);
        let job = Job {
            status,
            id: text(&self.id),
            job_type: text(&self.job_type),
            progress: self
                .progress
                .as_ref()
                .and_then(|rule| rule.read(body, asked)),
            current_task: text(&self.current_task),
            begin_time: self.begin_time.read(body, asked),
            end_time: self.end_time.read(body, asked),
            error_code: text(&self.error_code),
            fail_reason: text(&self.fail_reason),
            result: text(&self.result),
            entities: self.read_resources(body, asked),
            sub_jobs: self.read_sub_jobs(body, asked),
            ..Job::default()
        };
        (job, names_status)
    }

    fn read_resources(&self, body: &Json, asked: &str) -> Object {
        let mut found = Object::new();
        for (name, at) in &self.resources {
            if let Some(value) = at.find(body, asked, Some) {
                found.insert(name.as_str(), value.clone());
            }
        }
        found
    }

    /// Each is deeper in the body than what it is a part of, so this ends.
    fn read_sub_jobs(&self, body: &Json, asked: &str) -> Vec<Job> {
        let items = self.sub_jobs.find(body, asked, Json::as_list);
        let mapping = self.sub_job.as_deref().unwrap_or(self);
        let read = |item: &Json| mapping.read_job(item, asked).0;
        items.unwrap_or_default().iter().map(read).collect()
    }
}
