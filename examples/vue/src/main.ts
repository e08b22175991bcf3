import { define, setDefaults } from "jobwatch";
import { createApp } from "vue";

import Console from "./Console.vue";

setDefaults({ budget: { requests: 200, window: 300_000 } });
define();
createApp(Console).mount("#app");
