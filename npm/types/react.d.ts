// For React 19, which sets what is a property of the element as one, the rest as attributes, and
// listens to any event by `on` and its name. Define the element before React renders it.
import type { ClassAttributes, HTMLAttributes } from "react";
import type { JobWatchAttributes, JobWatchElement, JobWatchEventMap, JobWatchProperties } from "./jobwatch.js";

type Listeners = {
  [Event in keyof JobWatchEventMap as `on${Event}`]?: (event: JobWatchEventMap[Event]) => void;
};
type Own = JobWatchAttributes & JobWatchProperties & Listeners;

/** What `<job-watch>` takes in JSX. */
export type JobWatchProps = Own &
  Omit<HTMLAttributes<JobWatchElement>, keyof Own> &
  ClassAttributes<JobWatchElement>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "job-watch": JobWatchProps;
    }
  }
}
