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

/// Requests of a page that are in flight together: browsers open no more connections to a host
/// with HTTP/1.1, and what waited for one would use up its time before it is sent.
pub(super) const IN_FLIGHT: usize = 6;

/// One turn in this many is that of the poller that has waited longest. What a person sees has
/// most of what there is, and what nobody sees is never forgotten.
pub(super) const FAIR_SHARE: u32 = 4;

/// The share of a budget that may go out at once: a page of fifty jobs fills at once within the
/// API's 200 requests, and three quarters are left for a steady rate.
pub(super) const BURST_DIVISOR: u32 = 4;

/// What a budget's window is stretched by. Requests are not equally long on their way, and those
/// of two windows must not meet in one at the server.
pub(super) const BUDGET_SLACK: Duration = Duration::from_secs(1);

/// How long a page is silent after the first 429 of a run. A limit by the second is over by then,
/// and a person hardly notices.
pub(super) const REFUSED_HOLD: Duration = Duration::from_secs(5);

/// By how much the silence grows with each further 429 of a run: a quota of five minutes that is
/// used up is waited for with four requests.
pub(super) const REFUSED_HOLD_GROWTH: u32 = 4;

/// Time after which a quota that was used up is whole again: the window in which the API counts
/// requests, and a little for those that are on their way.
pub(super) const QUOTA_REFRESH: Duration = Duration::from_secs(5 * 60 + 5);

/// Shortest time from any request of a page to one that someone insists on in spite of a hold.
pub(super) const INSISTENCE_GAP: Duration = Duration::from_secs(1);

/// Lowest rate, in requests a second, that 429s bring a page down to: below it a page shows
/// nothing of use, and the silence after each 429 takes care of the rest.
pub(super) const LEAST_RATE: f64 = 0.2;

/// How often the rate grows after it was cut.
pub(super) const RECOVERY_PERIOD: Duration = Duration::from_secs(60);

/// In how many steps the rate grows by as much as it was before the cut: half an hour from the
/// half to the whole, because each try to find the limit again costs a 429.
pub(super) const RECOVERY_STEPS: f64 = 60.0;

/// Smallest step, in requests a second: from the lowest rate to the API's 200 requests in five
/// minutes in three quarters of an hour.
pub(super) const LEAST_STEP: f64 = 0.01;

/// Time over which the rate is measured: the window in which the API counts requests.
pub(super) const METER_WINDOW: Duration = Duration::from_secs(5 * 60);

/// Shortest time that a rate is measured over: the first requests of a page come all at once,
/// which is no rate to go by.
pub(super) const METER_LEAST: Duration = Duration::from_secs(10);

/// Requests that must have been served for a rate to be told from them: fewer are what any page
/// sends when it opens, and say nothing about what the server bears.
pub(super) const METER_EVIDENCE: f64 = 10.0;

/// A rate, in requests a second, that limits nothing: a page's six requests in flight, each
/// answered within milliseconds. Rates stop growing here.
pub(super) const NO_LIMIT: f64 = 1_000.0;

/// Time that answers must span before a time left is told: before that, the first answer's luck
/// decides.
pub(super) const ESTIMATE_SPAN: Duration = Duration::from_secs(10);

/// What a job must have moved meanwhile, in percent: of less, the server's rounding is a large
/// part.
pub(super) const ESTIMATE_PERCENT: u8 = 5;
