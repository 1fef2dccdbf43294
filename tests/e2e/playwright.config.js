// The configuration of the end-to-end tests. `cargo xtask test` builds what they need and sets these variables:
// DEVSERVER (the server's program), DIST (the built page), DEV_DIST (the same as a debug build), ROOT (the work tree),
// CHROMIUM_PATH (the browser), HEADLESS_SHELL_PATH (its headless shell), NGINX_PATH and CADDY_PATH (the servers in front of it).
import { defineConfig } from "@playwright/test";

const chromium = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const shell = process.env.HEADLESS_SHELL_PATH ?? chromium;

/** Marks the tests that need the whole browser; the others run in its shell, in half the time. */
const WHOLE = /@chromium/;
/** The tests that run behind nginx, and again behind Caddy. */
const FRONTS = /servers(_\w+)?\.e2e\.js$/;

const browser = (executablePath) => ({
  browserName: "chromium",
  launchOptions: {
    executablePath,
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
});

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.e2e.js",
  // A test that passes only the second time is broken, and so is `test.only`.
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  // One more than the smallest machine has cores: with two, they were idle for an eighth of the time.
  workers: 3,
  timeout: 30_000,
  reporter: [["list"]],
  outputDir: "test-results",
  // The same everywhere, so that a change to a page shows in its snapshot.
  snapshotPathTemplate: "{testDir}/snapshots/{arg}{ext}",
  // Recording takes a third of the time. `cargo xtask test` runs what failed once more with a trace.
  use: { trace: "off" },
  projects: [
    { name: "shell", grepInvert: WHOLE, testIgnore: FRONTS, use: browser(shell) },
    { name: "chromium", grep: WHOLE, testIgnore: FRONTS, use: browser(chromium) },
    ...["nginx", "caddy"].map((name) => ({ name, testMatch: FRONTS, use: { ...browser(shell), frontName: name } })),
  ],
});
