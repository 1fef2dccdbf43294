// A photo, from choosing it until it can be cropped, and the longest task of the main thread meanwhile. The browser decodes
// on another thread.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { photo } from "../support/pictures.js";
import { cold } from "./browser.js";
import { series } from "./series.js";
import { longest, traced } from "./trace.js";

/** The pixels of a phone's photo and of a camera's, by what the series are called. */
const PHOTOS = { "12 MP": [4032, 3024], "50 MP": [8160, 6120] };

/** Runs in the page: measures from the choice until the controls can be used, as `window.ready`. */
function watch() {
  document.addEventListener("change", () => {
    const start = performance.now();
    window.ready = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector("dialog input[type=range]:enabled")) return;
        observer.disconnect();
        resolve(performance.now() - start);
      });
      observer.observe(document, { childList: true, subtree: true, attributes: true });
    });
  }, { capture: true, once: true });
}

async function measure(browser, server, file) {
  const { page, close } = await cold(browser, server);
  await page.goto(`${server.url}/profile`);
  const input = page.locator("input[type=file]");
  await input.waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(watch);
  const events = await traced(browser, page, async () => {
    await input.setInputFiles(file);
    await page.evaluate(() => window.ready);
  });
  const time = await page.evaluate(() => window.ready);
  await close();
  return { time, task: longest(events) };
}

export async function picture(bench) {
  // The page would have to unpack a file that is not on the disk, on its main thread.
  const folder = mkdtempSync(join(tmpdir(), "iam-account-bench-"));
  try {
    return await opened(join(folder, "photo.jpg"), bench);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function opened(file, { browser, ours, runs, say }) {
  const lines = [];
  for (const [name, size] of Object.entries(PHOTOS)) {
    writeFileSync(file, (await photo(...size)).buffer);
    const results = [];
    for (let run = 0; run < runs; run += 1) {
      say(`Opening a photo of ${name}: ${run + 1} of ${runs} …`);
      results.push(await measure(browser, ours, file));
    }
    lines.push(series(`photo of ${name}, until it is ready`, "ms", results.map(({ time }) => time)));
    lines.push(series(`photo of ${name}, longest task`, "ms", results.map(({ task }) => task)));
  }
  return lines;
}
