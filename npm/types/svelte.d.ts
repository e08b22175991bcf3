// For Svelte 5, which listens to any event by `on` and its name, and sets what is a property of the
// element as one.
import type { HTMLAttributes } from "svelte/elements";
import type { JobWatchAttributes, JobWatchElement, JobWatchEventMap, JobWatchProperties } from "./jobwatch.js";

type Listeners = {
  [Event in keyof JobWatchEventMap as `on${Event}`]?: (event: JobWatchEventMap[Event]) => void;
};
type Own = JobWatchAttributes & JobWatchProperties & Listeners;

/** What `<job-watch>` takes in templates. */
export type JobWatchProps = Own & Omit<HTMLAttributes<JobWatchElement>, keyof Own>;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "job-watch": JobWatchProps;
  }
}
