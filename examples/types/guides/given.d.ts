// What the guides leave to the reader.
declare const cell: Element;
declare const element: import("jobwatch").JobWatchElement;
declare const projectId: string;
declare const jobId: string;
declare const another: string;
declare function token(): Promise<string>;
