//! The jobs of this server, which do nothing but take their time.

use std::time::{Duration, Instant, SystemTime};

use console_api::Job;
use jobwatch::{JobStatus, Progress, Timestamp};

/// How long it takes to make an image here.
const TAKES: Duration = Duration::from_secs(8);
/// What is done meanwhile, each for as long.
const TASKS: [&str; 4] = [
    "Stopping the server",
    "Copying the disk",
    "Checking",
    "Registering",
];
/// Images of this name cannot be made.
const TAKEN: &str = "taken";

/// An image that is being made.
#[derive(Debug)]
pub(crate) struct Image {
    name: String,
    begun: Instant,
    begun_at: SystemTime,
}

impl Image {
    /// Begins with it now.
    pub(crate) fn begin(name: String) -> Self {
        Self {
            name,
            begun: Instant::now(),
            begun_at: SystemTime::now(),
        }
    }

    /// How it is coming along, as the API has it.
    pub(crate) fn job(&self, id: &str) -> Job {
        let done = self.begun.elapsed().as_secs_f64() / TAKES.as_secs_f64();
        let mut job = Job::new(id, "createImageByInstance", self.status(done));
        job.begin_time = Some(timestamp(self.begun_at));
        job.entities.insert("image_name", self.name.as_str());
        match job.status {
            JobStatus::Fail => {
                job.error_code = Some("IMG.0144".to_owned());
                job.fail_reason = Some("An image of this name exists.".to_owned());
            }
            JobStatus::Success => job.progress = Progress::from_percent(100.0),
            _ => {
                job.progress = Progress::from_percent((done * 100.0).floor());
                job.current_task = task(done).map(str::to_owned);
            }
        }
        if job.status.is_terminal() {
            job.end_time = Some(timestamp(self.begun_at + TAKES.mul_f64(self.share())));
        }
        job
    }

    fn status(&self, done: f64) -> JobStatus {
        if done < self.share() {
            JobStatus::Running
        } else if self.name == TAKEN {
            JobStatus::Fail
        } else {
            JobStatus::Success
        }
    }

    /// How much of it is done at all: one that fails ends half way.
    fn share(&self) -> f64 {
        if self.name == TAKEN { 0.5 } else { 1.0 }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to the number of tasks"
)]
fn task(done: f64) -> Option<&'static str> {
    TASKS.get((done * TASKS.len() as f64) as usize).copied()
}

fn timestamp(at: SystemTime) -> Timestamp {
    let since = at
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_unix_millis(since.as_millis().try_into().unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(name: &str, time: Duration) -> Job {
        let mut image = Image::begin(name.to_owned());
        image.begun -= time;
        image.job("1")
    }

    #[test]
    fn image_is_made_in_its_time() {
        let job = after("web", TAKES / 2);
        assert_eq!(job.status, JobStatus::Running);
        assert_eq!(job.current_task.as_deref(), Some("Checking"));
        assert!(job.end_time.is_none());
        let job = after("web", TAKES);
        assert_eq!(job.status, JobStatus::Success);
        assert!(job.end_time.is_some());
    }

    #[test]
    fn name_that_is_taken_fails_with_a_reason() {
        let job = after(TAKEN, TAKES);
        assert_eq!(job.status, JobStatus::Fail);
        assert!(job.fail_reason.is_some());
    }
}
