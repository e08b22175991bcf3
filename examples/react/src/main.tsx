import { define, setDefaults } from "jobwatch";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Console } from "./Console";

// Before React renders the element: what it does not find on it as a property is lost.
setDefaults({ budget: { requests: 200, window: 300_000 } });
define();

const app = document.getElementById("app");
if (app) {
  createRoot(app).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  );
}
