// What all pages have in common: what their address asks for, and what the measurement asks of them.
//
//   ?widgets=1       shown at first
//   &jobs=1          on so many jobs, in turn
//   &scenario=…      what the jobs do, as the job server calls it
//   &interval=2000   milliseconds from an answer to the next request
//   &appearance=…    of jobwatch alone

const query = new URLSearchParams(location.search);
const number = (name, otherwise) => Number(query.get(name) ?? otherwise);

const widgets = number("widgets", 1);
const jobs = number("jobs", 1);
const job = query.get("scenario") ?? "import-image";

export const interval = number("interval", 2_000);
export const appearance = query.get("appearance") ?? "card";

/** A state after which nothing comes. */
export const hasEnded = (status) => status === "SUCCESS" || status === "FAIL";

/** The words of the badge. */
export const WORDS = { INIT: "Waiting", RUNNING: "Running", SUCCESS: "Succeeded", FAIL: "Failed" };
export const LOADING = "Loading";
export const LOST = "Connection lost";

/** In whole percent. */
export const percentOf = (job) => Math.floor((job?.entities?.process_percent ?? 0) * 100);

/** What the widget at a place watches, and its title. */
export const watched = (at) => ({ project: `p${at % jobs}`, job, label: `Import image ${at + 1}` });

/** The address of a job. */
export const addressOf = (project, job) => `/v1/${project}/jobs/${job}`;

/** `show` for pages that make a widget, given its place, and put it into a box, by hand. */
export const showIn = (box, make) => (count) => {
  while (box.children.length > count) box.lastElementChild.remove();
  const added = Array.from({ length: count - box.children.length }, (_, at) =>
    make(box.children.length + at));
  box.append(...added);
};

/**
 * Shows the first widgets, and tells the measurement of the page: `show(count)` leaves so many,
 * `widgets` is a selector for them, and `badge` one for the badge in each, in its shadow tree if it
 * has one.
 */
export const begin = (page) => {
  globalThis.bench = page;
  page.show(widgets);
};
