import "@cloudscape-design/global-styles/index.css";

import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";

const INTERVAL = 2_000;
const ENDED = ["SUCCESS", "FAIL"];
/** Type of the indicator and its word, by the state of the job. */
const LOOKS = {
  INIT: ["pending", "Waiting"],
  RUNNING: ["in-progress", "Running"],
  SUCCESS: ["success", "Succeeded"],
  FAIL: ["error", "Failed"],
};

const fetchJob = async ({ queryKey: [, project, job], signal }) => {
  const response = await fetch(`/v1/${project}/jobs/${job}`, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
};

const JobStatus = ({ project, job, label }) => {
  const { data, error } = useQuery({
    queryKey: ["job", project, job],
    queryFn: fetchJob,
    refetchInterval: ({ state }) => (ENDED.includes(state.data?.status) ? false : INTERVAL),
  });
  const [type, word] = data ? (LOOKS[data.status] ?? ["info", data.status]) : ["loading", "Loading"];
  if (data) document.documentElement.dataset.status = data.status;
  return (
    <Container header={<Header variant="h3">{label}</Header>}>
      <StatusIndicator type={error ? "warning" : type}>{error ? "Connection lost" : word}</StatusIndicator>
      <ProgressBar
        label={data?.entities?.current_task}
        value={(data?.entities?.process_percent ?? 0) * 100}
        status={data?.status === "FAIL" ? "error" : data?.status === "SUCCESS" ? "success" : "in-progress"}
        resultText={word}
      />
      <Box color="text-body-secondary">{data?.begin_time}</Box>
    </Container>
  );
};

createRoot(document.getElementById("app")).render(
  <QueryClientProvider client={new QueryClient()}>
    <JobStatus project="p1" job="import-image" label="Import image" />
  </QueryClientProvider>,
);
