import "@cloudscape-design/global-styles/index.css";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";

import { addressOf, begin, hasEnded, interval, LOADING, LOST, percentOf, watched, WORDS } from "../page.js";

/** Type of the indicator by the state of the job. */
const TYPES = { INIT: "pending", RUNNING: "in-progress", SUCCESS: "success", FAIL: "error" };

const fetchJob = async ({ queryKey: [, project, job], signal }) => {
  const response = await fetch(addressOf(project, job), { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
};

const JobStatus = ({ project, job, label }) => {
  const { data, error } = useQuery({
    queryKey: ["job", project, job],
    queryFn: fetchJob,
    refetchInterval: ({ state }) => (hasEnded(state.data?.status) ? false : interval),
  });
  const type = data ? (TYPES[data.status] ?? "info") : "loading";
  const word = data ? (WORDS[data.status] ?? data.status) : LOADING;
  return (
    <div data-job>
      <Container header={<Header variant="h3">{label}</Header>}>
        <StatusIndicator type={error ? "warning" : type} data-badge>
          {error ? LOST : word}
        </StatusIndicator>
        <ProgressBar
          label={data?.entities?.current_task}
          value={percentOf(data)}
          status={data?.status === "FAIL" ? "error" : data?.status === "SUCCESS" ? "success" : "in-progress"}
          resultText={word}
        />
      </Container>
    </div>
  );
};

const client = new QueryClient();
const root = createRoot(document.getElementById("app"));

const show = (count) =>
  root.render(
    <QueryClientProvider client={client}>
      {Array.from({ length: count }, (_, at) => (
        <JobStatus key={at} {...watched(at)} />
      ))}
    </QueryClientProvider>,
  );

begin({ show, widgets: "[data-job]", badge: "[data-badge]" });
