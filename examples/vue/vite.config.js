import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "job-watch" } } })],
  // Works in any folder of a server.
  base: "./",
  // Not bundled ahead of time: the module is found beside the script that loads it.
  optimizeDeps: { exclude: ["jobwatch"] },
  // In the place of the console's own server: `cargo run -p jobserver -- serve`.
  server: { proxy: { "/v1": "http://127.0.0.1:8686" } },
});
