// Builds each page by itself: pages that were built together would load chunks that they share.
import react from "@vitejs/plugin-react";
import { build } from "vite";

const PEERS = ["jobwatch", "plain", "lit", "shoelace", "cloudscape"];

for (const peer of PEERS) {
  await build({
    configFile: false,
    root: new URL(peer, import.meta.url).pathname,
    base: "./",
    plugins: [react()],
    logLevel: "warn",
    build: {
      outDir: new URL(`dist/${peer}`, import.meta.url).pathname,
      emptyOutDir: true,
      target: "es2022",
    },
  });
}
