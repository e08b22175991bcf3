import { define, setDefaults } from "jobwatch";
import { mount } from "svelte";

import Console from "./Console.svelte";

setDefaults({ budget: { requests: 200, window: 300_000 } });
define();

const target = document.getElementById("app");
if (target) mount(Console, { target });
