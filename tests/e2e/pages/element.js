import * as jobwatch from "../plain/jobwatch/jobwatch.js";

window.jobwatch = jobwatch;
