import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const page = (name) => new URL(`${name}/index.html`, import.meta.url).pathname;

export default defineConfig({
  plugins: [react()],
  base: "./",
  build: {
    target: "es2022",
    rollupOptions: { input: ["jobwatch", "cloudscape", "lit"].map(page) },
  },
});
