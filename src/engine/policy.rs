//! Every number that is a decision, with its reason.

use std::time::Duration;

/// Time from an answer to the next request while a job is young: a person sees movement, and a
/// short job's end, without waiting.
pub(super) const INTERVAL: Duration = Duration::from_secs(2);

/// Longest time from an answer to the next request, however old the job is: a person who waits
/// for the end does not wait longer than this.
pub(super) const MAX_INTERVAL: Duration = Duration::from_secs(10);

/// How long a request may take. Long enough for a slow cross-continent answer; a request that
/// never settles must not end the polling.
pub(super) const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);

/// Shortest time that a page may set, and shortest time between the starts of two requests of a
/// poller, whatever anyone does: four a second is fast for a person and no load for a server.
pub(super) const SHORTEST: Duration = Duration::from_millis(250);

/// Longest time that a page may set. Browsers' timers hold 2³¹−1 ms (24.8 days) and fire at once
/// beyond it.
pub(super) const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// The delay is the job's age divided by this: a one-hour job costs about 390 requests instead of
/// 1,800, and its end is seen within 5 % of its age.
pub(super) const AGE_DIVISOR: u32 = 20;

/// Share by which the cadence deviates either way: enough to pull a hundred widgets that were
/// mounted together apart, too little to be noticed.
pub(super) const CADENCE_JITTER: f64 = 0.1;

/// Longest wait after the first failure; it doubles with each further one.
pub(super) const BACKOFF_BASE: Duration = Duration::from_secs(1);

/// Longest wait after any number of failures: a service that is back is noticed within a minute.
pub(super) const BACKOFF_CAP: Duration = Duration::from_secs(60);

/// Shortest wait after a failure. Full jitter alone starts at zero, which is no wait.
pub(super) const BACKOFF_FLOOR: Duration = Duration::from_millis(500);

/// Longest `Retry-After` that is believed: a mistyped one must not silence a widget for a day.
/// Five minutes is the window in which the API counts requests.
pub(super) const RETRY_AFTER_CAP: Duration = Duration::from_secs(5 * 60);

/// Share by which a `Retry-After` is exceeded at most, so that all who were told the same moment
/// do not come back in it. It is never undercut.
pub(super) const RETRY_AFTER_JITTER: f64 = 0.1;

/// Age of a job, since it was first asked for, up to which 404 can mean "not yet": the service
/// answers the order before every node of it knows the job.
pub(super) const NOT_FOUND_GRACE: Duration = Duration::from_secs(30);

/// Waits after the first 404s; together they fill the grace time, and the short ones come first
/// because most late jobs are only a little late.
pub(super) const NOT_FOUND_WAITS: [Duration; 3] = [
    Duration::from_secs(2),
    Duration::from_secs(6),
    Duration::from_secs(18),
];

/// How late a timer must be for the machine to have been asleep. Browsers fire the timers of hidden
/// pages once a minute at worst (Chrome's intensive throttling), so that a minute tells nothing;
/// and no request is still of use after this.
pub(super) const SLEEP_GAP: Duration = Duration::from_secs(90);

/// Shortest time from an outcome to the next request on a hidden page that is to go on slowly:
/// browsers fire its timers once a minute anyway, and then all pages of the machine together.
pub(super) const HIDDEN_INTERVAL: Duration = Duration::from_secs(60);

/// Time over which requests are spread when the network comes back, which all pages behind one
/// access point notice in the same moment.
pub(super) const ONLINE_SPREAD: Duration = Duration::from_secs(2);
