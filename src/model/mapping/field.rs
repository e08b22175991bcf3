//! The names of what a mapping has.

pub(super) const JOB: &str = "job";
pub(super) const STATUS: &str = "status";
pub(super) const HTTP_STATUS: &str = "httpStatus";
pub(super) const FOLLOW: &str = "follow";
pub(super) const ID: &str = "id";
pub(super) const JOB_TYPE: &str = "jobType";
pub(super) const PROGRESS: &str = "progress";
pub(super) const CURRENT_TASK: &str = "currentTask";
pub(super) const BEGIN_TIME: &str = "beginTime";
pub(super) const END_TIME: &str = "endTime";
pub(super) const ERROR_CODE: &str = "errorCode";
pub(super) const FAIL_REASON: &str = "failReason";
pub(super) const RESULT: &str = "result";
pub(super) const RESOURCES: &str = "resources";
pub(super) const SUB_JOBS: &str = "subJobs";
pub(super) const SUB_JOB: &str = "subJob";

// Of a rule for the state.
pub(super) const AT: &str = "at";
pub(super) const IS: &str = "is";

// Of one for the progress.
pub(super) const PERCENT: &str = "percent";
pub(super) const FRACTION: &str = "fraction";
pub(super) const DONE: &str = "done";
pub(super) const TOTAL: &str = "total";

// Of one for a time.
pub(super) const SECONDS: &str = "seconds";
