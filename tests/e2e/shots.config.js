// `cargo xtask shots`: screenshots for looking at, in screenshots/. No test, so `cargo xtask test` does not run it.
import config from "./playwright.config.js";

export default { ...config, testMatch: "shots.js", timeout: 180_000, reporter: [["line"]], outputDir: "test-results/shots" };
