import { fileURLToPath } from "node:url";

export default {
  mode: "production",
  entry: "./main.js",
  output: { path: fileURLToPath(new URL("dist/webpack", import.meta.url)), clean: true },
  // The program is larger than what webpack thinks of scripts.
  performance: { hints: false },
  module: {
    // Without `dependency` the element's stylesheet would become JavaScript.
    rules: [{ test: /\.css$/, dependency: { not: ["url"] }, use: ["css-loader"] }],
  },
};
