// What the declarations of the package give and what they refuse: `tsc` fails where a mistake is no
// longer one, too.
import { define, mount, setDefaults, watch } from "jobwatch";
import type { Connection, Job, JobStatus, JobWatchElement, Snapshot } from "jobwatch";
import mappings from "jobwatch/mappings";
import type {} from "jobwatch/react";

const Element = define();
const made: JobWatchElement = new Element();
const found: JobWatchElement | null = document.querySelector("job-watch");
const created: JobWatchElement = document.createElement("job-watch");

made.addEventListener("job-settled", ({ detail }) => {
  const status: JobStatus | undefined = detail.job?.status;
  const progress: number | null = detail.progress;
  return [status, progress];
});
made.addEventListener("job-connection", ({ detail }) => {
  const connection: Connection = detail;
  // @ts-expect-error: the link has no job
  return [connection, detail.job];
});
document.addEventListener("job-settled", ({ detail }) => detail.job);
made.addEventListener("click", ({ clientX }) => clientX);

created.jobId = "ff808081";
created.interval = 2_000;
const read: string | null = created.interval;
created.headers = async () => ({ "X-Auth-Token": "token" });
created.headers = () => new Headers();
created.headers = null;
created.fetch = (request) => fetch(request);
created.mapping = "github";
created.mapping = { ...mappings.kubernetes, result: "/metadata/annotations/report" };
created.mapping = {
  status: { at: ["/state", "/phase"], is: { ok: { at: "/error", is: { "": "SUCCESS", "*": "FAIL" } } } },
  httpStatus: { 202: "RUNNING" },
  progress: { done: "/done", total: "/total" },
  beginTime: { seconds: "/since" },
};
// @ts-expect-error: no such preset
created.mapping = "githab";
// @ts-expect-error: it says in what the progress is counted
created.mapping = { status: "/status", progress: "/progress" };
// @ts-expect-error: no such state
created.mapping = { status: { at: "/status", is: { "1": "DONE" } } };
created.messages = { status_running: "…", job_types: { copy_image: "…" } };
// @ts-expect-error: it is read only
created.snapshot = created.snapshot;
// @ts-expect-error: no such appearance
created.appearance = "tile";
// @ts-expect-error: headers are text
created.headers = { "X-Auth-Token": 1 };

setDefaults({ origins: ["https://api.example.com"], budget: { requests: 200, window: 300_000 } });
// @ts-expect-error: a budget has a window
setDefaults({ budget: { requests: 200 } });

const widget = mount(document.body, { jobId: "ff808081", appearance: "inline" });
widget.update({ jobId: null });
// @ts-expect-error: no such setting
widget.update({ job: "ff808081" });

const watching = await watch({ projectId: "ac234de2", jobId: "ff808081" }, (snapshot: Snapshot) => {
  const job: Job | null = snapshot.job;
  const image: unknown = job?.entities["image_id"];
  // @ts-expect-error: what an id is, only its API knows
  const id: string = job?.entities["image_id"];
  return [image, id];
});
watching.stop();
// @ts-expect-error: it is stopped, not unmounted
watching.unmount();

export const cell = (
  <job-watch
    className="wide"
    project-id="ac234de2"
    job-id="ff808081"
    appearance="inline"
    mapping="github"
    max-interval={30_000}
    headers={{ "X-Auth-Token": "token" }}
    onjob-change={({ detail }) => detail.progress}
  />
);
// @ts-expect-error: times are numbers
export const soon = <job-watch interval="soon" />;
export default [found, read];
