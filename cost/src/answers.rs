//! What the server answers.

use jobwatch::{ApiError, Job, JobStatus, Progress};

/// Answers about a job that runs on, each a percent further than the last.
#[derive(Debug)]
pub(crate) struct Answers {
    job: Job,
    made: u32,
    ready: Vec<Result<Job, ApiError>>,
}

impl Answers {
    pub(crate) fn about(job: &Job) -> Self {
        let job = Job {
            status: JobStatus::Running,
            ..job.clone()
        };
        Self {
            job,
            made: 0,
            ready: Vec::new(),
        }
    }

    /// Makes so many before they are needed.
    pub(crate) fn prepare(&mut self, count: usize) {
        self.ready = (0..count).map(|_| self.make()).collect();
        self.ready.reverse();
    }

    /// The next one.
    pub(crate) fn take(&mut self) -> Result<Job, ApiError> {
        self.ready.pop().unwrap_or_else(|| self.make())
    }

    fn make(&mut self) -> Result<Job, ApiError> {
        self.made = self.made.wrapping_add(1);
        let mut job = self.job.clone();
        job.progress = Progress::from_percent(f64::from(self.made % 100));
        Ok(job)
    }
}
