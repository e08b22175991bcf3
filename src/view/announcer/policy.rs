//! Every number that is a decision, with its reason.

use std::time::Duration;

/// How long the first of some news waits for others to be said along with it. Jobs that end
/// together are seen to have ended within one interval of the shortest cadence, two seconds; and
/// a region that was put on the page just before is known to screen readers by then.
pub(super) const GATHER: Duration = Duration::from_secs(2);

/// How long a link is down before it is called lost. A healthy link brings an answer every 11
/// seconds at the slowest (the longest interval and its jitter): until then what is shown is as
/// old as it may always be, two or three retries have come to nothing, and every job behind the
/// same link has noticed, so that all are named in one sentence.
pub(super) const LOST_AFTER: Duration = Duration::from_secs(15);

/// How long those that are back wait for those that are not. Each tries again when its own backoff
/// ends, which is within a minute.
pub(super) const BACK_WITHIN: Duration = Duration::from_secs(60);

/// Shares of a job, in percent, that are worth a sentence to those who ask for it.
pub(super) const MILESTONES: [u8; 3] = [25, 50, 75];

/// Shortest time between milestones, whichever job they are of: progress is not worth more of a
/// listener's time.
pub(super) const MILESTONE_GAP: Duration = Duration::from_secs(30);

/// How long a text stays in the region: until the slowest screen reader has taken it, and not
/// until someone who reads to the end of the page comes across it.
pub(super) const LINGER: Duration = Duration::from_secs(5);
