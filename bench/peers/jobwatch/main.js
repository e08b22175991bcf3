import { define } from "jobwatch";

import { appearance, begin, interval, showIn, watched } from "../page.js";

define();

const make = (at) => {
  const { project, job, label } = watched(at);
  const element = document.createElement("job-watch");
  // Both the same, so that the beat is as steady as the other pages' is.
  const attributes = { "project-id": project, "job-id": job, label, appearance, interval, "max-interval": interval };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

begin({
  show: showIn(document.getElementById("app"), make),
  widgets: "job-watch",
  // The loader's, until the module's takes its place.
  badge: ".g, .job-watch-badge",
});
