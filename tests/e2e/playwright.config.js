// The configuration of the end-to-end tests. `cargo xtask test` builds what they need and sets these variables:
// DEVSERVER (the server's program), DIST (the built page), DEV_DIST (the same as a debug build), ROOT (the work tree),
// CHROMIUM_PATH (the browser).
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.e2e.js",
  // A test that passes only the second time is broken, and so is `test.only`.
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  reporter: [["list"]],
  outputDir: "test-results",
  // The same everywhere, so that a change to a page shows in its snapshot.
  snapshotPathTemplate: "{testDir}/snapshots/{arg}{ext}",
  use: {
    // Recording takes a third of the time. Run a failed test again with `--trace on`.
    trace: "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
