import { define, setDefaults } from "./jobwatch/jobwatch.js";

setDefaults({
  // Brought anew for each request: tokens expire. They go to this page's own origin only.
  headers: async () => ({ "X-Auth-Token": "of the person who is signed in" }),
  budget: { requests: 200, window: 300_000 },
});
define();

document.addEventListener("job-settled", ({ target, detail }) => {
  console.info(`${target.label ?? target.jobId} has ended: ${detail.job.status}`);
});
