import type { JobWatchElement, Snapshot } from "jobwatch";
import type {} from "jobwatch/react";
import { useRef, useState } from "react";

const JOBS = ["import-image", "import-fails", "create-server"];

/** Of the person who is signed in; brought anew for each request. */
const headers = async () => ({ "X-Auth-Token": "token" });

export const Console = () => {
  const [shown, setShown] = useState(JOBS);
  const [ended, setEnded] = useState<string[]>([]);
  const first = useRef<JobWatchElement>(null);

  const settle = (job: string, { job: answer }: Snapshot) =>
    setEnded((all) => [...all, `${job}: ${answer?.status ?? "unknown"}`]);

  return (
    <main>
      <h1>Jobs in React</h1>
      <button onClick={() => first.current?.refresh()}>Refresh the first</button>
      {shown.map((job, index) => (
        <section key={job}>
          <job-watch
            ref={index === 0 ? first : null}
            project-id="p1"
            job-id={job}
            // A new function at each rendering does no harm.
            headers={() => headers()}
            appearance={index === 0 ? "card" : "inline"}
            onjob-settled={(event) => settle(job, event.detail)}
          >
            <a slot="error" href="#help">
              What to do
            </a>
          </job-watch>
          <button onClick={() => setShown((all) => all.filter((other) => other !== job))}>
            Remove {job}
          </button>
        </section>
      ))}
      <ul id="ended">
        {ended.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </main>
  );
};
