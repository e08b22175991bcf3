// For Vue 3, whose compiler must know that the element is none of its components:
// `compilerOptions: { isCustomElement: (tag) => tag === "job-watch" }`.
import type { HTMLAttributes, ReservedProps } from "vue";
import type { JobWatchAttributes, JobWatchElement, JobWatchEventMap, JobWatchProperties } from "./jobwatch.js";

type Capitalized<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Capitalized<Rest>}`
  : Capitalize<Name>;
type Listeners = {
  [Event in keyof JobWatchEventMap as `on${Capitalized<Event>}`]?: (event: JobWatchEventMap[Event]) => void;
};
type Own = JobWatchAttributes & JobWatchProperties & Listeners;

/** What `<job-watch>` takes in templates and in JSX. */
export type JobWatchProps = Own & ReservedProps & Omit<HTMLAttributes, keyof Own>;

/** The element, as Vue's tools look at it. */
export type JobWatchComponent = new () => JobWatchElement & { $props: JobWatchProps };

declare module "vue" {
  interface GlobalComponents {
    "job-watch": JobWatchComponent;
    JobWatch: JobWatchComponent;
  }
}
