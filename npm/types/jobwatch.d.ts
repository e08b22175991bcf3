/**
 * Defines the element, `<job-watch>` if no other name is given. Twice does no harm, nor does a
 * second copy of the package. On a server, which has no elements, it does nothing.
 *
 * @throws Error if the name is taken by something else.
 */
export declare function define(tag?: string): new () => JobWatchElement;

/** Settings for all widgets that say nothing else; those shown keep theirs until they change. */
export declare function setDefaults(defaults: JobWatchDefaults): void;

/** Shows a job in an element of any kind, without defining one. Events are dispatched inside it. */
export declare function mount(element: Element, options?: JobWatchOptions): MountedJobWatch;

/**
 * Watches a job without showing it: `onSnapshot` is called with what is known, whenever that has
 * changed. Fails if the module cannot be loaded or there is no URL for the job.
 */
export declare function watch(
  options: JobWatchOptions,
  onSnapshot: (snapshot: Snapshot) => void,
): Promise<Watch>;

/** What can be done with anything that watches a job. */
interface Controls {
  /** What is known. */
  readonly snapshot: Snapshot;
  /** Asks at once, and tries again what was given up. */
  refresh(): void;
  /** Sends no more requests until `resume()`. */
  pause(): void;
  /** Goes on after `pause()`. */
  resume(): void;
}

/** A widget that `mount` has made. */
export interface MountedJobWatch extends Controls {
  /** Changes some settings; null stands for the default. */
  update(changes: JobWatchOptions): void;
  /** Takes it away and ends its requests. */
  unmount(): void;
}

/** A job that is watched without being shown. */
export interface Watch extends Controls {
  /** Changes some settings. */
  update(changes: JobWatchOptions): void;
  /** Ends it. */
  stop(): void;
}

/** Headers, as they are or as a function gives them, which is called before each request. */
export type HeaderSource = Headers | (() => Headers | null | undefined | Promise<Headers | null | undefined>);
type Headers = Readonly<Record<string, string>> | globalThis.Headers | readonly (readonly [string, string])[];

/**
 * Texts by their keys, those of a group inside it or with a dot:
 * `{ status_running: "…", job_types: { copy_image: "…" } }`. A key that is none is warned of.
 */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/**
 * A place in the body: a JSON Pointer (RFC 6901), or several, of which the first counts that has a
 * value. In an array `key=value` is the first item whose member `key` is `value`; `{job_id}` stands
 * for the id that was asked for: `"/jobs/id={job_id}"`.
 */
export type Pointer = string | readonly string[];

/** A state that a value can mean. */
export type MappedStatus = "INIT" | "RUNNING" | "SUCCESS" | "FAIL" | "CANCEL";

/** How a state is told: by the value in a place, which means a state or asks for another place. */
export interface StatusRule {
  at: Pointer;
  /** What values mean; `"*"` is any other, `""` is none. Others are read as the words of the API. */
  is?: Readonly<Record<string, MappedStatus | StatusRule>>;
}

/** How answers of an API of another shape are read. */
export interface Mapping {
  /** Where the job is; all other pointers count from there. Default: it is the body. */
  job?: Pointer;
  status?: Pointer | StatusRule;
  /** What a status code means where the body names no state. */
  httpStatus?: Readonly<Record<number, MappedStatus>>;
  /** Headers with the address to ask from then on, such as `Operation-Location`. */
  follow?: string | readonly string[];
  id?: Pointer;
  jobType?: Pointer;
  /** A percentage, or a fraction, or how many are done of how many. */
  progress?: { percent: Pointer } | { fraction: Pointer } | { done: Pointer; total: Pointer };
  currentTask?: Pointer;
  /** A date, or milliseconds since 1970; or seconds. */
  beginTime?: Pointer | { seconds: Pointer };
  endTime?: Pointer | { seconds: Pointer };
  errorCode?: Pointer;
  failReason?: Pointer;
  /** A link or a text that is shown when the job has succeeded. */
  result?: Pointer;
  /** What is to be seen and copied, by the name that it is shown by. */
  resources?: Readonly<Record<string, Pointer>>;
  /** The list of sub-jobs, each of which is read as the job is, or as `subJob` says. */
  subJobs?: Pointer;
  subJob?: Mapping;
}

/** The settings of all widgets, and of the page. */
export interface JobWatchDefaults extends JobWatchOptions {
  /** Other origins than the page's own that may be sent `headers`. */
  origins?: readonly string[];
  /** So many requests at most, to each server, in so many milliseconds. */
  budget?: { requests: number; window: number };
}

/** The element. */
export interface JobWatchElement extends HTMLElement, Controls, JobWatchFields {
  /** The job as its API has it; null before the first answer. */
  readonly job: Job | null;
  addEventListener<K extends keyof JobWatchEventMap>(
    type: K,
    listener: (this: JobWatchElement, event: JobWatchEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof JobWatchEventMap>(
    type: K,
    listener: (this: JobWatchElement, event: JobWatchEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "job-watch": JobWatchElement;
  }
  // They bubble, to any element and to the document.
  interface GlobalEventHandlersEventMap extends JobWatchEventMap {}
}
