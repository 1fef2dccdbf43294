// The main flows in three engines: `cargo xtask test --only engines`. Besides the variables of playwright.config.js it takes
// FIREFOX_PATH (Firefox) and WEBKIT_DRIVER (the driver of WebKitGTK, which knows its browser).
import { ENGINES } from "./engines/engines.js";
import config from "./playwright.config.js";

export default {
  ...config,
  testDir: "engines",
  testMatch: "*.engine.js",
  // A browser is started once for each file.
  fullyParallel: false,
  expect: { toPass: { timeout: 15_000 } },
  timeout: 60_000,
  outputDir: "test-results/engines",
  projects: Object.keys(ENGINES).map((name) => ({ name, use: { engineName: name } })),
};
