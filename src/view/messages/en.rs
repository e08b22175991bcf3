use super::Messages;

/// English.
pub(super) static MESSAGES: Messages = Messages {
    tag: "en",

    status_init: "Waiting",
    status_running: "Running",
    status_success: "Succeeded",
    status_fail: "Failed",
    status_cancelled: "Cancelled",
    status_unknown: "Unknown",
    status_loading: "Loading",

    untitled: "Job",
    counted: "{done} of {total} subtasks done",
    elapsed: "{time}",
    took: "Took {time}",
    stopped_at: "Stopped at {percent}",

    resources: "Resources",
    sub_jobs: "Subtasks",
    results: "Results",
    succeeded_of: "{done} of {total} succeeded",
    failed_count: "{count} failed",
    error_code: "Code",
    request_id: "Request ID",
    no_reason: "The server gave no reason.",
    show_more: "Show more",
    show_less: "Show less",

    connecting: "Connecting…",
    live: "Up to date",
    last_answer: "Last answer at {time}.",
    next_try: "Next try in {time}.",
    trying: "Trying again…",
    offline: "No network. Updates go on by themselves when it is back.",
    paused: "Updates paused",
    paused_hidden: "Paused while the page is hidden",
    gave_up: "The job is taking longer than expected. Updates have stopped.",
    finished: "Finished",

    error_bad_request: "The server refused the request.",
    error_unauthorized: "Your session has expired. Sign in again to see this job.",
    error_forbidden: "You have no permission to see this job.",
    error_not_found: "There is no such job. It may have been deleted.",
    error_rate_limited: "Too many requests. The server asks to wait.",
    error_server_error: "The server reports an internal error.",
    error_unavailable: "The service is unavailable for now.",
    error_unexpected_body: "The server's answer is not a job status.",
    error_network: "The server can't be reached.",
    error_timeout: "The server did not answer in time.",

    pause: "Pause updates",
    resume: "Resume updates",
    refresh: "Refresh now",
    retry: "Try again now",
};
