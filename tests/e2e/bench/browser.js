// Chromium for the bench: signed in, cold, and as slow as a measurement asks for.
import { chromium } from "@playwright/test";
import { COOKIE } from "./served.js";

/** How fast the machine and the line are. Throughput is in bits per second, latency in milliseconds. */
export const SPEEDS = {
  "1 × CPU": { cpu: 1 },
  "4 × CPU": { cpu: 4 },
  "4 × CPU, slow 4G": { cpu: 4, line: { throughput: 1_600_000, latency: 150 } },
};

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });

/** Runs in the page before its scripts: `window.programMemory` becomes the memory of its WebAssembly. */
function keepMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      // The build shortens the names of exports.
      const values = Object.values((result.instance ?? result).exports);
      window.programMemory ??= values.find((value) => value instanceof WebAssembly.Memory);
      return result;
    };
  }
}

/**
 * A page of a new browser profile, with empty caches, signed in at `server`. Returns `{ page, cdp, close }`. `script` runs
 * in each document before its own scripts.
 */
export async function cold(browser, server, { cpu, line } = SPEEDS["1 × CPU"], script) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 } });
  await context.addInitScript(keepMemory);
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.setCookie", server.cookie);
  await cdp.send("Performance.enable");
  if (cpu > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (line) {
    await cdp.send("Network.enable");
    const throughput = line.throughput / 8;
    const conditions = { offline: false, latency: line.latency, downloadThroughput: throughput, uploadThroughput: throughput };
    await cdp.send("Network.emulateNetworkConditions", conditions);
  }
  return { page, cdp, close: () => context.close() };
}

/** Signs in once, and keeps the session's cookie for every later page. */
export async function signIn(browser, server) {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(server.url + COOKIE.signInUrl.replace("{returnTo}", "/profile"));
  await page.getByLabel("Email", { exact: true }).fill("zoe@example.test");
  await page.getByLabel("Password", { exact: true }).fill("correct-horse-battery");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`${server.url}/profile`);
  const cookie = (await context.cookies()).find(({ name }) => name === "__Host-iam-session");
  await context.close();
  // With a URL in place of a domain, which a cookie with this prefix may not name.
  server.cookie = { name: cookie.name, value: cookie.value, url: server.url.replace("http:", "https:"), path: "/", secure: true };
}

/** Bytes of memory after a garbage collection: the JavaScript heap, and the program's own memory. */
export async function memory(page, cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  return heap + (await page.evaluate(() => window.programMemory?.buffer.byteLength ?? 0));
}
