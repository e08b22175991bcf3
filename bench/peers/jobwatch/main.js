import { define } from "jobwatch";

// The element is closed: what it shows is heard by its events.
document.addEventListener("job-change", ({ detail }) => {
  if (detail.job) document.documentElement.dataset.status = detail.job.status;
});
define();
