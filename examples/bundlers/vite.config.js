import { defineConfig } from "vite";

export default defineConfig({
  build: {
    outDir: "dist/vite",
    rolldownOptions: { input: "main.js", output: { entryFileNames: "main.js" } },
  },
});
