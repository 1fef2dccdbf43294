// `cargo xtask shots`: screenshots in screenshots/ for people. They are not tests, so `cargo xtask test` does not run them.
import config from "./playwright.config.js";

export default {
  ...config,
  testMatch: "shots.js",
  projects: config.projects.filter(({ testMatch }) => !testMatch),
  timeout: 180_000,
  reporter: [["line"]],
  outputDir: "test-results/shots",
};
